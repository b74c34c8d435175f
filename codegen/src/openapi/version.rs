//! The versions of the OpenAPI Specification.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Node, Value};

/// A version, without its patch number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 3.0.x: its own dialect of JSON Schema.
    V3_0,
    /// 3.1.x: JSON Schema 2020-12.
    V3_1,
    /// 3.2.x.
    V3_2,
}

const KNOWN: &str = "known are 3.0.x, 3.1.x and 3.2.x";

impl Version {
    /// The version that a description says it follows; `None` is reported.
    pub(super) fn of(root: Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some(node) = root.get("openapi") else {
            diagnostics.push(match root.get("swagger") {
                Some(swagger) => {
                    Diagnostic::value(Code::UnknownVersion, swagger.place(), "Swagger 2.0 is not read").hint(KNOWN)
                }
                None => Diagnostic::value(
                    Code::NotADescription,
                    root.place(),
                    "this is not an OpenAPI description: it has no `openapi`",
                )
                .hint("its first line is usually `openapi: 3.1.0`"),
            });
            return None;
        };
        let text = match node.value() {
            Value::String(text) => text.to_string(),
            // `openapi: 3.1` without quotes.
            Value::Float(_) | Value::Int(_) => {
                let message = format!("`openapi` must be a string, and is {}", node.value().kind());
                let found = Diagnostic::value(Code::WrongType, node.place(), message);
                diagnostics.push(found.hint("write it in quotes and whole: `'3.1.0'`"));
                node.to_json().to_string()
            }
            other => {
                let message = format!("`openapi` must be a string, and is {}", other.kind());
                diagnostics.push(Diagnostic::value(Code::UnknownVersion, node.place(), message).hint(KNOWN));
                return None;
            }
        };
        let mut parts = text.split('.');
        match (parts.next(), parts.next()) {
            (Some("3"), Some("0")) => Some(Self::V3_0),
            (Some("3"), Some("1")) => Some(Self::V3_1),
            (Some("3"), Some("2")) => Some(Self::V3_2),
            _ => {
                let message = format!("`{text}` is not a known version of the OpenAPI Specification");
                diagnostics.push(Diagnostic::value(Code::UnknownVersion, node.place(), message).hint(KNOWN));
                None
            }
        }
    }
}
