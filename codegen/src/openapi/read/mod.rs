//! The readers: one for each kind of object.

mod body;
mod components;
mod document;
mod encoding;
mod extensions;
mod foreign;
mod header;
mod info;
mod leniency;
mod operation;
mod parameter;
mod response;
mod schema;
mod security;
mod server;
mod swagger;
mod version;
mod void_header;
mod xml;

pub(crate) use server::names as server_variables;

use super::cursor::Reader;
use super::ledger::{Kind, Ledger};
use super::model::{Description, Version};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Sources, Value};

/// Reads a description. Returns `None` and reports an error if the document is not an OpenAPI description.
pub fn understand<'d>(sources: &'d Sources, diagnostics: &mut Diagnostics) -> Option<Description<'d>> {
    let root = sources.root();
    if !matches!(root.value(), Value::Object(_)) {
        let (message, hint) = foreign::of_another_kind(root);
        diagnostics.push(Diagnostic::value(Code::NotADescription, root.place(), message).hint(hint));
        return None;
    }
    let version = version::declared(root, diagnostics)?;
    // All cursors share the reader, so it owns the diagnostics until all objects are read.
    let reader = Reader::new(sources, version, std::mem::take(diagnostics));
    let swagger = version == Version::V2_0;
    let object = reader.object(root, if swagger { Kind::Swagger } else { Kind::OpenApi });
    object.get(if swagger { "swagger" } else { "openapi" });
    let mut description = Description {
        version,
        title: "",
        description: None,
        servers: Vec::new(),
        operations: Vec::new(),
        tags: object.array("tags").into_iter().flatten().filter_map(|node| info::tag(&reader, node)).collect(),
        security_schemes: Vec::new(),
        components: Vec::new(),
        schemas: rustc_hash::FxHashMap::default(),
        accept_case: object.get(extensions::ACCEPT_CASE).and_then(|node| extensions::case(&reader, node)),
        xml_dialect: object.get(extensions::XML).and_then(|node| extensions::xml(&reader, node)),
        xml_converted: None,
        aws_service: None,
        names: Vec::new(),
        ledger: Ledger::default(),
    };
    match object.get("info") {
        Some(node) => info::read(&reader, node, &mut description),
        None => object.missing("info"),
    }
    if swagger {
        swagger::document::read(&object, &mut description);
    } else {
        document::read(&object, &mut description);
    }
    drop(object);
    description.schemas = schema::read_queued(&reader);
    description.names = reader.names.into_inner();
    description.ledger = reader.ledger.into_inner();
    *diagnostics = reader.diagnostics.into_inner();
    Some(description)
}
