//! Parameter Objects of OpenAPI 2.0: parameters, the body, and the fields of a form.

use super::style;
use crate::diagnostics::{Code, Diagnostic};
use crate::message::{Location, Style};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Body, Field, JsonType, Parameter, Schema, SwaggerParameter};
use crate::openapi::read::extensions;
use crate::openapi::read::void_header::is_void_header;
use crate::source::{Node, Place};

/// The schema keywords of a Parameter Object.
const SCHEMA: [&str; 18] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    extensions::NAMES,
];

/// Reads the parameters of an operation or a path item. Duplicates are reported and ignored.
pub(super) fn read_all<'d>(object: &Object<'_, 'd>) -> Vec<SwaggerParameter<'d>> {
    let mut all: Vec<SwaggerParameter<'d>> = Vec::new();
    for node in object.array("parameters").into_iter().flatten() {
        let Some(parameter) = read(object.reader, node) else { continue };
        if all.iter().any(|other| other.is_same(&parameter)) {
            let message = match parameter {
                SwaggerParameter::Body(_) => "the request body is declared twice".to_owned(),
                _ => format!("the parameter `{}` is declared twice", parameter.name()),
            };
            let found = Diagnostic::value(Code::DuplicateParameter, node.place(), message);
            object.reader.report(found.hint("the first declaration is used"));
        } else {
            all.push(parameter);
        }
    }
    all
}

/// Reads a parameter, following references. Each parameter is parsed once.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<SwaggerParameter<'d>> {
    let node = reader.follow(node, Kind::Parameter)?;
    if let Some(known) = reader.swagger.parameters.borrow().get(&node.place()) {
        return known.clone();
    }
    let parameter = parse(reader, node);
    reader.swagger.parameters.borrow_mut().insert(node.place(), parameter.clone());
    parameter
}

fn parse<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<SwaggerParameter<'d>> {
    let object = reader.object(node, Kind::Parameter);
    extensions::name_of(&object);
    let name = object.required_string("name");
    let location = object.required_string("in");
    let required = object.boolean("required").unwrap_or(false);
    let location = match location? {
        "path" => Location::Path,
        "query" => Location::Query,
        "header" => Location::Header,
        "cookie" => {
            let at = node.get("in").unwrap_or(node).place();
            let message = "a parameter in `cookie` is allowed in OpenAPI 3.0, not in 2.0";
            let found = Diagnostic::value(Code::KeywordOfAnotherVersion, at, message);
            reader.report(found.hint("it is sent in the `Cookie` header"));
            Location::Cookie
        }
        "body" => return Some(SwaggerParameter::Body(body(&object, name, required))),
        "formData" => return Some(SwaggerParameter::Field(field(&object, name?, required))),
        other => {
            let at = node.get("in").unwrap_or(node).place();
            let found =
                Diagnostic::value(Code::InvalidParameter, at, format!("`{other}` is not a location of a parameter"));
            let known = "the locations are `path`, `query`, `header`, `body` and `formData`; the parameter is omitted";
            reader.report(found.hint(known));
            object.skip();
            return None;
        }
    };
    let name = name?;
    if location == Location::Header && is_void_header(reader, name, node) {
        object.skip();
        return None;
    }
    let empty = location == Location::Query && object.boolean("allowEmptyValue").unwrap_or(false);
    let notation = extensions::style(&object, location == Location::Query);
    let written = style::of(&object, location);
    let style = Style { allow_empty: empty, ..notation.unwrap_or(written) };
    Some(SwaggerParameter::Plain(Parameter {
        place: node.place(),
        name,
        location,
        description: object.string("description"),
        required,
        // 2.0 has no `deprecated` for parameters.
        deprecated: false,
        style,
        schema: schema_of(&object),
        content: None,
        query_string: None,
    }))
}

fn body<'d>(object: &Object<'_, 'd>, name: Option<&'d str>, required: bool) -> Body<'d> {
    let schema = object.get("schema").map(|schema| object.reader.schema(schema));
    if schema.is_none() {
        object.missing("schema");
    }
    Body { place: object.place(), name, description: object.string("description"), required, schema }
}

fn field<'d>(object: &Object<'_, 'd>, name: &'d str, required: bool) -> Field<'d> {
    let kind = object.node.get("type");
    let file = kind.and_then(Node::as_str) == Some("file");
    if let Some(kind) = kind {
        object.reader.swagger.allow_file(kind.place());
    }
    let mut schema = inline(object);
    schema.description = object.string("description");
    // Each file is sent as a separate part, regardless of `collectionFormat`.
    let files = object.node.get("items").is_some_and(is_binary);
    let style = schema.types.has(JsonType::Array).then(|| style::of_field(object)).filter(|_| !files);
    let place = object.reader.make(object.place(), schema);
    Field { place, name, required, file, style }
}

fn is_binary(items: Node<'_>) -> bool {
    let is = |keyword, value| items.get(keyword).and_then(Node::as_str) == Some(value);
    is("type", "file") || is("format", "binary")
}

/// Returns the schema that consists of a parameter's own keywords, or `None` if its type is missing.
pub(super) fn schema_of(object: &Object<'_, '_>) -> Option<Place> {
    let reader = object.reader;
    if let Some(schema) = object.node.get("schema") {
        object.get("schema");
        let message = "`schema` is only allowed in a body parameter; other parameters have a `type`";
        reader.report(Diagnostic::key(Code::Tolerated, schema.place(), message).hint("the schema is used"));
        return Some(reader.schema(schema));
    }
    if !["type", "items", "enum"].iter().any(|keyword| object.node.get(keyword).is_some()) {
        object.missing("type");
        return None;
    }
    let schema = inline(object);
    Some(reader.make(object.place(), schema))
}

/// Creates a schema from the schema keywords of an object.
pub(super) fn inline<'d>(object: &Object<'_, 'd>) -> Schema<'d> {
    let entries = SCHEMA.into_iter().filter_map(|keyword| Some((keyword, object.take(keyword)?)));
    Schema::of(object.reader, object.node, entries)
}
