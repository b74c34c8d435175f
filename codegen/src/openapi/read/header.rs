//! Header Objects of responses (OpenAPI 3.1, section 4.8.21).

use super::parameter;
use super::swagger::compatibility;
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::Header;
use crate::source::Node;

/// Reads the headers of a response.
pub(super) fn read_all<'d>(response: &Object<'_, 'd>) -> Vec<Header<'d>> {
    read_each(response, |name, node| read(response.reader, name, node))
}

/// Reads each header of a response with `read`.
pub(super) fn read_each<'d>(
    response: &Object<'_, 'd>,
    mut read: impl FnMut(&'d str, Node<'d>) -> Option<Header<'d>>,
) -> Vec<Header<'d>> {
    let mut headers = Vec::new();
    for (name, node) in response.map("headers") {
        // The content type is given by the media types of the response (section 4.8.17.1).
        if name.eq_ignore_ascii_case("content-type") {
            let message =
                format!("a response header `{name}` has no effect; it is given by the media types of the response");
            response.reader.report(Diagnostic::key(Code::UnsupportedKeyword, node.place(), message));
            continue;
        }
        headers.extend(read(name, node));
    }
    headers
}

/// Reads a header, following references. Each header is parsed once.
pub(super) fn read<'d>(reader: &Reader<'d>, name: &'d str, node: Node<'d>) -> Option<Header<'d>> {
    let described = reader.described(node, Kind::Header);
    let node = reader.follow(node, Kind::Header)?;
    let known = reader.headers.borrow().get(&node.place()).cloned();
    let header = known.unwrap_or_else(|| {
        let header = parse(reader, name, node);
        reader.headers.borrow_mut().insert(node.place(), header.clone());
        header
    });
    Some(Header { name, description: described.or(header.description), ..header })
}

fn parse<'d>(reader: &Reader<'d>, name: &'d str, node: Node<'d>) -> Header<'d> {
    let object = reader.object(node, Kind::Header);
    if let Some(style) = object.string("style").filter(|style| *style != "simple") {
        let at = node.get("style").unwrap_or(node).place();
        let found = Diagnostic::value(Code::InvalidParameter, at, format!("`{style}` is not a style for a header"));
        reader.report(found.hint("the style `simple` is used"));
    }
    let content = parameter::content(&object);
    let schema = object.get("schema").map(|schema| reader.schema(schema));
    let inline = if schema.is_none() && content.is_none() { compatibility::schema(&object) } else { None };
    if schema.is_none() && content.is_none() && inline.is_none() {
        parameter::without_schema(&object);
    }
    Header {
        place: node.place(),
        name,
        description: object.string("description"),
        required: object.boolean("required").unwrap_or(false),
        deprecated: object.boolean("deprecated").unwrap_or(false),
        explode: object.boolean("explode").unwrap_or(false),
        schema: match content {
            Some((_, schema)) => schema,
            None => schema.or(inline),
        },
        content: content.map(|(media_type, _)| media_type),
    }
}
