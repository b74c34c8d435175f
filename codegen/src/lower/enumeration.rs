//! `enum` and `const`.

use super::Lowering;
use super::types::Shape;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Enum, Type, TypeKind};
use crate::openapi::{JsonType, Schema};
use crate::source::{Node, Place, Value};

impl<'d> Lowering<'_, 'd> {
    pub(super) fn enumeration(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        let keyword = if schema.enumeration.is_some() { "enum" } else { "const" };
        let values: Vec<Node<'d>> = match (schema.enumeration, schema.constant) {
            (Some(values), _) => self.node(values).items().filter(|value| *value.value() != Value::Null).collect(),
            (None, Some(value)) => vec![self.node(value)],
            (None, None) => Vec::new(),
        };
        let at = schema.enumeration.or(schema.constant).unwrap_or(place);
        if values.is_empty() {
            self.report(
                Diagnostic::value(Code::EmptyEnum, at, "this enum has no values").hint("the type alone counts"),
            );
            self.degrade(keyword, place);
            return self.plain(schema, place);
        }
        let strings: Vec<String> = values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect();
        let integers: Vec<i128> = values.iter().filter_map(|value| integer(*value)).collect();
        let all = values.len();
        let types = schema.types.without(JsonType::Null);
        let says = |kind: JsonType| types.is_empty() || types.has(kind);
        if strings.len() == all && says(JsonType::String) {
            return define(Enum::Strings(distinct(strings)));
        }
        if integers.len() == all && (says(JsonType::Integer) || says(JsonType::Number)) {
            return define(Enum::Integers(distinct(integers)));
        }
        if says(JsonType::Boolean) && values.iter().all(|value| matches!(value.value(), Value::Bool(_))) {
            return Shape::Use(Type::Scalar(crate::ir::Scalar::Bool));
        }
        self.degrade(keyword, place);
        if !types.is_empty() && !values.iter().any(|value| fits(*value, types)) {
            return self.mismatch(schema, place, &values);
        }
        if types.has(JsonType::Number)
            && values.iter().all(|value| matches!(value.value(), Value::Int(_) | Value::Float(_)))
        {
            return self.plain(schema, place);
        }
        let message = "the values of this enum are of several types";
        self.report(Diagnostic::value(Code::MixedEnum, at, message).hint("it is taken as an untyped value"));
        Shape::Use(Type::Any)
    }

    /// `type: integer` with the names of its values: what is sent are integers.
    fn mismatch(&mut self, schema: &Schema<'d>, place: Place, values: &[Node<'d>]) -> Shape {
        let name = schema.types.iter().map(JsonType::name).next().unwrap_or_default();
        let kind = values.first().map_or("nothing", |value| value.value().kind());
        let message = format!("the type is `{name}`, but a value of the enum is {kind}");
        self.report(
            Diagnostic::value(Code::EnumTypeMismatch, schema.enumeration.unwrap_or(place), message)
                .hint("the type counts; the values are documented. An overlay can correct the type or the values"),
        );
        self.plain(schema, place)
    }
}

fn define(values: Enum) -> Shape {
    Shape::Define(TypeKind::Enum(values))
}

fn integer(value: Node<'_>) -> Option<i128> {
    match value.value() {
        Value::Int(number) => Some(*number),
        _ => None,
    }
}

fn distinct<T: PartialEq>(values: Vec<T>) -> Vec<T> {
    let mut result: Vec<T> = Vec::with_capacity(values.len());
    for value in values {
        if !result.contains(&value) {
            result.push(value);
        }
    }
    result
}

/// Whether a value is of one of these types.
pub(super) fn fits(value: Node<'_>, types: crate::openapi::Types) -> bool {
    match value.value() {
        Value::Null => types.has(JsonType::Null),
        Value::Bool(_) => types.has(JsonType::Boolean),
        Value::Int(_) => types.has(JsonType::Integer) || types.has(JsonType::Number),
        Value::Float(_) => types.has(JsonType::Number),
        Value::String(_) => types.has(JsonType::String),
        Value::Array(_) => types.has(JsonType::Array),
        Value::Object(_) => types.has(JsonType::Object),
    }
}
