//! Parameters: the method call that adds a parameter to a request.

use super::argument::Argument;
use super::fragment::{Fragment, rust};
use crate::ir::{Constant, Location, Nested, Parameter, Style, StyleKind};
use crate::names::Name;

/// Returns the method call that adds a parameter, such as `.query_param("limit", limit)`.
pub(super) fn part(parameter: &Parameter, argument: &Argument, marker: &Name) -> Fragment {
    let name = &match &parameter.constant {
        Some(Constant::Text(text)) => Fragment::literal(text),
        Some(Constant::Integer(number)) => rust!("{}_i64", number),
        Some(Constant::Float(number)) => rust!("{}_f64", Fragment::float(f64::from_bits(*number))),
        Some(Constant::Boolean(value)) => rust!("{}", value),
        None => argument.value.clone(),
    };
    let wire = Fragment::literal(&parameter.wire);
    if let Some(query) = &parameter.query_string {
        let encodings = if query.encodings.is_empty() { rust!("&[]") } else { rust!("{}::QUERY", marker) };
        return rust!(".query_string({}, {}, {}, {})", wire, name, Fragment::literal(&query.media_type), encodings);
    }
    let (method, default) = match parameter.location {
        Location::Path => ("path_param", (StyleKind::Simple, false)),
        Location::Query => ("query_param", (StyleKind::Form, true)),
        Location::Header => ("header_param", (StyleKind::Simple, false)),
        Location::Cookie => ("cookie_param", (StyleKind::Form, true)),
    };
    if parameter.json {
        return rust!(".{}_with({}, {}, Style::JSON)", method, wire, name);
    }
    if (parameter.style.kind, parameter.style.explode) == default
        && !parameter.style.allow_reserved
        && !parameter.style.allow_empty
        && parameter.nested.is_empty()
    {
        rust!(".{}({}, {})", method, wire, name)
    } else {
        rust!(".{}_with({}, {}, {})", method, wire, name, style(parameter.style, &parameter.nested))
    }
}

pub(super) fn style(style: Style, nested: &[Nested]) -> Fragment {
    let (kind, exploded) = match style.kind {
        StyleKind::Simple => ("SIMPLE", Some(false)),
        StyleKind::Label => ("LABEL", Some(false)),
        StyleKind::Matrix => ("MATRIX", Some(false)),
        StyleKind::Form => ("FORM", Some(true)),
        StyleKind::SpaceDelimited => ("SPACE_DELIMITED", Some(false)),
        StyleKind::PipeDelimited => ("PIPE_DELIMITED", Some(false)),
        StyleKind::Cookie => ("COOKIE", Some(true)),
        // The following styles have no exploded form.
        StyleKind::TabDelimited => ("TAB_DELIMITED", None),
        StyleKind::DeepObject => ("DEEP_OBJECT", None),
        StyleKind::Brackets => ("BRACKETED", None),
        StyleKind::Indices => ("INDEXED", None),
        StyleKind::Dots => ("DOTTED", None),
        StyleKind::Aws => ("NUMBERED", None),
    };
    let explode = match exploded {
        Some(usual) if usual != style.explode => rust!(".explode({})", style.explode),
        _ => Fragment::default(),
    };
    let reserved = if style.allow_reserved { ".allow_reserved()" } else { "" };
    let empty = if style.allow_empty { ".allow_empty()" } else { "" };
    rust!("Style::{}{}{}{}{}", kind, explode, reserved, empty, names(nested))
}

/// Returns the calls that name nested properties, such as `.names(&[("Tags", "Tag")]).maps(&["Attributes"])`.
fn names(nested: &[Nested]) -> Fragment {
    let renamed: Vec<_> = nested.iter().filter(|nested| nested.wire != nested.property).collect();
    let maps: Vec<_> = nested.iter().filter(|nested| nested.map).collect();
    let mut fragment = Fragment::default();
    if !renamed.is_empty() {
        let rows = renamed.into_iter();
        let rows = rows.map(|name| rust!("({}, {})", Fragment::literal(&name.property), Fragment::literal(&name.wire)));
        fragment = rust!(".names(&[{}])", Fragment::join(rows, ", "));
    }
    if !maps.is_empty() {
        let rows = maps.into_iter().map(|map| Fragment::literal(&map.property));
        fragment = rust!("{}.maps(&[{}])", fragment, Fragment::join(rows, ", "));
    }
    fragment
}
