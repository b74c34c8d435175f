//! Stage 2, **understand**: converts node trees to a typed model in the form of OpenAPI 3.1.
//!
//! Objects are read through a cursor that marks each key as read. Keys that are never read are entered in the
//! [`Ledger`] as ignored, extensions or unknown.

mod body;
mod encoding;
mod extensions;
mod foreign;
mod header;
mod json_type;
mod ledger;
mod leniency;
mod misspelled;
mod model;
mod operation;
mod parameter;
mod path_template;
mod reader;
mod reference;
mod response;
mod schema;
mod security;
mod server;
mod swagger;
mod version;
mod xml;

pub use json_type::{JsonType, Types};
pub use ledger::{Fate, Kind, Ledger};
pub use model::*;
pub(crate) use operation::is_token;
pub use path_template::Piece;
pub use schema::{Additional, Discriminator, Properties, Schema};
pub(crate) use server::names as server_variables;
pub use version::Version;
pub use xml::{Xml, XmlDialect, XmlNode};

use reader::{Object, Reader};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Node, Sources, Value};

/// Reads a description. Returns `None` and reports an error if the document is not an OpenAPI description.
pub fn understand<'d>(sources: &'d Sources, diagnostics: &mut Diagnostics) -> Option<Description<'d>> {
    let root = sources.root();
    if !matches!(root.value(), Value::Object(_)) {
        let (message, hint) = foreign::of_another_kind(root);
        diagnostics.push(Diagnostic::value(Code::NotADescription, root.place(), message).hint(hint));
        return None;
    }
    let version = Version::of(root, diagnostics)?;
    // All cursors share the reader, so it owns the diagnostics until all objects are read.
    let reader = Reader::new(sources, version, std::mem::take(diagnostics));
    let swagger = version == Version::V2_0;
    let object = reader.object(root, if swagger { Kind::Swagger } else { Kind::OpenApi });
    object.get(if swagger { "swagger" } else { "openapi" });
    let mut description = Description {
        version,
        title: "",
        api_version: String::new(),
        description: None,
        servers: Vec::new(),
        operations: Vec::new(),
        tags: object.array("tags").into_iter().flatten().filter_map(|node| tag(&reader, node)).collect(),
        security_schemes: Vec::new(),
        components: Vec::new(),
        schemas: rustc_hash::FxHashMap::default(),
        accept_case: object.get(extensions::ACCEPT_CASE).and_then(|node| extensions::case(&reader, node)),
        xml_dialect: object.get(extensions::XML).and_then(|node| extensions::xml(&reader, node)),
        xml_converted: None,
        aws_service: None,
        ledger: Ledger::default(),
    };
    match object.get("info") {
        Some(node) => info(&reader, node, &mut description),
        None => object.missing("info"),
    }
    if swagger {
        swagger::read(&object, &mut description);
    } else {
        read(&object, &mut description);
    }
    drop(object);
    description.schemas = reader.schemas();
    description.ledger = reader.ledger.into_inner();
    *diagnostics = reader.diagnostics.into_inner();
    Some(description)
}

/// Reads the fields of the OpenAPI Object, except `info`, tags and extensions of the document.
fn read<'d>(object: &Object<'_, 'd>, description: &mut Description<'d>) {
    let reader = object.reader;
    description.servers = server::read_all(object);
    if let Some(node) = object.get("components") {
        components(reader, node, description);
    }
    let media_types = swagger::document(object, description);
    let defaults = operation::Defaults {
        media_types,
        security: object.array("security").map(|list| security::requirements(reader, list)).unwrap_or_default(),
        envelope: extensions::envelope(object),
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
            reader.enter(Kind::Components, "pathItems", Fate::Ignored, item.place());
        }
    }
}

fn info<'d>(reader: &Reader<'d>, node: Node<'d>, description: &mut Description<'d>) {
    let object = reader.object(node, Kind::Info);
    description.xml_converted = xml::converted(node);
    description.aws_service = xml::aws_service(node);
    description.title = object.required_string("title").unwrap_or_default();
    description.description = object.string("description");
    description.api_version = match object.get("version") {
        Some(version) => match version.value() {
            Value::String(text) => text.to_string(),
            // `version: 1.0` without quotes.
            _ => version.spelling().map_or_else(|| version.to_json().to_string(), str::to_owned),
        },
        None => {
            object.missing("version");
            String::new()
        }
    };
}

fn tag<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Tag<'d>> {
    let object = reader.object(node, Kind::Tag);
    let name = object.required_string("name")?;
    let description = object.string("description");
    let summary = if reader.version >= Version::V3_2 { object.string("summary") } else { None };
    let parent = if reader.version >= Version::V3_2 { object.string("parent") } else { None };
    Some(Tag { name, description: description.or(summary), parent, place: node.place() })
}

/// Reads all components, including unreferenced ones, so that the ledger covers all of their keywords.
fn components<'d>(reader: &Reader<'d>, node: Node<'d>, description: &mut Description<'d>) {
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
