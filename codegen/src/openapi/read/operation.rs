//! Path Item and Operation Objects (OpenAPI 3.1, sections 4.8.9 and 4.8.10).

use std::rc::Rc;

use super::extensions::KeyRule;
use super::swagger::compatibility::MediaTypes;
use super::{body, extensions, parameter, response, security, server};
use crate::diagnostics::{Code, Diagnostic};
use crate::message::is_token;
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::{EnvelopeRule, Operation, Parameter, PathTemplate, Piece, Required, Server, Version};
use crate::source::{Node, Place};

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The defaults of the document for all operations.
pub(super) struct Defaults<'d> {
    pub(super) security: Vec<Vec<Required<'d>>>,
    pub(super) envelope: Option<EnvelopeRule<'d>>,
    pub(super) idempotency_key: Option<KeyRule<'d>>,
    /// `consumes` and `produces` of 2.0.
    pub(super) media_types: MediaTypes<'d>,
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
    let followed = reader.follow(node, Kind::PathItem);
    // The keywords beside a reference are merged with those of the referenced path item.
    let own = (node.get("$ref").is_some() && node.entries().count() > 1).then_some(node);
    let items: Vec<_> = own.into_iter().chain(followed).map(|node| reader.object(node, Kind::PathItem)).collect();
    if items.is_empty() {
        return;
    }
    let mut shared = Shared {
        path: template(reader, path, path_place),
        path_place,
        summary: None,
        description: None,
        parameters: Vec::new(),
        servers: Rc::default(),
        envelope: None,
        idempotency_key: defaults.idempotency_key,
        security: &defaults.security,
        lists: Vec::new(),
        media_types: &defaults.media_types,
    };
    for item in &items {
        shared.add(item);
    }
    shared.envelope = shared.envelope.or(defaults.envelope);
    let mut known = Vec::new();
    for item in &items {
        // The reference was followed above.
        item.take("$ref");
        // Operations are generated in the order of the description.
        for (keyword, node) in item.node.entries() {
            if keyword == "additionalOperations" && reader.version >= Version::V3_2 {
                additional(item, &shared, operations);
            } else if METHODS.contains(&keyword) {
                item.take(keyword);
                let again = known.contains(&keyword);
                reader.enter(
                    Kind::PathItem,
                    keyword,
                    if again { KeywordStatus::Ignored } else { KeywordStatus::Implemented },
                    node.place(),
                );
                if again {
                    let message = format!("`{keyword}` is also described beside a reference to this path item");
                    let found = Diagnostic::key(Code::UnsupportedKeyword, node.place(), message);
                    reader.report(found.hint("the operation beside the reference is used"));
                } else {
                    known.push(keyword);
                    operations.push(read(reader, keyword, node, &shared));
                }
            }
        }
    }
}

/// Reads `additionalOperations`: the operations of methods that have no keyword (OpenAPI 3.2, section 4.9.1).
fn additional<'d>(item: &Object<'_, 'd>, shared: &Shared<'_, 'd>, operations: &mut Vec<Operation<'d>>) {
    let reader = item.reader;
    for (method, node) in item.map("additionalOperations") {
        if method.starts_with("x-") {
            item.leave(method, node);
        } else if is_token(method) {
            let operation = read(reader, method, node, shared);
            // Methods are case-sensitive (RFC 9110, section 9.1).
            operations.push(Operation { method: method.to_owned(), ..operation });
        } else {
            let message = format!("`{method}` is not a valid HTTP method");
            let found = Diagnostic::key(Code::UnsupportedMethod, node.place(), message);
            reader.report(found.hint("the operation is omitted; a method must be a token (RFC 9110, section 9.1)"));
            item.degrade("additionalOperations");
        }
    }
}

/// Parses a path template. An invalid template is reported and treated as literal text.
pub(super) fn template<'d>(reader: &Reader<'d>, path: &'d str, place: Place) -> PathTemplate<'d> {
    let template = PathTemplate::parse(path).unwrap_or_else(|problem| {
        let found = Diagnostic::key(Code::InvalidPath, place, problem);
        reader.report(found.hint("the path is sent unchanged"));
        PathTemplate { text: path, pieces: vec![Piece::Literal(path)] }
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
    servers: Rc<[Server<'d>]>,
    envelope: Option<EnvelopeRule<'d>>,
    idempotency_key: Option<KeyRule<'d>>,
    security: &'a [Vec<Required<'d>>],
    /// The parameter lists of the path items.
    lists: Vec<Node<'d>>,
    media_types: &'a MediaTypes<'d>,
}

impl<'d> Shared<'_, 'd> {
    /// Adds the fields of a path item that are not set yet.
    fn add(&mut self, item: &Object<'_, 'd>) {
        self.summary = self.summary.or(item.string("summary"));
        self.description = self.description.or(item.string("description"));
        self.envelope = self.envelope.or(extensions::envelope(item));
        let servers = server::read_all(item);
        if self.servers.is_empty() {
            self.servers = servers.into();
        }
        self.lists.extend(item.node.get("parameters"));
        for parameter in parameters(item) {
            if !self.parameters.iter().any(|known| known.is_same(&parameter)) {
                self.parameters.push(parameter);
            }
        }
    }
}

fn read<'d>(reader: &Reader<'d>, method: &str, node: Node<'d>, shared: &Shared<'_, 'd>) -> Operation<'d> {
    let node = reader.whole(node);
    let object = reader.object(node, Kind::Operation);
    extensions::name_of(&object);
    let id = object.string("operationId");
    let mut own = parameters(&object);
    for parameter in &shared.parameters {
        if !own.iter().any(|other| other.is_same(parameter)) {
            own.push(parameter.clone());
        }
    }
    let servers = server::read_all(&object);
    let security = match object.array("security") {
        Some(alternatives) => security::requirements(reader, alternatives),
        None => shared.security.to_vec(),
    };
    let media_types = MediaTypes::of(&object, shared.media_types);
    let lists: Vec<Node<'d>> = node.get("parameters").into_iter().chain(shared.lists.iter().copied()).collect();
    let body = object.get("requestBody").and_then(|node| body::read(reader, node));
    let leftover = media_types.body(reader, &lists, body.is_some());
    let mut responses = response::read_all(reader, object.map("responses"));
    media_types.give(&mut responses);
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
        body: body.or(leftover),
        responses,
        security,
        servers: if servers.is_empty() { Rc::clone(&shared.servers) } else { servers.into() },
        envelope: extensions::envelope(&object).or(shared.envelope),
        idempotency_key: KeyRule::of_operation(&object, shared.idempotency_key, method),
    }
}

fn parameters<'d>(object: &Object<'_, 'd>) -> Vec<Parameter<'d>> {
    let mut parameters: Vec<Parameter<'d>> = Vec::new();
    for node in object.array("parameters").into_iter().flatten() {
        let Some(parameter) = parameter::read(object.reader, node) else { continue };
        if parameters.iter().any(|other| other.is_same(&parameter)) {
            let message = format!("the parameter `{}` is declared twice", parameter.name);
            object.reader.report(
                Diagnostic::value(Code::DuplicateParameter, node.place(), message)
                    .hint("the first declaration is used"),
            );
            continue;
        }
        parameters.push(parameter);
    }
    parameters
}
