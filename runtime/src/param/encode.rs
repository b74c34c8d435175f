//! The style table of OpenAPI 3.1 (section 4.8.12.4, Style Examples), as data.

use super::{
    percent::Percent,
    style::{Kind, Style},
    value::{ParamError, ParamValue},
};

/// A name and a value, encoded.
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A row of the table.
struct Row {
    /// What comes before all.
    prefix: &'static str,
    /// What stands between exploded parts.
    separator: &'static str,
    /// What stands between the elements of one part.
    delimiter: &'static str,
    /// Whether a part starts with the parameter's name.
    named: bool,
    /// Whether an empty value is written as `name=` and not as `name`.
    equals_when_empty: bool,
}

const fn row(kind: Kind) -> Row {
    let (prefix, separator, delimiter) = match kind {
        Kind::Form | Kind::DeepObject | Kind::Json => ("", "&", ","),
        Kind::Simple => ("", ",", ","),
        Kind::Label => (".", ".", ","),
        Kind::Matrix => (";", ";", ","),
        Kind::SpaceDelimited => ("", "&", "%20"),
        Kind::PipeDelimited => ("", "&", "%7C"),
    };
    Row {
        prefix,
        separator,
        delimiter,
        named: !matches!(kind, Kind::Simple | Kind::Label),
        equals_when_empty: !matches!(kind, Kind::Matrix),
    }
}

/// The whole text of a parameter, or `None` when there is nothing to send.
pub(crate) fn joined(
    name: &str,
    value: &ParamValue,
    style: Style,
    percent: Percent,
) -> Result<Option<String>, ParamError> {
    let row = row(style.kind);
    let parts = pairs(name, value, style, percent)?;
    if parts.is_empty() {
        return Ok(None);
    }
    // An exploded member brings its own name, whether the style writes the parameter's name or not.
    let named = row.named || (style.explode && matches!(value, ParamValue::Object(_)));
    let texts: Vec<String> = parts.into_iter().map(|part| write(part, named, &row)).collect();
    Ok(Some(format!("{}{}", row.prefix, texts.join(row.separator))))
}

fn write(part: Part, named: bool, row: &Row) -> String {
    if !named {
        part.value
    } else if part.value.is_empty() && !row.equals_when_empty {
        part.name
    } else {
        format!("{}={}", part.name, part.value)
    }
}

/// The name-value pairs that a parameter becomes: none when it is absent or empty, one, or one for each element or member.
pub(crate) fn pairs(name: &str, value: &ParamValue, style: Style, percent: Percent) -> Result<Vec<Part>, ParamError> {
    let part = |name: String, value: String| Part { name, value };
    let own_name = encoded(name, percent);
    if style.kind == Kind::Json {
        let absent = matches!(value, ParamValue::Absent);
        return Ok(if absent { vec![] } else { vec![part(own_name, encoded(&value.to_json(), percent))] });
    }
    match value {
        ParamValue::Absent => Ok(vec![]),
        ParamValue::Text(text) | ParamValue::Literal(text) => Ok(vec![part(own_name, encoded(text, percent))]),
        ParamValue::Object(members) if style.kind == Kind::DeepObject => {
            let mut parts = Vec::new();
            deep(&mut parts, name, members, percent)?;
            Ok(parts)
        }
        ParamValue::Array(items) if style.explode || style.kind == Kind::DeepObject => {
            let items = primitives(items)?;
            Ok(items.iter().map(|item| part(own_name.clone(), encoded(item, percent))).collect())
        }
        ParamValue::Object(members) if style.explode => exploded(members, style, percent),
        ParamValue::Array(_) | ParamValue::Object(_) => {
            let delimiter = row(style.kind).delimiter;
            Ok(delimited(value, delimiter, percent)?.map(|text| part(own_name, text)).into_iter().collect())
        }
    }
}

/// Elements, or names and values in turn, in one text; `None` when there are none.
fn delimited(value: &ParamValue, delimiter: &str, percent: Percent) -> Result<Option<String>, ParamError> {
    let texts: Vec<String> = match value {
        ParamValue::Array(items) => primitives(items)?.into_iter().map(|item| encoded(item, percent)).collect(),
        ParamValue::Object(members) => {
            let mut texts = Vec::new();
            for (name, member) in present(members) {
                texts.push(encoded(name, percent));
                texts.push(encoded(primitive(member)?, percent));
            }
            texts
        }
        ParamValue::Absent => vec![],
        ParamValue::Text(text) | ParamValue::Literal(text) => vec![encoded(text, percent)],
    };
    Ok(if texts.is_empty() { None } else { Some(texts.join(delimiter)) })
}

/// Each member by its own name; a member that is an array repeats it, in the styles that repeat.
fn exploded(members: &[(String, ParamValue)], style: Style, percent: Percent) -> Result<Vec<Part>, ParamError> {
    let mut parts = Vec::new();
    for (name, member) in present(members) {
        match member {
            ParamValue::Array(items) if row(style.kind).separator == "&" => {
                for item in primitives(items)? {
                    parts.push(Part { name: encoded(name, percent), value: encoded(item, percent) });
                }
            }
            member => parts.push(Part { name: encoded(name, percent), value: encoded(primitive(member)?, percent) }),
        }
    }
    Ok(parts)
}

/// `a[b]=1`, and `a[b][c]=1` below it, which the specification leaves open; an array repeats its name.
fn deep(
    parts: &mut Vec<Part>,
    prefix: &str,
    members: &[(String, ParamValue)],
    percent: Percent,
) -> Result<(), ParamError> {
    for (name, member) in present(members) {
        let name = format!("{prefix}[{name}]");
        match member {
            ParamValue::Object(members) => deep(parts, &name, members, percent)?,
            ParamValue::Array(items) => {
                for item in primitives(items)? {
                    parts.push(Part { name: encoded(&name, percent), value: encoded(item, percent) });
                }
            }
            member => parts.push(Part { name: encoded(&name, percent), value: encoded(primitive(member)?, percent) }),
        }
    }
    Ok(())
}

fn present(members: &[(String, ParamValue)]) -> impl Iterator<Item = (&str, &ParamValue)> {
    members.iter().filter(|(_, member)| *member != ParamValue::Absent).map(|(name, member)| (name.as_str(), member))
}

fn primitives(items: &[ParamValue]) -> Result<Vec<&str>, ParamError> {
    items.iter().filter(|item| **item != ParamValue::Absent).map(primitive).collect()
}

fn primitive(value: &ParamValue) -> Result<&str, ParamError> {
    value
        .as_primitive()
        .ok_or_else(|| ParamError("no style says how an array or object is written inside another".to_owned()))
}

fn encoded(text: &str, percent: Percent) -> String {
    let mut out = String::with_capacity(text.len());
    percent.push(&mut out, text);
    out
}

#[cfg(test)]
#[path = "encode_tests.rs"]
mod tests;
