//! Conversion of OpenAPI 2.0 (Swagger) to the model of later versions.
//!
//! `consumes` and `produces` become the media types of request and response bodies, and form parameters become the
//! schema of a body. All places refer to the 2.0 document.

mod compatibility;
mod header;
mod keywords;
mod media;
mod operation;
mod parameter;
mod request;
mod response;
mod security;
mod server;
mod style;

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use compatibility::{
    MediaTypes, content as response_content, document, is_body, report_body, schema as schema_of, style as style_of,
};
pub(super) use keywords::is_specified;

use self::parameter::SwaggerParameter;
use self::response::SwaggerResponse;
use super::model::Description;
use super::reader::Object;
use super::{extensions, security as requirement};
use crate::source::Place;

/// The objects that are parsed once and used by several operations.
#[derive(Default)]
pub(super) struct Shared<'d> {
    parameters: RefCell<FxHashMap<Place, Option<SwaggerParameter<'d>>>>,
    responses: RefCell<FxHashMap<Place, SwaggerResponse<'d>>>,
    /// The places where the specification allows `type: file`.
    files: RefCell<FxHashSet<Place>>,
}

impl Shared<'_> {
    /// Returns true if the `type` at this place may be `file`.
    pub(super) fn may_be_file(&self, kind: Place) -> bool {
        self.files.borrow().contains(&kind)
    }

    fn allow_file(&self, kind: Place) {
        self.files.borrow_mut().insert(kind);
    }
}

/// Reads the fields of the Swagger Object, except `info`, tags and extensions of the document.
pub(super) fn read<'d>(object: &Object<'_, 'd>, description: &mut Description<'d>) {
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
        super::components(reader, node, description);
    }
    if description.servers.is_empty()
        && let Some(node) = object.node.get("servers")
    {
        reader.misplaced(node, "servers", "3.0");
        description.servers = super::server::read_all(object);
    }
    let defaults = operation::Defaults {
        security: object.array("security").map(|list| requirement::requirements(reader, list)).unwrap_or_default(),
        envelope: extensions::envelope(object),
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
