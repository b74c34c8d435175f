//! `enum` and `const`.

use std::hash::Hash;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::types::Shape;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Enum, Scalar, Step, Type, TypeDef, TypeKind, Union, UnionForm, Variant};
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::view::values::{fits, text_of};
use crate::openapi::{JsonType, Schema};
use crate::source::{Node, Place, Value};

impl<'d> SchemaLowering<'_, 'd> {
    pub(in crate::lower) fn enumeration(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        let keyword = if schema.enumeration.is_some() { "enum" } else { "const" };
        let values = self.view.values_of(schema).unwrap_or_default();
        let at = schema.enumeration.or(schema.constant).unwrap_or(place);
        if values.is_empty() {
            self.reports.report(
                Diagnostic::value(Code::EmptyEnum, at, "this enum has no values")
                    .hint("the enum is ignored and only the type is used"),
            );
            self.reports.degrade_schema(keyword, place);
            return self.plain(schema, place);
        }
        let strings: Vec<String> = values.iter().filter_map(|value| text_of(*value, schema)).collect();
        let integers: Vec<i128> = values.iter().filter_map(|value| integer(*value)).collect();
        let all = values.len();
        let types = schema.types.without(JsonType::Null);
        let says = |kind: JsonType| types.is_empty() || types.has(kind);
        if strings.len() == all && says(JsonType::String) {
            self.note_unquoted(&values, at);
            return define(Enum::Strings(distinct(strings)));
        }
        if integers.len() == all && (says(JsonType::Integer) || says(JsonType::Number)) {
            return define(Enum::Integers(distinct(integers)));
        }
        if says(JsonType::Boolean) && values.iter().all(|value| matches!(value.value(), Value::Bool(_))) {
            return Shape::Use(Type::Scalar(Scalar::Bool));
        }
        let numbers = values.iter().all(|value| matches!(value.value(), Value::Int(_) | Value::Float(_)));
        if types.has(JsonType::Number) && numbers {
            self.reports.degrade_schema(keyword, place);
            return self.plain(schema, place);
        }
        if (types.is_empty() || values.iter().all(|value| fits(*value, types)))
            && let Some(union) = self.mixed(&values, place)
        {
            return Shape::Define(TypeKind::Union(union));
        }
        self.reports.degrade_schema(keyword, place);
        if !types.is_empty() && !values.iter().all(|value| fits(*value, types)) {
            return self.mismatch(schema, place, &values);
        }
        let (code, message) = match keyword {
            "enum" => (Code::MixedEnum, "this enum has values that are not scalars"),
            _ => (Code::UntypedValue, "this constant is not a scalar"),
        };
        self.reports.report(Diagnostic::value(code, at, message).hint("it becomes an untyped value"));
        Shape::Use(Type::Any)
    }

    /// Reports unquoted numbers and booleans in a schema of strings.
    fn note_unquoted(&mut self, values: &[Node<'d>], at: Place) {
        let Some(value) = values.iter().find(|value| value.as_str().is_none()) else { return };
        let text = value.spelling().unwrap_or_default();
        let message = format!("the type is `string`, but the value `{text}` is not quoted");
        self.reports.report(
            Diagnostic::value(Code::Tolerated, at, message)
                .hint("the value is treated as a string, exactly as written"),
        );
    }

    /// Returns a union for scalars of several types, with a variant for each type. Unknown values are kept.
    fn mixed(&mut self, values: &[Node<'d>], place: Place) -> Option<Union> {
        let scalar = |value: &Node<'_>| !matches!(value.value(), Value::Null | Value::Array(_) | Value::Object(_));
        if !values.iter().all(scalar) {
            return None;
        }
        let strings: Vec<String> = values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect();
        let integers: Vec<i128> = values.iter().filter_map(|value| integer(*value)).collect();
        let texts = integers.iter().map(i128::to_string).collect();
        let mut variants = Vec::new();
        if !strings.is_empty() {
            let form = UnionForm::Values(strings.clone());
            variants.push(self.part("Text", Enum::Strings(distinct(strings)), form, place));
        }
        if !integers.is_empty() {
            variants.push(self.part("Integer", Enum::Integers(distinct(integers)), UnionForm::Values(texts), place));
        }
        let plain = [("Boolean", Scalar::Bool, UnionForm::Boolean), ("Number", Scalar::F64, UnionForm::Number)];
        for (name, scalar, form) in plain {
            let is_there = values.iter().any(|value| match value.value() {
                Value::Bool(_) => scalar == Scalar::Bool,
                Value::Float(_) => scalar == Scalar::F64,
                _ => false,
            });
            if is_there {
                variants.push(Variant::plain(name, Type::Scalar(scalar), form));
            }
        }
        Some(Union { variants, tag: None, default: None })
    }

    fn part(&mut self, name: &str, values: Enum, form: UnionForm, place: Place) -> Variant {
        let mut origin = self.view.origin(place);
        origin.steps.push(Step::Property(name.to_owned()));
        let kind = TypeKind::Enum(values);
        let id = self.define(TypeDef::new(place, origin, Docs::default(), kind));
        Variant::plain(name, Type::Named(id), form)
    }

    /// Reports `type: integer` with the names of its values in `enum`, where integers are sent.
    fn mismatch(&mut self, schema: &Schema<'d>, place: Place, values: &[Node<'d>]) -> Shape {
        let types = schema.types.without(JsonType::Null);
        let name = types.iter().map(JsonType::name).next().unwrap_or_default();
        let other = values.iter().find(|value| !fits(**value, types));
        let kind = other.map_or("nothing", |value| value.value().kind());
        let message = format!("the type is `{name}`, but a value of the enum is {kind}");
        self.reports.report(
            Diagnostic::value(Code::EnumTypeMismatch, schema.enumeration.unwrap_or(place), message).hint(
                "the type is used and the values are only documented; fix the type or the values with an overlay",
            ),
        );
        // The values that fit the type are still known values.
        let strings = values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect();
        let integers = values.iter().filter_map(|value| integer(*value)).collect();
        let fitting = match name {
            "string" => Enum::Strings(distinct(strings)),
            "integer" => Enum::Integers(distinct(integers)),
            _ => return self.plain(schema, place),
        };
        match &fitting {
            Enum::Strings(values) if values.is_empty() => self.plain(schema, place),
            Enum::Integers(values) if values.is_empty() => self.plain(schema, place),
            _ => define(fitting),
        }
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

fn distinct<T: Eq + Hash>(values: Vec<T>) -> Vec<T> {
    let values: IndexSet<T, FxBuildHasher> = values.into_iter().collect();
    values.into_iter().collect()
}
