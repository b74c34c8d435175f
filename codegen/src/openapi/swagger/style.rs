//! `collectionFormat`: how the items of an array are joined.

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::model::{Location, Style, StyleKind};
use crate::openapi::reader::Object;
use crate::source::Node;

/// `collectionFormat` as a style. What is no array is sent in the default style.
pub(super) fn of(object: &Object<'_, '_>, location: Location) -> Style {
    let kind = default(location);
    if !is_array(object) {
        return Style::plain(kind, kind == StyleKind::Form);
    }
    joined(object, location == Location::Query, Style::plain(kind, false))
}

/// `collectionFormat` of an array in a form.
pub(super) fn of_field(object: &Object<'_, '_>) -> Style {
    joined(object, true, Style::plain(StyleKind::Form, false))
}

/// The style of a parameter that is no list.
pub(super) fn default(location: Location) -> StyleKind {
    match location {
        Location::Query | Location::Cookie => StyleKind::Form,
        Location::Path | Location::Header => StyleKind::Simple,
    }
}

fn is_array(object: &Object<'_, '_>) -> bool {
    object.node.get("type").and_then(Node::as_str) == Some("array")
}

/// How the items are joined; `commas` is the default.
pub(super) fn joined(object: &Object<'_, '_>, repeats: bool, commas: Style) -> Style {
    let Some(format) = object.string("collectionFormat") else { return commas };
    match format {
        "csv" => commas,
        "ssv" => Style::plain(StyleKind::SpaceDelimited, false),
        "tsv" => Style::plain(StyleKind::TabDelimited, false),
        "pipes" => Style::plain(StyleKind::PipeDelimited, false),
        "multi" if repeats => Style::plain(StyleKind::Form, true),
        _ => {
            let at = object.node.get("collectionFormat").unwrap_or(object.node).place();
            let message = format!("`{format}` is no `collectionFormat` for a parameter here");
            let found = Diagnostic::value(Code::InvalidParameter, at, message);
            object.reader.report(found.hint("the items are joined by commas"));
            object.degrade("collectionFormat");
            commas
        }
    }
}
