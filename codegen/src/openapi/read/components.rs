//! Components Objects (OpenAPI 3.1, section 4.8.7).

use super::{body, header, parameter, response, security};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::Description;
use crate::source::Node;

/// Reads all components, including unreferenced ones, so that the ledger covers all of their keywords.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>, description: &mut Description<'d>) {
    let object: Object<'_, 'd> = reader.object(node, Kind::Components);
    description.components.extend(object.map("schemas").into_iter().map(|(name, node)| (name, reader.schema(node))));
    // Path items are read where paths refer to them.
    object.take("pathItems");
    for (_, node) in object.map("parameters") {
        parameter::read(reader, node);
    }
    for (name, node) in object.map("mediaTypes") {
        body::media_type(reader, name, node);
    }
    for (_, node) in object.map("requestBodies") {
        body::read(reader, node);
    }
    for (name, node) in object.map("headers") {
        header::read(reader, name, node);
    }
    for (_, node) in object.map("responses") {
        response::read(reader, node);
    }
    let schemes = object.map("securitySchemes").into_iter();
    description
        .security_schemes
        .extend(schemes.filter_map(|(name, node)| Some((name, security::scheme(reader, node)?))));
}
