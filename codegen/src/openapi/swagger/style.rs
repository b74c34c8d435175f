//! `collectionFormat`: how the items of an array are joined.

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::model::{Location, Style, StyleKind};
use crate::openapi::reader::Object;
use crate::source::Node;

/// `collectionFormat` as a style. What is no array is sent in the default style.
pub(super) fn of(object: &Object<'_, '_>, location: Location) -> Style {
    let kind = if location == Location::Query { StyleKind::Form } else { StyleKind::Simple };
    let plain = |kind, explode| Style { kind, explode, allow_reserved: false };
    let array = object.node.get("type").and_then(Node::as_str) == Some("array");
    if !array {
        return plain(kind, kind == StyleKind::Form);
    }
    let joined = plain(kind, false);
    let Some(format) = object.string("collectionFormat") else { return joined };
    let at = object.node.get("collectionFormat").unwrap_or(object.node).place();
    match (format, location) {
        ("csv", _) => joined,
        ("multi", Location::Query) => plain(StyleKind::Form, true),
        ("ssv", Location::Query) => plain(StyleKind::SpaceDelimited, false),
        ("pipes", Location::Query) => plain(StyleKind::PipeDelimited, false),
        ("ssv" | "tsv" | "pipes", _) => {
            let message = format!("the `collectionFormat` `{format}` is not supported here");
            let found = Diagnostic::value(Code::UnsupportedParameter, at, message);
            object.reader.report(found.hint("the items are joined by commas"));
            object.degrade("collectionFormat");
            joined
        }
        _ => {
            let message = format!("`{format}` is no `collectionFormat` for a parameter here");
            let found = Diagnostic::value(Code::InvalidParameter, at, message);
            object.reader.report(found.hint("the items are joined by commas"));
            object.degrade("collectionFormat");
            joined
        }
    }
}
