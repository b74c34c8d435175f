//! Parameters: the call that adds one to a request.

use super::fragment::{Fragment, rust};
use crate::ir::Parameter;
use crate::names::Name;
use crate::openapi::{Location, Style, StyleKind};

/// `.query_param("limit", limit)`.
pub(super) fn part(parameter: &Parameter, name: &Name) -> Fragment {
    let wire = Fragment::literal(&parameter.wire);
    let (method, default) = match parameter.location {
        Location::Path => ("path_param", (StyleKind::Simple, false)),
        Location::Query => ("query_param", (StyleKind::Form, true)),
        Location::Header => ("header_param", (StyleKind::Simple, false)),
        Location::Cookie => ("cookie_param", (StyleKind::Form, true)),
    };
    if parameter.json {
        return rust!(".{}_with({}, {}, Style::JSON)", method, wire, name);
    }
    if (parameter.style.kind, parameter.style.explode) == default && !parameter.style.allow_reserved {
        rust!(".{}({}, {})", method, wire, name)
    } else {
        rust!(".{}_with({}, {}, {})", method, wire, name, style(parameter.style))
    }
}

fn style(style: Style) -> Fragment {
    let kind = match style.kind {
        StyleKind::Simple => "SIMPLE",
        StyleKind::Label => "LABEL",
        StyleKind::Matrix => "MATRIX",
        StyleKind::Form => "FORM",
        StyleKind::SpaceDelimited => "SPACE_DELIMITED",
        StyleKind::PipeDelimited => "PIPE_DELIMITED",
        StyleKind::DeepObject => "DEEP_OBJECT",
    };
    let reserved = if style.allow_reserved { ".allow_reserved()" } else { "" };
    rust!("Style::{}.explode({}){}", kind, style.explode, reserved)
}
