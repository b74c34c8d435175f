//! Encoding Objects (OpenAPI 3.1, section 4.8.15).

use super::extensions;
use crate::diagnostics::{Code, Diagnostic};
use crate::message::{Style, StyleKind, essence};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Encoding, Version};
use crate::source::{Node, Value};

/// Reads the encodings of the properties of a form. `encoding` does not apply to other media types.
pub(super) fn read_all<'d>(media_type: &Object<'_, 'd>, name: &str) -> Vec<(&'d str, Encoding<'d>)> {
    let essence = essence(name);
    let multipart = essence == "multipart/form-data";
    if !multipart && essence != "application/x-www-form-urlencoded" {
        return Vec::new();
    }
    let encodings = media_type.map("encoding").into_iter();
    encodings.map(|(property, node)| (property, read(media_type.reader, node, multipart))).collect()
}

fn read<'d>(reader: &Reader<'d>, node: Node<'d>, multipart: bool) -> Encoding<'d> {
    let object = reader.object(node, Kind::Encoding);
    // In 3.0, the parts of a multipart body have no serialization style.
    let styled = !multipart || reader.version >= Version::V3_1;
    let notation = extensions::style(&object, true);
    let written = if styled { style(&object) } else { None };
    Encoding {
        place: node.place(),
        style: notation.or(written),
        content_type: object.string("contentType"),
        headers: if multipart { headers(&object) } else { Vec::new() },
    }
}

/// Returns the style if any of its keywords is present.
fn style(object: &Object<'_, '_>) -> Option<Style> {
    let name = object.string("style");
    let explode = object.boolean("explode");
    let allow_reserved = object.boolean("allowReserved");
    if name.is_none() && explode.is_none() && allow_reserved.is_none() {
        return None;
    }
    let kind = match name {
        None | Some("form") => StyleKind::Form,
        Some("spaceDelimited") => StyleKind::SpaceDelimited,
        Some("pipeDelimited") => StyleKind::PipeDelimited,
        Some("deepObject") => StyleKind::DeepObject,
        Some(other) => {
            let at = object.node.get("style").unwrap_or(object.node).place();
            let found = Diagnostic::value(Code::InvalidParameter, at, format!("`{other}` is not a style for a form"));
            object.reader.report(found.hint("the style `form` is used"));
            StyleKind::Form
        }
    };
    let explode = explode.unwrap_or(kind == StyleKind::Form);
    Some(Style { allow_reserved: allow_reserved.unwrap_or(false), ..Style::plain(kind, explode) })
}

/// Returns the names and values of headers that have only one allowed value. The user can set other headers on a file.
fn headers<'d>(object: &Object<'_, 'd>) -> Vec<(&'d str, &'d str)> {
    let mut fixed = Vec::new();
    for (name, node) in object.map("headers") {
        // The content type is given by `contentType` (section 4.8.15.1).
        if name.eq_ignore_ascii_case("content-type") {
            object.reader.leave(Kind::Header, name, node);
            continue;
        }
        let Some(node) = object.reader.follow(node, Kind::Header) else { continue };
        let header = object.reader.object(node, Kind::Header);
        if let Some(value) = fixed_value(node) {
            header.string("description");
            header.boolean("required");
            header.get("schema");
            fixed.push((name, value));
        } else {
            header.skip();
            let message = format!("the header `{name}` of a part is not set, because its value is not fixed");
            let found = Diagnostic::key(Code::UnsupportedKeyword, node.place(), message);
            object.reader.report(found.hint("use `File::header` to set it on a file"));
        }
    }
    fixed
}

/// Returns the value of a header if its schema allows only one.
fn fixed_value(header: Node<'_>) -> Option<&str> {
    let schema = header.get("schema")?;
    if let Some(value) = schema.get("const") {
        return value.as_str();
    }
    let values = schema.get("enum").filter(|values| matches!(values.value(), Value::Array(_)))?;
    let mut values = values.items();
    let only = values.next()?;
    if values.next().is_some() { None } else { only.as_str() }
}
