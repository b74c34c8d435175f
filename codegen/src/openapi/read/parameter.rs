//! Parameter Objects (OpenAPI 3.1, section 4.8.12).

use super::swagger::compatibility;
use super::void_header::is_void_header;
use super::{body, extensions};
use crate::diagnostics::{Code, Diagnostic};
use crate::message::{Location, Style, StyleKind};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Parameter, Version};
use crate::source::Node;

/// Reads a parameter, following references. Each parameter is parsed once.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Parameter<'d>> {
    let mut parameter = read_once(reader, node)?;
    parameter.description = reader.described(node, Kind::Parameter).or(parameter.description);
    Some(parameter)
}

fn read_once<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Parameter<'d>> {
    let node = reader.follow(node, Kind::Parameter)?;
    if let Some(known) = reader.parameters.borrow().get(&node.place()) {
        return known.clone();
    }
    let parameter = parse(reader, node);
    reader.parameters.borrow_mut().insert(node.place(), parameter.clone());
    parameter
}

fn parse<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Parameter<'d>> {
    if compatibility::is_body(node) {
        compatibility::report_body(reader, node);
        return None;
    }
    let object = reader.object(node, Kind::Parameter);
    extensions::name_of(&object);
    let name = object.required_string("name");
    if reader.version >= Version::V3_2 && node.get("in").and_then(Node::as_str) == Some("querystring") {
        return query_string(&object, name?);
    }
    let location = location(&object);
    let content = content(&object);
    let schema = object.get("schema").map(|schema| reader.schema(schema));
    let inline = if schema.is_none() && content.is_none() { compatibility::schema(&object) } else { None };
    let required = object.boolean("required").unwrap_or(false);
    let description = object.string("description");
    let deprecated = object.boolean("deprecated").unwrap_or(false);
    let allow_reserved = object.boolean("allowReserved").unwrap_or(false);
    // `allowEmptyValue` only applies to the query (section 4.8.12.2). Elsewhere it stays unread, and so is reported.
    let allow_empty = location == Some(Location::Query) && object.boolean("allowEmptyValue").unwrap_or(false);
    let style = object.string("style");
    let explode = object.boolean("explode");
    let notation = extensions::style(&object, location == Some(Location::Query));
    let (name, location) = (name?, location?);
    if location == Location::Header && is_void_header(reader, name, node) {
        return None;
    }
    if schema.is_none() && inline.is_none() && content.is_none() {
        without_schema(&object);
    }
    let leftover = if style.is_none() && notation.is_none() {
        compatibility::style(&object, location, inline.is_some())
    } else {
        None
    };
    let written = style.map_or_else(|| default_style(location), |style| style_kind(&object, style, location));
    let kind = notation.map_or(written, |notation| notation.kind);
    let (content, schema) = match content {
        Some((media_type, schema)) => (Some(media_type), schema),
        None => (None, schema.or(inline)),
    };
    let explodes = matches!(kind, StyleKind::Form | StyleKind::Cookie) || notation.is_some();
    let plain = Style::plain(kind, explode.unwrap_or(explodes));
    Some(Parameter {
        place: node.place(),
        name,
        location,
        description,
        required,
        deprecated,
        style: Style { allow_reserved, allow_empty, ..leftover.unwrap_or(plain) },
        schema,
        content,
        query_string: None,
    })
}

/// Reports a parameter or header without `schema` and `content` (OpenAPI 3.1, section 4.8.12.2).
pub(super) fn without_schema(object: &Object<'_, '_>) {
    let what = if object.node.get("name").is_some() { "a Parameter Object" } else { "a Header Object" };
    let message = format!("{what} must have `schema` or `content`");
    let found = Diagnostic::value(Code::MissingKeyword, object.place(), message);
    object.reader.report(found.hint("it is treated as a string"));
}

/// Reads a parameter that is the whole query (OpenAPI 3.2, section 4.12.1).
fn query_string<'d>(object: &Object<'_, 'd>, name: &'d str) -> Option<Parameter<'d>> {
    object.get("in");
    let required = object.boolean("required").unwrap_or(false);
    let description = object.string("description");
    let deprecated = object.boolean("deprecated").unwrap_or(false);
    let Some((media_type, node)) = object.map("content").into_iter().next() else {
        object.missing("content");
        return None;
    };
    let media_type = body::media_type(object.reader, media_type, node);
    Some(Parameter {
        place: object.place(),
        name,
        location: Location::Query,
        description,
        required,
        deprecated,
        style: Style::plain(StyleKind::Form, true),
        schema: media_type.schema,
        content: None,
        query_string: Some(media_type),
    })
}

fn location(object: &Object<'_, '_>) -> Option<Location> {
    match object.required_string("in")? {
        "path" => Some(Location::Path),
        "query" => Some(Location::Query),
        "header" => Some(Location::Header),
        "cookie" => Some(Location::Cookie),
        other => {
            let message = format!("`{other}` is not a location of a parameter");
            let at = object.node.get("in").unwrap_or(object.node);
            let found = Diagnostic::value(Code::InvalidParameter, at.place(), message);
            object.reader.report(
                found.hint("the locations are `path`, `query`, `header` and `cookie`; the parameter is omitted"),
            );
            None
        }
    }
}

/// Returns the media type and schema of `content`, which has exactly one entry.
pub(super) fn content<'d>(object: &Object<'_, 'd>) -> Option<(&'d str, Option<crate::source::Place>)> {
    let (name, node) = object.map("content").into_iter().next()?;
    let media_type = body::media_type(object.reader, name, node);
    Some((name, media_type.schema))
}

fn default_style(location: Location) -> StyleKind {
    match location {
        Location::Path | Location::Header => StyleKind::Simple,
        Location::Query | Location::Cookie => StyleKind::Form,
    }
}

fn style_kind(object: &Object<'_, '_>, style: &str, location: Location) -> StyleKind {
    let kind = match style {
        "simple" => Some(StyleKind::Simple),
        "label" => Some(StyleKind::Label),
        "matrix" => Some(StyleKind::Matrix),
        "form" => Some(StyleKind::Form),
        "spaceDelimited" => Some(StyleKind::SpaceDelimited),
        "pipeDelimited" => Some(StyleKind::PipeDelimited),
        "deepObject" => Some(StyleKind::DeepObject),
        "cookie" if object.reader.version >= Version::V3_2 => Some(StyleKind::Cookie),
        _ => None,
    };
    // The table of section 4.8.12.3.
    let fits = |kind: StyleKind| match location {
        Location::Path => matches!(kind, StyleKind::Simple | StyleKind::Label | StyleKind::Matrix),
        Location::Header => kind == StyleKind::Simple,
        Location::Cookie => matches!(kind, StyleKind::Form | StyleKind::Cookie),
        Location::Query => {
            matches!(
                kind,
                StyleKind::Form | StyleKind::SpaceDelimited | StyleKind::PipeDelimited | StyleKind::DeepObject
            )
        }
    };
    match kind {
        Some(kind) if fits(kind) => kind,
        _ => {
            let message = format!("`{style}` is not a style for a parameter in this location");
            let at = object.node.get("style").unwrap_or(object.node);
            let found = Diagnostic::value(Code::InvalidParameter, at.place(), message);
            object.reader.report(found.hint("the default style is used"));
            default_style(location)
        }
    }
}
