//! The versions of the OpenAPI Specification.

use super::foreign;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Node, Value};

/// A version of the OpenAPI Specification, without the patch number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 2.0, also known as Swagger.
    V2_0,
    /// 3.0.x, with its own dialect of JSON Schema.
    V3_0,
    /// 3.1.x, with JSON Schema 2020-12.
    V3_1,
    /// 3.2.x.
    V3_2,
}

const KNOWN: &str = "supported versions are `swagger: '2.0'` and `openapi` 3.0.x, 3.1.x and 3.2.x";

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::V2_0 => "2.0",
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        })
    }
}

impl Version {
    /// Returns the version that a description declares. A missing or unsupported version is reported.
    pub(super) fn of(root: Node<'_>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some((keyword, node)) = ["openapi", "swagger"].into_iter().find_map(|key| Some((key, root.get(key)?)))
        else {
            let (message, hint) = foreign::recognise(root).unwrap_or_else(|| {
                (
                    "this is not an OpenAPI description: `openapi` is missing".to_owned(),
                    "the first line is usually `openapi: 3.1.0` or `swagger: '2.0'`".to_owned(),
                )
            });
            diagnostics.push(Diagnostic::value(Code::NotADescription, root.place(), message).hint(hint));
            return None;
        };
        let text = match node.value() {
            Value::String(text) => text.to_string(),
            // `openapi: 3.1` without quotes.
            Value::Float(_) | Value::Int(_) => {
                let message = format!("`{keyword}` must be a string, but is {}", node.value().kind());
                let found = Diagnostic::value(Code::WrongType, node.place(), message);
                let whole = if keyword == "openapi" { "3.1.0" } else { "2.0" };
                diagnostics.push(found.hint(format!("write the full version in quotes: `'{whole}'`")));
                node.to_json().to_string()
            }
            other => {
                let message = format!("`{keyword}` must be a string, but is {}", other.kind());
                diagnostics.push(Diagnostic::value(Code::UnknownVersion, node.place(), message).hint(KNOWN));
                return None;
            }
        };
        let mut parts = text.split('.');
        match (keyword, parts.next(), parts.next()) {
            ("swagger", Some("2"), Some("0") | None) => Some(Self::V2_0),
            ("openapi", Some("3"), Some("0")) => Some(Self::V3_0),
            ("openapi", Some("3"), Some("1")) => Some(Self::V3_1),
            ("openapi", Some("3"), Some("2")) => Some(Self::V3_2),
            _ => {
                let message = format!("`{text}` is not a supported version of the OpenAPI Specification");
                diagnostics.push(Diagnostic::value(Code::UnknownVersion, node.place(), message).hint(KNOWN));
                None
            }
        }
    }
}
