//! Keywords of 2.0 in a description of a later version: each is read as it is meant, with a warning.

use super::media::{self, Named};
use super::parameter::{self, Sent};
use super::{request, security, server, style};
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::model::{Description, Location, MediaType, RequestBody, Response, Status, Style};
use crate::openapi::reader::{Object, Reader};
use crate::source::{Node, Place};

const OF: &str = "2.0";

/// `consumes` and `produces`, of the document or of an operation.
#[derive(Debug, Clone, Default)]
pub(in crate::openapi) struct MediaTypes<'d> {
    consumes: Vec<Named<'d>>,
    produces: Vec<Named<'d>>,
}

impl<'d> MediaTypes<'d> {
    /// Those of an object, otherwise those of what is around it.
    pub(in crate::openapi) fn of(object: &Object<'_, 'd>, outer: &Self) -> Self {
        let read = |keyword: &str, outer: &[Named<'d>]| {
            let Some(node) = object.node.get(keyword) else { return outer.to_vec() };
            object.reader.misplaced(node, keyword, OF);
            media::types(object, keyword).unwrap_or_default()
        };
        Self { consumes: read("consumes", &outer.consumes), produces: read("produces", &outer.produces) }
    }

    /// Gives the responses that have a `schema` of their own the media types that the operation produces.
    pub(in crate::openapi) fn give(&self, responses: &mut [(Status, Response<'d>)]) {
        for (_, response) in responses {
            if let [only] = response.content.as_slice()
                && only.schema == Some(only.place)
                && !self.produces.is_empty()
            {
                response.content = media::content(&self.produces, only.schema);
            }
        }
    }

    /// The body that parameters `in: body` and `in: formData` describe.
    pub(in crate::openapi) fn body(
        &self,
        reader: &Reader<'d>,
        lists: &[Node<'d>],
        has_body: bool,
    ) -> Option<RequestBody<'d>> {
        let mut sent: Vec<Sent<'d>> = Vec::new();
        let mut place = None;
        for list in lists {
            for node in end(reader, *list).into_iter().flat_map(Node::items) {
                let Some(node) = end(reader, node).filter(|node| is_body(*node)) else { continue };
                let Some(found) = parameter::read(reader, node) else { continue };
                if has_body {
                    let message = "a parameter describes the body beside a `requestBody`";
                    let found = Diagnostic::value(Code::InvalidParameter, node.place(), message);
                    reader.report(found.hint("the parameter is left out"));
                } else if !sent.iter().any(|known| known.is_same(&found)) {
                    place.get_or_insert(list.place());
                    sent.push(found);
                }
            }
        }
        request::body(reader, &sent, &self.consumes, place?)
    }
}

/// What a chain of references leads to, without a word: whoever reads it reports.
fn end<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Node<'d>> {
    let mut current = node;
    for _ in 0..8 {
        let Some(reference) = current.get("$ref") else { return Some(current) };
        current = reader.sources.node(reader.sources.resolve(reference.place(), reference.as_str()?).ok()?);
    }
    None
}

/// Whether a parameter describes the body, or a part of it.
pub(in crate::openapi) fn is_body(parameter: Node<'_>) -> bool {
    matches!(parameter.get("in").and_then(Node::as_str), Some("body" | "formData"))
}

/// The schema that stands in a parameter or a header itself.
pub(in crate::openapi) fn schema(object: &Object<'_, '_>) -> Option<Place> {
    let written = ["type", "items", "enum"].into_iter().find_map(|keyword| Some((keyword, object.node.get(keyword)?)));
    let (keyword, node) = written?;
    object.reader.misplaced(node, keyword, OF);
    Some(object.reader.make(object.place(), parameter::inline(object)))
}

/// The style that `collectionFormat` means, or its absence beside a type of 2.0.
pub(in crate::openapi) fn style(object: &Object<'_, '_>, location: Location, inline: bool) -> Option<Style> {
    let Some(node) = object.node.get("collectionFormat") else { return inline.then(|| style::of(object, location)) };
    object.reader.misplaced(node, "collectionFormat", OF);
    let commas = Style::plain(style::default(location), false);
    Some(style::joined(object, location == Location::Query, commas))
}

/// The schema of a response, which is in JSON unless the operation produces something else.
pub(in crate::openapi) fn content<'d>(object: &Object<'_, 'd>) -> Vec<MediaType<'d>> {
    let Some(node) = object.node.get("schema") else { return Vec::new() };
    object.reader.misplaced(node, "schema", OF);
    object.get("schema");
    if let Some(kind) = node.get("type").filter(|kind| kind.as_str() == Some("file")) {
        object.reader.swagger.allow_file(kind.place());
    }
    let schema = object.reader.schema(node);
    media::content(&[("application/json", schema)], Some(schema))
}

/// What the document says: servers, definitions, security schemes, and what is shared.
pub(in crate::openapi) fn document<'d>(object: &Object<'_, 'd>, description: &mut Description<'d>) -> MediaTypes<'d> {
    let reader = object.reader;
    let say = |keywords: &[&str]| {
        let found = keywords.iter().filter_map(|keyword| Some((*keyword, object.node.get(keyword)?)));
        found.map(|(keyword, node)| reader.misplaced(node, keyword, OF)).count() > 0
    };
    if description.servers.is_empty() && say(&["host", "basePath", "schemes"]) {
        description.servers = server::servers(object);
    }
    if say(&["definitions"]) {
        for (name, node) in object.map("definitions") {
            if !description.components.iter().any(|(known, _)| *known == name) {
                description.components.push((name, reader.schema(node)));
            }
        }
    }
    if say(&["parameters", "responses"]) {
        for (_, node) in object.map("parameters") {
            crate::openapi::parameter::read(reader, node);
        }
        for (_, node) in object.map("responses") {
            crate::openapi::response::read(reader, node);
        }
    }
    if say(&["securityDefinitions"]) {
        for (name, node) in object.map("securityDefinitions") {
            if !description.security_schemes.iter().any(|(known, _)| *known == name) {
                description.security_schemes.extend(security::scheme(reader, node).map(|scheme| (name, scheme)));
            }
        }
    }
    MediaTypes::of(object, &MediaTypes::default())
}

/// Says that a parameter describes the body.
pub(in crate::openapi) fn report_body<'d>(reader: &Reader<'d>, parameter: Node<'d>) {
    let at = parameter.get("in").unwrap_or(parameter);
    let place = at.as_str().unwrap_or_default();
    let message = format!("a parameter in `{place}` is of {OF}, not of {}", reader.version);
    let found = Diagnostic::value(Code::KeywordOfAnotherVersion, at.place(), message);
    reader.report(found.hint("it is read as the body of the request"));
}
