//! The version that a description declares.

use super::foreign;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::openapi::model::Version;
use crate::source::{Node, Value};

const KNOWN: &str = "supported versions are `swagger: '2.0'` and `openapi` 3.0.x, 3.1.x and 3.2.x";

/// Returns the version that a description declares. A missing or unsupported version is reported.
pub(super) fn declared(root: Node<'_>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Some((keyword, node)) = ["openapi", "swagger"].into_iter().find_map(|key| Some((key, root.get(key)?))) else {
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
        ("swagger", Some("2"), Some("0") | None) => Some(Version::V2_0),
        ("openapi", Some("3"), Some("0")) => Some(Version::V3_0),
        ("openapi", Some("3"), Some("1")) => Some(Version::V3_1),
        ("openapi", Some("3"), Some("2")) => Some(Version::V3_2),
        _ => {
            let message = format!("`{text}` is not a supported version of the OpenAPI Specification");
            diagnostics.push(Diagnostic::value(Code::UnknownVersion, node.place(), message).hint(KNOWN));
            None
        }
    }
}
