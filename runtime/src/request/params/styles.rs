//! The style table of OpenAPI 3.2 (section 4.12.2.6, Style Examples), as data.

use super::{
    deep_object,
    error::ParamError,
    location::Location,
    pair::{Pair, TextEncoding, no_file, present, primitive, primitives},
    value::ParamValue,
};
use crate::{
    operation::{Style, StyleKind},
    text::percent::Percent,
};

/// A row of the table.
struct Row {
    /// The text before everything else.
    prefix: &'static str,
    /// The text between exploded parts.
    separator: &'static str,
    /// The text between the elements of one part: encoded and raw.
    delimiter: (&'static str, &'static str),
    /// True if a part starts with the parameter's name, unless the location already includes the name.
    named: bool,
    /// True if an empty value is written as `name=`, and false if it is written as `name`.
    equals_when_empty: bool,
}

const fn row(kind: StyleKind) -> Row {
    let comma = (",", ",");
    let (prefix, separator, delimiter) = match kind {
        StyleKind::Form | StyleKind::DeepObject | StyleKind::Dotted | StyleKind::Json => ("", "&", comma),
        StyleKind::Simple => ("", ",", comma),
        StyleKind::Label => (".", ".", comma),
        StyleKind::Matrix => (";", ";", comma),
        StyleKind::SpaceDelimited => ("", "&", ("%20", " ")),
        StyleKind::PipeDelimited => ("", "&", ("%7C", "|")),
        StyleKind::TabDelimited => ("", "&", ("%09", "\t")),
        StyleKind::Cookie => ("", "; ", comma),
    };
    Row {
        prefix,
        separator,
        delimiter,
        named: !matches!(kind, StyleKind::Simple | StyleKind::Label),
        equals_when_empty: !matches!(kind, StyleKind::Matrix),
    }
}

/// Encodes a parameter as one text. Returns `None` if there is nothing to send.
pub(crate) fn joined(
    name: &str,
    value: &ParamValue,
    style: Style,
    place: Location,
) -> Result<Option<String>, ParamError> {
    if let ParamValue::Text(text) | ParamValue::Literal(text) = value
        && style.names.is_empty()
        && !matches!(style.kind, StyleKind::Json | StyleKind::Cookie)
    {
        return joined_primitive(name, text, style, place).map(Some);
    }
    // If the location includes the name, there is no name to repeat.
    let delimited =
        matches!(style.kind, StyleKind::SpaceDelimited | StyleKind::PipeDelimited | StyleKind::TabDelimited);
    let style = if place.has_name() && delimited { style.explode(false) } else { style };
    let parts = pairs(name, value, style, place)?;
    if parts.is_empty() {
        return Ok(None);
    }
    let row = row(style.kind);
    let own_name = row.named && (style.kind == StyleKind::Matrix || !place.has_name());
    // An exploded property has its own name, even if the style omits the parameter's name.
    let named = own_name || (style.explode && matches!(value, ParamValue::Object(_)));
    let texts: Vec<String> = parts.into_iter().map(|part| write(part, named, &row)).collect();
    Ok(Some(format!("{}{}", row.prefix, texts.join(row.separator))))
}

/// Encodes a string, number or boolean as [`joined`] does, without intermediate texts.
fn joined_primitive(name: &str, text: &str, style: Style, place: Location) -> Result<String, ParamError> {
    place.check(style)?;
    let row = row(style.kind);
    let mut joined = String::with_capacity(row.prefix.len() + name.len() + 1 + text.len());
    joined.push_str(row.prefix);
    if row.named && (style.kind == StyleKind::Matrix || !place.has_name()) {
        place.names(style).push(&mut joined, name);
        if !text.is_empty() || row.equals_when_empty {
            joined.push('=');
        }
    }
    place.values(style).push(&mut joined, text);
    Ok(joined)
}

