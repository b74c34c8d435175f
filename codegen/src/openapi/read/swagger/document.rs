//! The document of OpenAPI 2.0, and the keywords of 2.0 in the document of a later version.

use super::compatibility::MediaTypes;
use super::{media, operation, parameter, response, security, server};
use crate::openapi::cursor::Object;
use crate::openapi::model::Description;
use crate::openapi::read::{self, components, extensions, security as requirement};

/// Reads the fields of the Swagger Object, except `info`, tags and extensions of the document.
pub(in crate::openapi::read) fn read<'d>(object: &Object<'_, 'd>, description: &mut Description<'d>) {
    let reader = object.reader;
    description.servers = server::servers(object);
    description.components =
        object.map("definitions").into_iter().map(|(name, node)| (name, reader.schema(node))).collect();
    // Unreferenced ones are read too, so that the ledger covers their keywords.
    for (_, node) in object.map("parameters") {
        parameter::read(reader, node);
    }
    for (_, node) in object.map("responses") {
        response::read(reader, node);
    }
    description.security_schemes = object
        .map("securityDefinitions")
        .into_iter()
        .filter_map(|(name, node)| Some((name, security::scheme(reader, node)?)))
        .collect();
    if let Some(node) = object.node.get("components") {
        reader.misplaced(node, "components", "3.0");
        object.get("components");
        components::read(reader, node, description);
    }
    if description.servers.is_empty()
        && let Some(node) = object.node.get("servers")
    {
        reader.misplaced(node, "servers", "3.0");
        description.servers = read::server::read_all(object);
    }
    let defaults = operation::Defaults {
        security: object.array("security").map(|list| requirement::requirements(reader, list)).unwrap_or_default(),
        envelope: extensions::envelope(object),
        idempotency_key: extensions::KeyRule::of(object),
        consumes: media::types(object, "consumes").unwrap_or_default(),
        produces: media::types(object, "produces").unwrap_or_default(),
    };
    for (path, node) in object.map("paths") {
        if path.starts_with("x-") {
            object.leave(path, node);
        } else {
            operation::read_path(reader, path, node, &defaults, &mut description.operations);
        }
    }
}

/// Reads the 2.0 keywords of the document: servers, definitions, security schemes, and shared parameters and responses.
pub(in crate::openapi::read) fn compatible<'d>(
    object: &Object<'_, 'd>,
    description: &mut Description<'d>,
) -> MediaTypes<'d> {
    let reader = object.reader;
    let say = |keywords: &[&str]| {
        let found = keywords.iter().filter_map(|keyword| Some((*keyword, object.node.get(keyword)?)));
        found.map(|(keyword, node)| reader.misplaced(node, keyword, "2.0")).count() > 0
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
            crate::openapi::read::parameter::read(reader, node);
        }
        for (_, node) in object.map("responses") {
            crate::openapi::read::response::read(reader, node);
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
