//! Request Body and Media Type Objects (OpenAPI 3.1, sections 4.8.13 and 4.8.14).

use super::{encoding, extensions};
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{MediaType, RequestBody, Version};
use crate::source::Node;

/// Reads a request body, following references. Each body is parsed once.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<RequestBody<'d>> {
    let mut body = read_once(reader, node)?;
    body.description = reader.described(node, Kind::RequestBody).or(body.description);
    Some(body)
}

fn read_once<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<RequestBody<'d>> {
    let node = reader.follow(node, Kind::RequestBody)?;
    if let Some(known) = reader.bodies.borrow().get(&node.place()) {
        return Some(known.clone());
    }
    let object = reader.object(node, Kind::RequestBody);
    if node.get("content").is_none() {
        object.missing("content");
    }
    let body = RequestBody {
        description: object.string("description"),
        required: object.boolean("required").unwrap_or(false),
        content: content(reader, object.map("content")),
    };
    drop(object);
    reader.bodies.borrow_mut().insert(node.place(), body.clone());
    Some(body)
}

/// Reads the media types of `content`.
pub(super) fn content<'d>(reader: &Reader<'d>, entries: Vec<(&'d str, Node<'d>)>) -> Vec<MediaType<'d>> {
    let mut media_types = Vec::with_capacity(entries.len());
    for (name, node) in entries {
        // A media type may start with `x-`, but unlike an extension it contains a slash.
        if name.starts_with("x-") && !name.contains('/') {
            reader.leave(Kind::MediaType, name, node);
        } else {
            media_types.push(media_type(reader, name, node));
        }
    }
    media_types
}

pub(super) fn media_type<'d>(reader: &Reader<'d>, name: &'d str, node: Node<'d>) -> MediaType<'d> {
    let place = node.place();
    // A media type may be a reference since 3.2. If it cannot be resolved, the body is untyped.
    let Some(node) = reader.follow(node, Kind::MediaType) else {
        return MediaType { place, name, schema: None, encodings: Vec::new(), envelope: None };
    };
    if let Some(known) = reader.media_types.borrow().get(&node.place()) {
        return MediaType { place, name, ..known.clone() };
    }
    let object = reader.object(node, Kind::MediaType);
    let schema = object.get("schema").map(|schema| reader.schema(schema));
    read_item_schema(&object);
    let media_type = MediaType {
        place,
        name,
        schema,
        encodings: encoding::read_all(&object, name),
        envelope: extensions::envelope(&object),
    };
    drop(object);
    reader.media_types.borrow_mut().insert(node.place(), media_type.clone());
    media_type
}

/// Reads the schema of the items of a stream (OpenAPI 3.2, section 4.14.1), and reports that the stream is not decoded.
fn read_item_schema(object: &Object<'_, '_>) {
    if object.reader.version < Version::V3_2 {
        return;
    }
    let Some(node) = object.get("itemSchema") else { return };
    let found = Diagnostic::key(Code::UnsupportedMediaType, node.place(), "the items of a stream are not decoded");
    object.reader.report(found.hint("the stream is passed through as bytes"));
    object.degrade("itemSchema");
    object.reader.schema(node);
}
