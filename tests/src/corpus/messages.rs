//! Cargo's JSON messages about the crates of the corpus.

use std::path::Path;

use serde_json::Value;

use super::classify::Fault;

/// A message about an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A crate was compiled successfully.
    Passed(String),
    /// A module has an error. The module is `None` if it could not be determined.
    Fault {
        /// The crate.
        group: String,
        /// The module.
        module: Option<String>,
        /// The error.
        fault: Fault,
    },
}

impl Message {
    /// Parses a line of cargo's output.
    pub fn parse(line: &str) -> Option<Self> {
        let value: Value = serde_json::from_str(line).ok()?;
        let group = value.pointer("/target/name")?.as_str()?.to_owned();
        match value.get("reason")?.as_str()? {
            "compiler-artifact" => Some(Self::Passed(group)),
            "compiler-message" => {
                let message = value.get("message")?;
                if message.get("level")?.as_str()? != "error" {
                    return None;
                }
                let code = message.pointer("/code/code").and_then(Value::as_str);
                let text = message.get("message")?.as_str()?;
                if code.is_none() && (text.starts_with("aborting due to") || text.starts_with("could not compile")) {
                    return None;
                }
                let rendered = message.get("rendered").and_then(Value::as_str).unwrap_or(text);
                Some(Self::Fault { group, module: module(message), fault: Fault::new(code, text, rendered) })
            }
            _ => None,
        }
    }
}

/// Returns the module that a message points to, either directly or through a macro invocation.
fn module(message: &Value) -> Option<String> {
    let spans = message.get("spans")?.as_array()?;
    let primary = spans.iter().filter(|span| span.get("is_primary") == Some(&Value::Bool(true)));
    let children = message.get("children").and_then(Value::as_array).into_iter().flatten();
    primary.chain(spans).find_map(file).or_else(|| children.into_iter().find_map(module))
}

fn file(span: &Value) -> Option<String> {
    let path = Path::new(span.get("file_name")?.as_str()?);
    if path.parent().is_some_and(|folder| folder.ends_with("units")) {
        return Some(path.file_stem()?.to_string_lossy().into_owned());
    }
    file(span.pointer("/expansion/span")?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn error(span: &Value) -> Option<Message> {
        let message = json!({"level": "error", "message": "cannot find `A`", "code": {"code": "E0425"}, "rendered": "error: A", "spans": [span], "children": []});
        Message::parse(&json!({"reason": "compiler-message", "target": {"name": "g0"}, "message": message}).to_string())
    }

    fn found(module: &str) -> Message {
        let fault = Fault::new(Some("E0425"), "cannot find `A`", "error: A");
        Message::Fault { group: "g0".to_owned(), module: Some(module.to_owned()), fault }
    }

    #[test]
    fn an_error_belongs_to_the_module_that_it_points_into() {
        let span = json!({"file_name": "crates/g0/src/../../../units/d_a.rs", "is_primary": true});
        assert_eq!(error(&span), Some(found("d_a")));
    }

    #[test]
    fn an_error_in_a_macro_belongs_to_the_module_that_calls_it() {
        let call = json!({"span": {"file_name": "crates/g0/src/../../../units/d_b.rs"}});
        assert_eq!(
            error(&json!({"file_name": "src/macros.rs", "is_primary": true, "expansion": call})),
            Some(found("d_b"))
        );
    }

    #[test]
    fn a_finished_crate_has_passed() {
        let line = json!({"reason": "compiler-artifact", "target": {"name": "g0"}}).to_string();
        assert_eq!(Message::parse(&line), Some(Message::Passed("g0".to_owned())));
    }
}
