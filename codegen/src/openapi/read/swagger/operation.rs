//! Path Item and Operation Objects of OpenAPI 2.0.

use std::rc::Rc;

use super::media::{self, Named};
use super::{parameter, request, response};
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::Kind;
use crate::openapi::model::{EnvelopeRule, Operation, Parameter, PathTemplate, Required, SwaggerParameter};
use crate::openapi::read::extensions::KeyRule;
use crate::openapi::read::{body, extensions, operation, security};
use crate::source::{Node, Place};

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

/// The defaults of the document for all operations.
pub(super) struct Defaults<'d> {
    pub(super) security: Vec<Vec<Required<'d>>>,
    pub(super) envelope: Option<EnvelopeRule<'d>>,
    pub(super) idempotency_key: Option<KeyRule<'d>>,
    pub(super) consumes: Vec<Named<'d>>,
    pub(super) produces: Vec<Named<'d>>,
}

/// The defaults of a path item for its operations.
struct Item<'a, 'd> {
    path: PathTemplate<'d>,
    path_place: Place,
    parameters: Vec<SwaggerParameter<'d>>,
    /// The place of the parameter list.
    list: Option<Place>,
    envelope: Option<EnvelopeRule<'d>>,
    defaults: &'a Defaults<'d>,
}

/// Reads the operations of a path.
pub(super) fn read_path<'d>(
    reader: &Reader<'d>,
    path: &'d str,
    node: Node<'d>,
    defaults: &Defaults<'d>,
    operations: &mut Vec<Operation<'d>>,
) {
    let path_place = node.place();
    let Some(node) = reader.follow(node, Kind::PathItem) else { return };
    let path = operation::template(reader, path, path_place);
    let object = reader.object(node, Kind::PathItem);
    let item = Item {
        path,
        path_place,
        parameters: parameter::read_all(&object),
        list: node.get("parameters").map(Node::place),
        envelope: extensions::envelope(&object).or(defaults.envelope),
        defaults,
    };
    for (keyword, node) in node.entries() {
        if METHODS.contains(&keyword) && object.get(keyword).is_some() {
            operations.push(read(reader, keyword, node, &item));
        }
    }
}

fn read<'d>(reader: &Reader<'d>, method: &str, node: Node<'d>, item: &Item<'_, 'd>) -> Operation<'d> {
    let node = reader.whole(node);
    let object = reader.object(node, Kind::Operation);
    let mut parameters = parameter::read_all(&object);
    for shared in &item.parameters {
        if !parameters.iter().any(|own| own.is_same(shared)) {
            parameters.push(shared.clone());
        }
    }
    let consumes = media::types(&object, "consumes").unwrap_or_else(|| item.defaults.consumes.clone());
    let produces = media::types(&object, "produces").unwrap_or_else(|| item.defaults.produces.clone());
    let list = node.get("parameters").map(Node::place).or(item.list);
    extensions::name_of(&object);
    let id = object.string("operationId");
    Operation {
        place: node.place(),
        method: method.to_ascii_uppercase(),
        path: item.path.clone(),
        path_place: item.path_place,
        id,
        id_place: node.get("operationId").map_or(node.place(), Node::place),
        tags: object.strings("tags"),
        summary: object.string("summary"),
        description: object.string("description"),
        deprecated: object.boolean("deprecated").unwrap_or(false),
        body: request::body(reader, &parameters, &consumes, list.unwrap_or(node.place())).or_else(|| {
            let node = node.get("requestBody")?;
            reader.misplaced(node, "requestBody", "3.0");
            object.get("requestBody");
            body::read(reader, node)
        }),
        parameters: parameters.into_iter().filter_map(plain).collect(),
        responses: response::read_all(reader, &object, &produces),
        security: match object.array("security") {
            Some(alternatives) => security::requirements(reader, alternatives),
            None => item.defaults.security.clone(),
        },
        servers: Rc::default(),
        envelope: extensions::envelope(&object).or(item.envelope),
        idempotency_key: KeyRule::of_operation(&object, item.defaults.idempotency_key, method),
    }
}

fn plain(parameter: SwaggerParameter<'_>) -> Option<Parameter<'_>> {
    match parameter {
        SwaggerParameter::Plain(parameter) => Some(parameter),
        SwaggerParameter::Body(_) | SwaggerParameter::Field(_) => None,
    }
}
