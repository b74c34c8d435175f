//! Response Objects of OpenAPI 2.0: a schema, with the media types that the operation produces.

use super::header;
use super::media::{self, Named};
use crate::message::Status;
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{MediaType, Response, SwaggerResponse};
use crate::openapi::read::{body, extensions, response};
use crate::source::Node;

/// Reads the responses of an operation.
pub(super) fn read_all<'d>(
    reader: &Reader<'d>,
    operation: &Object<'_, 'd>,
    produces: &[Named<'d>],
) -> Vec<(Status, Response<'d>)> {
    response::read_each(reader, operation.map("responses"), |node| {
        let response = read(reader, node)?;
        Some(Response {
            description: response.description,
            content: content(&response, produces),
            headers: response.headers,
        })
    })
}

/// Reads a response, following references. Each response is parsed once.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<SwaggerResponse<'d>> {
    let node = reader.follow(node, Kind::Response)?;
    if let Some(known) = reader.swagger.responses.borrow().get(&node.place()) {
        return Some(known.clone());
    }
    let object = reader.object(node, Kind::Response);
    let schema = object.get("schema");
    let kind = schema.and_then(|schema| schema.get("type")).filter(|kind| kind.as_str() == Some("file"));
    if let Some(kind) = kind {
        reader.swagger.allow_file(kind.place());
    }
    let written = node.get("content").filter(|_| schema.is_none());
    if let Some(node) = written {
        reader.misplaced(node, "content", "3.0");
    }
    let response = SwaggerResponse {
        content: written.map(|_| body::content(reader, object.map("content"))).unwrap_or_default(),
        place: node.place(),
        description: object.string("description"),
        schema: schema.map(|schema| reader.schema(schema)),
        file: kind.is_some(),
        headers: header::read_all(&object),
        envelope: extensions::envelope(&object),
    };
    drop(object);
    reader.swagger.responses.borrow_mut().insert(node.place(), response.clone());
    Some(response)
}

fn content<'d>(response: &SwaggerResponse<'d>, produces: &[Named<'d>]) -> Vec<MediaType<'d>> {
    let Some(schema) = response.schema else { return response.content.clone() };
    // A file is not JSON, even if the operation produces JSON.
    let fits = |name: &str| !response.file || !crate::message::essence(name).ends_with("json");
    let mut types: Vec<_> = produces.iter().filter(|(name, _)| fits(name)).copied().collect();
    if types.is_empty() {
        types.push((if response.file { "*/*" } else { "application/json" }, response.place));
    }
    let mut content = media::content(&types, Some(schema));
    for media_type in &mut content {
        media_type.envelope = response.envelope;
    }
    content
}
