//! Request Body and Media Type Objects (OpenAPI 3.1, sections 4.8.13 and 4.8.14).

use super::extensions;
use super::ledger::Kind;
use super::model::{MediaType, RequestBody};
use super::reader::Reader;
use crate::source::Node;

/// Reads the body of a request, references followed, each once.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<RequestBody<'d>> {
    let node = reader.follow(node, Kind::RequestBody)?;
    if let Some(known) = reader.bodies.borrow().get(&node.place()) {
        return Some(known.clone());
    }
    let object = reader.object(node, Kind::RequestBody);
    if node.get("content").is_none() {
        object.missing("content");
    }
    let body = RequestBody {
        place: node.place(),
        description: object.string("description"),
        required: object.boolean("required").unwrap_or(false),
        content: content(reader, object.map("content")),
    };
    drop(object);
    reader.bodies.borrow_mut().insert(node.place(), body.clone());
    Some(body)
}

/// Reads the media types of a `content`.
pub(super) fn content<'d>(reader: &Reader<'d>, members: Vec<(&'d str, Node<'d>)>) -> Vec<MediaType<'d>> {
    let mut media_types = Vec::with_capacity(members.len());
    for (name, node) in members {
        // A media type may begin with `x-`, but it has a slash.
        if name.starts_with("x-") && !name.contains('/') {
            reader.leave(Kind::MediaType, name, node);
        } else {
            media_types.push(media_type(reader, name, node));
        }
    }
    media_types
}

pub(super) fn media_type<'d>(reader: &Reader<'d>, name: &'d str, node: Node<'d>) -> MediaType<'d> {
    let object = reader.object(node, Kind::MediaType);
    MediaType {
        place: node.place(),
        name,
        schema: object.get("schema").map(|schema| reader.schema(schema)),
        envelope: extensions::envelope(&object),
    }
}
