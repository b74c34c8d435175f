//! The message of a server about an error, in the usual members of a JSON body.

use serde_json::Value;

/// The size of the largest body that is searched.
const LARGEST: usize = 64 * 1024;

/// Members with the text of an error, the most telling first.
const TEXTS: [&str; 9] = [
    "detail",
    "message",
    "error_description",
    "errorMessage",
    "error_message",
    "msg",
    "description",
    "reason",
    "error",
];

/// Members with the title of an error, which precedes its text.
const TITLES: [&str; 3] = ["title", "code", "error"];

/// Members that hold another object or a list with the error.
const INNER: [&str; 3] = ["error", "errors", "fault"];

/// Returns the text of an error: `title: detail` of problem details (RFC 9457), or the usual members of others.
pub(crate) fn said(body: &[u8]) -> Option<String> {
    if body.len() > LARGEST || body.trim_ascii_start().first() != Some(&b'{') {
        return None;
    }
    of(&serde_json::from_slice(body).ok()?, 3)
}

fn of(value: &Value, levels: usize) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(items) => of(items.first()?, levels.checked_sub(1)?),
        Value::Object(members) => {
            let text = |name: &str| match members.get(name)? {
                Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            };
            said_by(text).or_else(|| {
                let levels = levels.checked_sub(1)?;
                INNER.iter().find_map(|name| of(members.get(*name)?, levels))
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// Returns the text of an error whose members have these texts.
pub(crate) fn said_by(member: impl Fn(&str) -> Option<String>) -> Option<String> {
    let find = |names: &[&str]| names.iter().find_map(|name| member(name));
    match (find(&TITLES), find(&TEXTS)) {
        (Some(title), Some(text)) if title != text => Some(format!("{title}: {text}")),
        (_, Some(text)) | (Some(text), None) => Some(text),
        (None, None) => find(&INNER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_members_are_found() {
        for (body, expected) in [
            (
                r#"{"type":"about:blank","title":"Not found","status":404,"detail":"No pet 7."}"#,
                Some("Not found: No pet 7."),
            ),
            (r#"{"message":"Bad credentials","documentation_url":"https://x"}"#, Some("Bad credentials")),
            (r#"{"error":"invalid_grant","error_description":"expired"}"#, Some("invalid_grant: expired")),
            (r#"{"error":{"code":"Denied","message":"No access","innerError":{}}}"#, Some("Denied: No access")),
            (r#"{"errors":[{"title":"Invalid","detail":"too long"},{}]}"#, Some("Invalid: too long")),
            (r#"{"error":{"type":"card_error","message":"declined"}}"#, Some("declined")),
            (r#"{"errors":["a","b"]}"#, Some("a")),
            (r#" {"error":"gone"}"#, Some("gone")),
            (r#"{"id":7}"#, None),
            (r#"{"message":{"text":"x"}}"#, None),
            ("[1]", None),
            ("{", None),
            ("", None),
        ] {
            assert_eq!(said(body.as_bytes()).as_deref(), expected, "{body}");
        }
    }

    #[test]
    fn large_and_deep_bodies_are_not_searched() {
        let large = format!(r#"{{"message":"{}"}}"#, "x".repeat(LARGEST));
        assert_eq!(said(large.as_bytes()), None);
        let deep = format!("{}\"x\"{}", r#"{"error":"#.repeat(9), "}".repeat(9));
        assert_eq!(said(deep.as_bytes()), None);
    }
}