fn write(part: Pair, named: bool, row: &Row) -> String {
    if !named {
        part.value
    } else if part.value.is_empty() && !row.equals_when_empty {
        part.name
    } else {
        format!("{}={}", part.name, part.value)
    }
}

/// Encodes a parameter as name-value pairs: none if it is absent or empty, otherwise one, or one for each element or
/// property.
pub(crate) fn pairs(name: &str, value: &ParamValue, style: Style, place: Location) -> Result<Vec<Pair>, ParamError> {
    place.check(style)?;
    let text = TextEncoding { names: place.names(style), values: place.values(style) };
    let mut parts = written(name, value, style, &text)?;
    if parts.is_empty() && style.allow_empty && place == Location::Query {
        parts.push(text.part(name, ""));
    }
    let ends = |text: &str| text.contains(';');
    if style.kind == StyleKind::Cookie && parts.iter().any(|part| ends(&part.name) || ends(&part.value)) {
        // This style does not encode anything, so a `;` would start another cookie.
        return Err(ParamError("a cookie cannot contain an unencoded `;`".to_owned()));
    }
    Ok(parts)
}

fn written(name: &str, value: &ParamValue, style: Style, text: &TextEncoding) -> Result<Vec<Pair>, ParamError> {
    let is_set = matches!(value, ParamValue::Array(_) | ParamValue::Object(_));
    match value {
        ParamValue::Absent => Ok(vec![]),
        value if style.kind == StyleKind::Json => Ok(vec![text.part(name, &value.to_json()?)]),
        ParamValue::Text(value) | ParamValue::Literal(value) if style.names.is_empty() => {
            Ok(vec![text.part(name, value)])
        }
        value if matches!(style.kind, StyleKind::DeepObject | StyleKind::Dotted) => {
            deep_object::pairs(name, value, style, text)
        }
        ParamValue::Array(items) if style.explode => {
            Ok(primitives(items)?.into_iter().map(|item| text.part(name, item)).collect())
        }
        ParamValue::Object(properties) if style.explode => exploded(properties, style, text),
        ParamValue::File(_) => Err(no_file()),
        _ if style.kind == StyleKind::Cookie && is_set => {
            Err(ParamError("a cookie cannot contain the commas of an array that is not exploded".to_owned()))
        }
        value => {
            let (encoded, raw) = row(style.kind).delimiter;
            let delimiter = if text.values == Percent::Raw { raw } else { encoded };
            let values = delimited(value, delimiter, text)?;
            Ok(values.map(|value| Pair { name: text.names.encode(name), value }).into_iter().collect())
        }
    }
}

/// Joins the elements, or alternating names and values, into one text. Returns `None` if there are none.
fn delimited(value: &ParamValue, delimiter: &str, text: &TextEncoding) -> Result<Option<String>, ParamError> {
    let mut texts = Vec::new();
    match value {
        ParamValue::Array(items) => texts.extend(primitives(items)?.into_iter().map(|item| text.values.encode(item))),
        ParamValue::Object(properties) => {
            for (name, property) in present(properties) {
                texts.push(text.names.encode(name));
                texts.push(text.values.encode(primitive(property)?));
            }
        }
        ParamValue::Absent | ParamValue::File(_) => {}
        ParamValue::Text(value) | ParamValue::Literal(value) => texts.push(text.values.encode(value)),
    }
    Ok(if texts.is_empty() { None } else { Some(texts.join(delimiter)) })
}

/// Encodes each property by its own name. An array property repeats its name in styles that allow this.
fn exploded(properties: &[(String, ParamValue)], style: Style, text: &TextEncoding) -> Result<Vec<Pair>, ParamError> {
    let mut parts = Vec::new();
    for (name, property) in present(properties) {
        match property {
            ParamValue::Array(items) if row(style.kind).separator == "&" => {
                parts.extend(primitives(items)?.into_iter().map(|item| text.part(name, item)));
            }
            property => parts.push(text.part(name, primitive(property)?)),
        }
    }
    Ok(parts)
}
