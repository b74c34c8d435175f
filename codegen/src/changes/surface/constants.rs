//! The constants of operations: what an operation does on the wire.

use super::Item;
use super::items::Owned;
use crate::changes::kind::ItemKind;

/// Returns the name of a constant or type of an operation. The responses are items of their own.
pub(super) fn fact(name: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 11] = [
        ("ID", "operation id"),
        ("METHOD", "method"),
        ("PATH", "path"),
        ("SECURITY", "security"),
        ("SCOPES", "scopes"),
        ("MEDIA_TYPE", "media type"),
        ("ENCODING", "encoding"),
        ("SERVER", "server"),
        ("Body", "body"),
        ("Output", "response type"),
        ("Error", "error type"),
    ];
    match name {
        "RESPONSES" => None,
        name => Some(NAMES.iter().find(|(known, _)| *known == name).map_or("other constants", |(_, name)| name)),
    }
}

/// Returns the type of the value that a codec of the runtime encodes or decodes, and the name of the codec.
pub(super) fn decoded(codec: &str) -> (&str, &str) {
    match codec {
        "Empty" | "()" => return ("()", ""),
        "Text" => return ("String", "Text"),
        "Binary" => return ("Bytes", "Binary"),
        _ => {}
    }
    let known = ["Json", "Form", "Multipart"].iter().find_map(|name| {
        let inner = codec.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>')?;
        Some((inner, *name))
    });
    known.unwrap_or((codec, ""))
}

/// Returns a constant of an operation as the description spells it.
pub(super) fn readable(name: &str, value: &str) -> String {
    match name {
        "method" => {
            value.trim_start_matches("Method::").trim_start_matches("named(").trim_end_matches(')').replace('"', "")
        }
        "operation id" | "path" | "media type" => value.trim_matches('"').to_owned(),
        "security" => {
            let alternatives = value.split("&[").skip(2).map(|schemes| {
                let names: Vec<&str> = schemes.split('"').skip(1).step_by(2).collect();
                if names.is_empty() { "no credential".to_owned() } else { names.join(" and ") }
            });
            let alternatives: Vec<String> = alternatives.collect();
            if alternatives.is_empty() { "no credential".to_owned() } else { alternatives.join(" or ") }
        }
        _ => value.to_owned(),
    }
}

/// Returns the media types of a response, as the description spells them.
fn media_types(form: &str) -> String {
    let mut names: Vec<&str> = form.split('"').skip(1).step_by(2).collect();
    if form.starts_with("json()") {
        names.insert(0, "application/json");
    }
    if names.is_empty() { "no body".to_owned() } else { names.join(", ") }
}

/// Returns the documented responses: one item for each status.
pub(super) fn responses(operation: &Owned<Vec<(String, String)>>, path: &str, index: usize) -> Vec<Item> {
    let text = operation.value.iter().find(|(name, _)| name == "RESPONSES").map_or("", |(_, text)| text.as_str());
    let rows = text.split("StatusKey::").skip(1);
    let rows = rows.map(|row| {
        let row = row.trim_end_matches([',', ' ', ']']);
        let (key, form) = row.split_once('.').unwrap_or((row, ""));
        let digits: String = key.chars().filter(char::is_ascii_digit).collect();
        let status = match (key.starts_with("Range"), digits.as_str()) {
            (_, "") => "default".to_owned(),
            (true, class) => format!("{class}xx"),
            (false, code) => code.to_owned(),
        };
        let mut item = Item::new(ItemKind::Response, format!("{path}@{status}"), operation.file);
        item.parent = Some(index);
        item.facts.insert("media types", media_types(form));
        item
    });
    rows.collect()
}
