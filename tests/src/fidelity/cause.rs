//! Classes of losses: losses that differ only in names belong to the same class.

use serde_json::Value;

use super::compare::{Change, Difference};
use crate::corpus::classify::general;

/// Returns the class of a serde error.
pub fn of_error(message: &str) -> String {
    let line = message.split(" at line ").next().unwrap_or_default();
    let line = general(line);
    let mut kind = String::new();
    let mut is_quoted = false;
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' if is_quoted => {
                kind.push_str("_\"");
                is_quoted = false;
            }
            '"' => {
                kind.push('"');
                is_quoted = true;
            }
            // A quote nested within a quoted text.
            '\\' if is_quoted => drop(chars.next()),
            _ if is_quoted => {}
            char => kind.push(char),
        }
    }
    kind
}

/// Returns the class of a difference.
pub fn of_difference(difference: &Difference) -> String {
    let Difference { sent, back, .. } = difference;
    match difference.change {
        Change::Lost if sent.is_null() => "lost null".to_owned(),
        Change::Lost => "lost property".to_owned(),
        Change::Added => format!("added {}", kind(back)),
        Change::Length => "changed length".to_owned(),
        Change::Value if kind(sent) == kind(back) => format!("changed {}", kind(sent)),
        Change::Value => format!("{} became {}", kind(sent), kind(back)),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::compare::differences;
    use super::*;

    #[test]
    fn an_error_about_other_names_is_of_the_same_kind() {
        let one = of_error("decode: invalid type: string \"a\", expected i64 at line 1 column 10");
        assert_eq!(one, "decode: invalid type: string \"_\", expected i0");
        assert_eq!(one, of_error("decode: invalid type: string \"b\", expected i64 at line 7 column 2"));
        assert_eq!(
            one,
            of_error(r#"decode: invalid type: string "{ \"a\": \"b\" }", expected i64 at line 7 column 2"#)
        );
        assert_eq!(of_error("decode: missing field `a`"), of_error("decode: missing field `bc`"));
    }

    #[test]
    fn a_difference_is_classified_by_its_change() {
        let all = differences(&json!({"a": 1, "b": null, "c": 1}), &json!({"c": "1", "d": null}));
        let causes: Vec<String> = all.iter().map(of_difference).collect();
        assert_eq!(causes, ["lost property", "lost null", "number became string", "added null"]);
    }
}
