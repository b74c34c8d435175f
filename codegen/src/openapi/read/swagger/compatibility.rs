//! Keywords of 2.0 in a description of a later version: each is treated as in 2.0, with a warning.

use super::media::{self, Named};
use super::{parameter, request, style};
use crate::diagnostics::{Code, Diagnostic};
use crate::message::{Location, Status, Style};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::model::{MediaType, RequestBody, Response, SwaggerParameter};
use crate::source::{Node, Place};

const OF: &str = "2.0";

/// `consumes` and `produces` of the document or of an operation.
#[derive(Debug, Clone, Default)]
pub(in crate::openapi::read) struct MediaTypes<'d> {
    consumes: Vec<Named<'d>>,
    produces: Vec<Named<'d>>,
}

impl<'d> MediaTypes<'d> {
    /// Reads the media types of an object, which default to those of the enclosing object.
    pub(in crate::openapi::read) fn of(object: &Object<'_, 'd>, outer: &Self) -> Self {
        let read = |keyword: &str, outer: &[Named<'d>]| {
            let Some(node) = object.node.get(keyword) else { return outer.to_vec() };
            object.reader.misplaced(node, keyword, OF);
            media::types(object, keyword).unwrap_or_default()
        };
        Self { consumes: read("consumes", &outer.consumes), produces: read("produces", &outer.produces) }
    }

    /// Sets the media types of responses with a 2.0 `schema` to those that the operation produces.
    pub(in crate::openapi::read) fn give(&self, responses: &mut [(Status, Response<'d>)]) {
        for (_, response) in responses {
            if let [only] = response.content.as_slice()
                && only.schema == Some(only.place)
                && !self.produces.is_empty()
            {
                response.content = media::content(&self.produces, only.schema);
            }
        }
    }

    /// Returns the request body that parameters with `in: body` and `in: formData` describe.
    pub(in crate::openapi::read) fn body(
        &self,
        reader: &Reader<'d>,
        lists: &[Node<'d>],
        has_body: bool,
    ) -> Option<RequestBody<'d>> {
        let mut parameters: Vec<SwaggerParameter<'d>> = Vec::new();
        let mut place = None;
        for list in lists {
            for node in reader.silent_end(*list).into_iter().flat_map(Node::items) {
                let Some(node) = reader.silent_end(node).filter(|node| is_body(*node)) else { continue };
                let Some(found) = parameter::read(reader, node) else { continue };
                if has_body {
                    let message = "this parameter describes the body, but the operation has a `requestBody`";
                    let found = Diagnostic::value(Code::InvalidParameter, node.place(), message);
                    reader.report(found.hint("the parameter is ignored"));
                } else if !parameters.iter().any(|known| known.is_same(&found)) {
                    place.get_or_insert(list.place());
                    parameters.push(found);
                }
            }
        }
        request::body(reader, &parameters, &self.consumes, place?)
    }
}

/// Returns true if a parameter describes the body or a part of it.
pub(in crate::openapi::read) fn is_body(parameter: Node<'_>) -> bool {
    matches!(parameter.get("in").and_then(Node::as_str), Some("body" | "formData"))
}

/// Returns the schema that consists of the keywords of a parameter or a header.
pub(in crate::openapi::read) fn schema(object: &Object<'_, '_>) -> Option<Place> {
    let written = ["type", "items", "enum"].into_iter().find_map(|keyword| Some((keyword, object.node.get(keyword)?)));
    let (keyword, node) = written?;
    object.reader.misplaced(node, keyword, OF);
    Some(object.reader.make(object.place(), parameter::inline(object)))
}

/// Returns the style of `collectionFormat`, or its default if the parameter has a 2.0 type.
pub(in crate::openapi::read) fn style(object: &Object<'_, '_>, location: Location, inline: bool) -> Option<Style> {
    let Some(node) = object.node.get("collectionFormat") else { return inline.then(|| style::of(object, location)) };
    object.reader.misplaced(node, "collectionFormat", OF);
    let commas = Style::plain(style::default(location), false);
    Some(style::joined(object, location == Location::Query, commas))
}

/// Returns the content of a response with a `schema`. The media type is JSON unless `produces` changes it later.
pub(in crate::openapi::read) fn content<'d>(object: &Object<'_, 'd>) -> Vec<MediaType<'d>> {
    let Some(node) = object.node.get("schema") else { return Vec::new() };
    object.reader.misplaced(node, "schema", OF);
    object.get("schema");
    if let Some(kind) = node.get("type").filter(|kind| kind.as_str() == Some("file")) {
        object.reader.swagger.allow_file(kind.place());
    }
    let schema = object.reader.schema(node);
    media::content(&[("application/json", schema)], Some(schema))
}

/// Reports that a parameter describes the body.
pub(in crate::openapi::read) fn report_body<'d>(reader: &Reader<'d>, parameter: Node<'d>) {
    let at = parameter.get("in").unwrap_or(parameter);
    let place = at.as_str().unwrap_or_default();
    let message = format!("a parameter in `{place}` is allowed in OpenAPI {OF}, not in {}", reader.version);
    let found = Diagnostic::value(Code::KeywordOfAnotherVersion, at.place(), message);
    reader.report(found.hint("it is treated as the request body"));
}
