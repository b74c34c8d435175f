//! The OpenAPI Object (OpenAPI 3.1, section 4.8.1).

use super::swagger::document::compatible;
use super::{components, extensions, operation, security, server};
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::{Description, Version};
use crate::source::Node;

/// Reads the fields of the OpenAPI Object, except `info`, tags and extensions of the document.
pub(super) fn read<'d>(object: &Object<'_, 'd>, description: &mut Description<'d>) {
    let reader = object.reader;
    description.servers = server::read_all(object);
    if let Some(node) = object.get("components") {
        components::read(reader, node, description);
    }
    let media_types = compatible(object, description);
    let defaults = operation::Defaults {
        media_types,
        security: object.array("security").map(|list| security::requirements(reader, list)).unwrap_or_default(),
        envelope: extensions::envelope(object),
        idempotency_key: extensions::KeyRule::of(object),
    };
    for (path, node) in object.map("paths") {
        if path.starts_with("x-") {
            object.leave(path, node);
        } else {
            operation::read_path(reader, path, node, &defaults, &mut description.operations);
        }
    }
    if let Some(node) = object.node.get("components").and_then(|components| components.get("pathItems")) {
        path_items(reader, node);
    }
    if reader.version >= Version::V3_2 {
        // References to this name are already resolved.
        object.string("$self");
    }
}

/// Reports the path items of `components` that no path refers to. The others are read where they are referenced.
fn path_items<'d>(reader: &Reader<'d>, node: Node<'d>) {
    for (name, item) in node.entries() {
        if !reader.path_items.borrow().contains(&item.place()) {
            let message = format!("the path item `{name}` is not referenced by any path");
            let found = Diagnostic::key(Code::UnsupportedKeyword, item.place(), message);
            reader.report(found.hint("its operations have no path, so no code is generated for them"));
            reader.enter(Kind::Components, "pathItems", KeywordStatus::Ignored, item.place());
        }
    }
}
