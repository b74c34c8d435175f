//! Path Item and Operation Objects (OpenAPI 3.1, sections 4.8.9 and 4.8.10).

use super::ledger::{Fate, Kind};
use super::model::{EnvelopeRule, Operation, Parameter};
use super::path_template::PathTemplate;
use super::reader::{Object, Reader};
use super::{body, extensions, parameter, response, security};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, Place};

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// What the document says for all operations.
pub(super) struct Defaults<'d> {
    pub(super) security: Vec<Vec<(&'d str, Place)>>,
    pub(super) envelope: Option<EnvelopeRule<'d>>,
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
    let template = template(reader, path, path_place);
    let item = reader.object(node, Kind::PathItem);
    let shared = Shared {
        path: template,
        path_place,
        summary: item.string("summary"),
        description: item.string("description"),
        parameters: parameters(&item),
        envelope: extensions::envelope(&item).or(defaults.envelope),
        security: &defaults.security,
    };
    // In the order of the description, which is the order of the emitted operations.
    for (keyword, operation) in node.members() {
        if METHODS.contains(&keyword) && item.get(keyword).is_some() {
            operations.push(read(reader, keyword, operation, &shared));
        }
    }
    // A reference beside operations was followed instead of them.
    if item.node.get("$ref").is_some() {
        reader.enter(Kind::PathItem, "$ref", Fate::Implemented, item.place());
    }
}

/// Reads a path; what is not of the form that it must have is reported, and sent as it stands.
pub(super) fn template<'d>(reader: &Reader<'d>, path: &'d str, place: Place) -> PathTemplate<'d> {
    let template = PathTemplate::parse(path).unwrap_or_else(|problem| {
        let found = Diagnostic::key(Code::InvalidPath, place, problem);
        reader.report(found.hint("the path is sent as it stands"));
        PathTemplate { text: path, pieces: vec![super::path_template::Piece::Literal(path)] }
    });
    if !path.starts_with('/') {
        let message = format!("`{path}` does not start with `/`");
        reader.report(
            Diagnostic::key(Code::InvalidPath, place, message).hint("it is appended to the base URL after a `/`"),
        );
    }
    template
}

struct Shared<'a, 'd> {
    path: PathTemplate<'d>,
    path_place: Place,
    summary: Option<&'d str>,
    description: Option<&'d str>,
    parameters: Vec<Parameter<'d>>,
    envelope: Option<EnvelopeRule<'d>>,
    security: &'a [Vec<(&'d str, Place)>],
}

fn read<'d>(reader: &Reader<'d>, method: &str, node: Node<'d>, shared: &Shared<'_, 'd>) -> Operation<'d> {
    let object = reader.object(node, Kind::Operation);
    let id = object.string("operationId");
    let mut own = parameters(&object);
    for parameter in &shared.parameters {
        if !own.iter().any(|other| other.name == parameter.name && other.location == parameter.location) {
            own.push(parameter.clone());
        }
    }
    let security = match object.array("security") {
        Some(alternatives) => security::requirements(reader, alternatives),
        None => shared.security.to_vec(),
    };
    Operation {
        place: node.place(),
        method: method.to_ascii_uppercase(),
        path: shared.path.clone(),
        path_place: shared.path_place,
        id,
        id_place: node.get("operationId").map_or(node.place(), Node::place),
        tags: object.strings("tags"),
        summary: object.string("summary").or(shared.summary),
        description: object.string("description").or(shared.description),
        deprecated: object.boolean("deprecated").unwrap_or(false),
        parameters: own,
        body: object.get("requestBody").and_then(|node| body::read(reader, node)),
        responses: response::read_all(reader, object.map("responses")),
        security,
        envelope: extensions::envelope(&object).or(shared.envelope),
    }
}

fn parameters<'d>(object: &Object<'_, 'd>) -> Vec<Parameter<'d>> {
    let mut parameters: Vec<Parameter<'d>> = Vec::new();
    for node in object.array("parameters").into_iter().flatten() {
        let Some(parameter) = parameter::read(object.reader, node) else { continue };
        if parameters.iter().any(|other| other.name == parameter.name && other.location == parameter.location) {
            let message = format!("the parameter `{}` is declared twice", parameter.name);
            object
                .reader
                .report(Diagnostic::value(Code::DuplicateParameter, node.place(), message).hint("the first counts"));
            continue;
        }
        parameters.push(parameter);
    }
    parameters
}
