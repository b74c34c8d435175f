//! Common deviations of schemas from the specification, which are reported and handled if their meaning is clear.

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::Reader;
use crate::openapi::model::{Additional, JsonType, Schema, Types, Version};
use crate::source::{Node, Value};

/// Checks and adjusts a schema after all of its keywords are read.
pub(super) fn adjust<'d>(reader: &Reader<'d>, node: Node<'d>, schema: &mut Schema<'d>) {
    if schema.additional == Additional::Unspecified {
        schema.additional = schema.unevaluated;
    }
    note_keywords(reader, node, schema);
    note_items(reader, node, schema);
    accept_null(reader, schema);
    note_default(reader, node, schema);
}

/// Returns the version that defines a keyword, if it is not the version of the description.
fn other_version(version: Version, keyword: &str) -> Option<&'static str> {
    match keyword {
        "nullable" if version != Version::V3_0 => Some("3.0"),
        "x-nullable" if version != Version::V2_0 => Some("2.0"),
        "writeOnly" | "deprecated" | "oneOf" | "anyOf" if version == Version::V2_0 => Some("3.0"),
        "const" | "patternProperties" | "prefixItems" | "$defs" if version <= Version::V3_0 => Some("3.1"),
        _ => None,
    }
}

fn note_keywords<'d>(reader: &Reader<'d>, node: Node<'d>, schema: &Schema<'d>) {
    for (keyword, value) in node.entries() {
        if let Some(version) = other_version(reader.version, keyword) {
            let message = format!("`{keyword}` is a keyword of OpenAPI {version}, not of {}", reader.version);
            let found = Diagnostic::key(Code::Tolerated, value.place(), message).hint("it is used anyway");
            // These keywords do not affect the type.
            reader.report(if matches!(keyword, "deprecated" | "$defs") { found.noted() } else { found });
        }
        if keyword == "items" && matches!(value.value(), Value::Array(_)) {
            let message = format!(
                "`items` must be a schema in OpenAPI {}; a list of schemas is `prefixItems` of 3.1",
                reader.version
            );
            reader.report(Diagnostic::key(Code::Tolerated, value.place(), message).hint("it is used anyway"));
        }
        if keyword == "type" && reader.version <= Version::V3_0 && matches!(value.value(), Value::Array(_)) {
            let message = format!("a list of types is allowed in OpenAPI 3.1, not in {}", reader.version);
            reader.report(Diagnostic::value(Code::Tolerated, value.place(), message).hint("it is used anyway"));
        }
    }
    if schema.nullable
        && reader.version <= Version::V3_0
        && node.get("$ref").is_some()
        && let Some(nullable) = node.get("nullable").or_else(|| node.get("x-nullable"))
    {
        let message = "a keyword beside `$ref` has no effect";
        reader.report(Diagnostic::key(Code::Tolerated, nullable.place(), message).hint("it is used anyway"));
    }
}

/// Reports an array without `items`, which are required before 3.1.
fn note_items<'d>(reader: &Reader<'d>, node: Node<'d>, schema: &Schema<'d>) {
    let unspecified = schema.items.is_none() && schema.prefix_items.is_empty();
    if reader.version <= Version::V3_0 && schema.types.has(JsonType::Array) && unspecified {
        let at = node.get("type").unwrap_or(node).place();
        let found = Diagnostic::value(Code::MissingKeyword, at, "an array must have `items`");
        reader.report(found.hint("its items are untyped"));
    }
}

/// Makes a schema nullable if `null` is among the values of its enum. A constant `null` becomes the type `null`.
fn accept_null<'d>(reader: &Reader<'d>, schema: &mut Schema<'d>) {
    let is_null = |node: Node<'_>| *node.value() == Value::Null;
    if let Some(constant) = schema.constant
        && is_null(reader.sources.node(constant))
        && schema.types.without(JsonType::Null).is_empty()
    {
        schema.constant = None;
        schema.types = Types::default().with(JsonType::Null);
    }
    let Some(values) = schema.enumeration else { return };
    let null = reader.sources.node(values).items().find(|value| is_null(*value));
    if let Some(null) = null
        && !schema.types.is_empty()
        && !schema.types.has(JsonType::Null)
        && !schema.nullable
    {
        schema.nullable = true;
        let message = "`null` is a value of the enum, but not allowed by `type`";
        reader.report(Diagnostic::value(Code::Tolerated, null.place(), message).hint("`null` is accepted"));
    }
    // An enum with `null` as its only value is equivalent to the type `null`.
    if null.is_some() && reader.sources.node(values).items().all(is_null) {
        schema.enumeration = None;
        schema.nullable = false;
        schema.types = Types::default().with(JsonType::Null);
    }
}

/// Reports a default whose type differs from that of the schema.
fn note_default<'d>(reader: &Reader<'d>, node: Node<'d>, schema: &Schema<'d>) {
    let Some(default) = node.get("default") else { return };
    let types = schema.types;
    let fits = match default.value() {
        Value::Null => types.has(JsonType::Null) || schema.nullable,
        // A string without quotes.
        Value::Bool(_) | Value::Int(_) | Value::Float(_)
            if types.without(JsonType::Null) == Types::default().with(JsonType::String) =>
        {
            true
        }
        Value::Bool(_) => types.has(JsonType::Boolean),
        Value::Int(_) => types.has(JsonType::Integer) || types.has(JsonType::Number),
        // 1.0 is an integer.
        Value::Float(value) => types.has(JsonType::Number) || types.has(JsonType::Integer) && value.fract() == 0.0,
        Value::String(_) => types.has(JsonType::String),
        Value::Array(_) => types.has(JsonType::Array),
        Value::Object(_) => types.has(JsonType::Object),
    };
    if !fits && !types.is_empty() {
        let names: Vec<_> = types.iter().map(JsonType::name).collect();
        let message = format!("the type is {}, but the default is {}", names.join(" or "), default.value().kind());
        let found = Diagnostic::value(Code::DefaultTypeMismatch, default.place(), message);
        reader.report(found.hint("the default is only documented; it is never sent"));
    }
}
