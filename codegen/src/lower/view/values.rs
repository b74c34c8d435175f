//! The values that a schema lists.

use super::tables::View;
use crate::openapi::{JsonType, Schema, Types};
use crate::source::{Node, Place, Value};

impl<'d> View<'_, 'd> {
    /// Returns the values of `enum` and `const` without `null`, if a schema has them. Of several parts, only common
    /// values count.
    pub(in crate::lower) fn values_of(&self, schema: &Schema<'d>) -> Option<Vec<Node<'d>>> {
        let listed = schema.enumeration.map(|first| {
            let mut values = self.common_to(first, &schema.joined_enums);
            values.retain(|value| *value.value() != Value::Null);
            values
        });
        let constant = schema.constant.map(|constant| self.node(constant));
        match (listed, constant) {
            (Some(values), Some(constant)) => {
                let is_listed = values.iter().any(|value| value.is_equal(constant));
                Some(if is_listed { vec![constant] } else { values })
            }
            (Some(values), None) => Some(values),
            (None, constant) => constant.map(|constant| vec![constant]),
        }
    }

    /// Returns the values of an enum that all others have, too, in the order of the first.
    pub(in crate::lower) fn common_to(&self, first: Place, others: &[Place]) -> Vec<Node<'d>> {
        let texts = |values: Place| -> rustc_hash::FxHashSet<String> {
            self.node(values).items().map(|value| value.to_json().to_string()).collect()
        };
        let others: Vec<_> = others.iter().map(|other| texts(*other)).collect();
        let is_common = |value: &Node<'d>| {
            others.is_empty() || {
                let text = value.to_json().to_string();
                others.iter().all(|other| other.contains(&text))
            }
        };
        self.node(first).items().filter(is_common).collect()
    }

    /// Returns the strings that are the only values of a schema.
    pub(in crate::lower) fn strings_of(&self, schema: &Schema<'d>) -> Option<Vec<String>> {
        self.values_of(schema)?.into_iter().map(|value| text_of(value, schema)).collect()
    }

    /// Returns the scalars that are the only values of a schema, as text. Values that do not match the schema's type do
    /// not count.
    pub(in crate::lower) fn texts_of(&self, schema: &Schema<'d>) -> Option<Vec<String>> {
        let types = schema.types.without(JsonType::Null);
        let text = |value: Node<'_>| {
            if let Some(text) = text_of(value, schema).filter(|_| types.has(JsonType::String)) {
                return Some(text);
            }
            (types.is_empty() || fits(value, types)).then_some(())?;
            match value.value() {
                Value::Bool(value) => Some(value.to_string()),
                Value::Int(value) => Some(value.to_string()),
                Value::String(value) => Some(value.to_string()),
                Value::Null | Value::Float(_) | Value::Array(_) | Value::Object(_) => None,
            }
        };
        self.values_of(schema)?.into_iter().map(text).collect()
    }

    /// Returns true if a schema lists values, in itself, in its reference or in a part of its `allOf`.
    pub(in crate::lower) fn lists_values(&self, place: Place) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut open = vec![place];
        while let Some(next) = open.pop() {
            let Some(schema) = self.description.schemas.get(&next).filter(|_| seen.insert(next)) else { continue };
            if schema.enumeration.is_some() || schema.constant.is_some() {
                return true;
            }
            open.extend(schema.reference.iter().chain(&schema.all_of));
        }
        false
    }
}

/// Returns the text of a string. In a schema that admits only strings, also returns that of an unquoted number or
/// boolean.
pub(in crate::lower) fn text_of(value: Node<'_>, schema: &Schema<'_>) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let is_scalar = matches!(value.value(), Value::Bool(_) | Value::Int(_) | Value::Float(_));
    if !is_scalar || schema.types.without(JsonType::Null) != Types::default().with(JsonType::String) {
        return None;
    }
    Some(value.spelling().map_or_else(|| value.to_json().to_string(), str::to_owned))
}

/// Returns true if a value has one of these types.
pub(in crate::lower) fn fits(value: Node<'_>, types: Types) -> bool {
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
