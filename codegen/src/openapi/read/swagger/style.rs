//! Conversion of `collectionFormat`, which joins the items of an array, to a style.

use crate::diagnostics::{Code, Diagnostic};
use crate::message::{Location, Style, StyleKind};
use crate::openapi::cursor::Object;
use crate::source::Node;

/// Returns the style of a parameter. Only arrays have a `collectionFormat`.
pub(super) fn of(object: &Object<'_, '_>, location: Location) -> Style {
    let kind = default(location);
    if !is_array(object) {
        return Style::plain(kind, kind == StyleKind::Form);
    }
    joined(object, location == Location::Query, Style::plain(kind, false))
}

/// Returns the style of an array in a form.
pub(super) fn of_field(object: &Object<'_, '_>) -> Style {
    joined(object, true, Style::plain(StyleKind::Form, false))
}

/// Returns the default style of a location.
pub(super) fn default(location: Location) -> StyleKind {
    match location {
        Location::Query | Location::Cookie => StyleKind::Form,
        Location::Path | Location::Header => StyleKind::Simple,
    }
}

fn is_array(object: &Object<'_, '_>) -> bool {
    object.node.get("type").and_then(Node::as_str) == Some("array")
}

/// Returns the style of `collectionFormat`, which defaults to `commas`. If `repeats` is true, `multi` is allowed.
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
            let message = format!("`{format}` is not a `collectionFormat` for a parameter in this location");
            let found = Diagnostic::value(Code::InvalidParameter, at, message);
            object.reader.report(found.hint("the items are joined by commas"));
            object.degrade("collectionFormat");
            commas
        }
    }
}
