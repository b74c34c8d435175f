//! Compares the values that a program decoded with the responses of the server.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::step::Step;
use crate::fidelity::compare::{Change, differences};
use crate::xml::tree::Tree;

/// A failure of a step.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Failure {
    /// The step.
    pub step: String,
    /// The class of the failure, which is the same in every run.
    pub cause: String,
    /// A description of the failure.
    pub detail: String,
}

/// Returns all failures of a step. A report of something undocumented is a failure, too, unless an overlay corrects the
/// description or the failure is known.
pub fn failures(step: &Step) -> Vec<Failure> {
    let failure = |cause: String, detail: String| Failure { step: step.step.clone(), cause, detail };
    if let Some(error) = &step.error {
        return vec![failure("failed".to_owned(), error.clone())];
    }
    let mut found: Vec<Failure> = step
        .drift
        .iter()
        .map(|drift| failure(format!("undocumented {}", general(&drift.pointer)), drift.text.clone()))
        .collect();
    let Ok(raw) = STANDARD.decode(&step.raw) else {
        found.push(failure("invalid record".to_owned(), step.raw.clone()));
        return found;
    };
    for (pointer, detail) in lost(step, &raw) {
        // A reported loss is not counted again. For the items of a list, only the first one is reported.
        let location = general(&pointer);
        let is_reported = step.drift.iter().any(|drift| {
            if is_xml(step) {
                // XML elements have other names than the properties that enclose them.
                last(&location) == last(&drift.pointer)
            } else {
                is_within(&location, &general(&drift.pointer))
            }
        });
        if !is_reported {
            found.push(failure(format!("lost {location}"), detail));
        }
    }
    found
}

/// Returns the places at which the value differs from the body, each with the difference.
fn lost(step: &Step, raw: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8_lossy(raw);
    // If the schema describes bytes, the caller gets the body unchanged.
    let whole = |decoded: &str| decoded.as_bytes() == raw || STANDARD.decode(decoded).is_ok_and(|bytes| bytes == raw);
    match &step.decoded {
        Value::String(decoded) if whole(decoded) => Vec::new(),
        // Responses to HEAD, and responses without a body.
        Value::Null if raw.is_empty() || raw == b"null" => Vec::new(),
        Value::Null => vec![(" (no schema)".to_owned(), text.chars().take(200).collect())],
        decoded if step.media_type.contains("json") => match serde_json::from_slice::<Value>(raw) {
            Err(error) => vec![(String::new(), error.to_string())],
            Ok(sent) => differences(&sent, decoded)
                .into_iter()
                // An optional property may be encoded as an empty value. This is not a difference.
                .filter(|it| it.change != Change::Added || !is_empty(&it.back))
                .map(|it| (it.pointer(), format!("{:?}: {} became {}", it.change, it.sent, it.back)))
                .collect(),
        },
        decoded if is_xml(step) => match Tree::parse(&text) {
            Err(error) => vec![(String::new(), error)],
            Ok(tree) => leaves_lost(&tree, decoded),
        },
        decoded => vec![(String::new(), format!("{} bytes of {} became {decoded}", raw.len(), step.media_type))],
    }
}

fn is_xml(step: &Step) -> bool {
    step.media_type.contains("xml")
}

fn last(pointer: &str) -> Option<&str> {
    pointer.rsplit('/').next()
}

/// Returns true if the location is `outer` or inside it.
fn is_within(location: &str, outer: &str) -> bool {
    location.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(properties) => properties.values().all(is_empty),
        _ => false,
    }
}

/// Returns the texts of an XML document that are missing from the scalars of the value, once for each missing
/// occurrence.
fn leaves_lost(tree: &Tree, decoded: &Value) -> Vec<(String, String)> {
    let mut scalars = BTreeMap::new();
    count(decoded, &mut scalars);
    let mut found = Vec::new();
    let mut open = vec![(String::new(), tree)];
    while let Some((path, tree)) = open.pop() {
        let path = format!("{path}/{}", tree.name.1);
        open.extend(tree.children.iter().map(|child| (path.clone(), child)));
        let text = tree.text.trim();
        if tree.children.is_empty() && !text.is_empty() {
            match scalars.get_mut(text).filter(|left| **left > 0) {
                Some(left) => *left -= 1,
                None => found.push((path, format!("the value does not contain `{text}`"))),
            }
        }
    }
    found
}

fn count(value: &Value, scalars: &mut BTreeMap<String, usize>) {
    match value {
        Value::Null => {}
        Value::String(text) => *scalars.entry(text.trim().to_owned()).or_default() += 1,
        Value::Bool(_) | Value::Number(_) => *scalars.entry(value.to_string()).or_default() += 1,
        Value::Array(items) => items.iter().for_each(|item| count(item, scalars)),
        Value::Object(properties) => properties.values().for_each(|property| count(property, scalars)),
    }
}

/// Replaces the indices in a pointer, because they change from run to run.
fn general(pointer: &str) -> String {
    let is_index = |segment: &str| !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
    let segments: Vec<&str> = pointer.split('/').map(|it| if is_index(it) { "*" } else { it }).collect();
    segments.join("/")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(media_type: &str, raw: &str, decoded: &Value, drift: &[&str]) -> Vec<String> {
        let drift: Vec<Value> = drift.iter().map(|pointer| json!({"pointer": pointer, "text": "T"})).collect();
        let step = json!({
            "step": "S", "status": 200, "media_type": media_type, "raw": STANDARD.encode(raw),
            "decoded": decoded, "drift": drift,
        });
        failures(&serde_json::from_value(step).unwrap()).into_iter().map(|failure| failure.cause).collect()
    }

    #[test]
    fn a_missing_property_that_is_not_reported_is_a_loss() {
        let raw = r#"{"a":[{"b":1},{"b":2}]}"#;
        let decoded = json!({"a": [{"b": 1}, {}], "c": null, "d": []});
        assert_eq!(found("application/json", raw, &decoded, &[]), ["lost /a/*/b"]);
        assert_eq!(found("application/json", raw, &decoded, &["/a/0/b"]), ["undocumented /a/*/b"]);
        assert_eq!(found("application/json", raw, &decoded, &["/a/0/bc"]), ["undocumented /a/*/bc", "lost /a/*/b"]);
    }

    #[test]
    fn each_occurrence_of_an_xml_text_must_be_found() {
        let raw = "<R><a>1</a><b><c>x</c><c>x</c></b></R>";
        assert!(found("text/xml", raw, &json!({"a": 1, "b": ["x", "x"]}), &[]).is_empty());
        assert_eq!(found("text/xml", raw, &json!({"a": 1, "b": ["x"]}), &[]), ["lost /R/b/c"]);
    }

    #[test]
    fn bytes_and_texts_are_compared_as_a_whole() {
        assert!(found("text/plain", "abc", &json!("abc"), &[]).is_empty());
        assert!(found("image/png", "abc", &json!(STANDARD.encode("abc")), &[]).is_empty());
        assert_eq!(found("image/png", "abc", &json!("ab"), &[]), ["lost "]);
        assert!(found("", "", &Value::Null, &[]).is_empty());
    }
}
