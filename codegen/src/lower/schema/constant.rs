//! Schemas that admit a single value.

use super::lowering::SchemaLowering;
use crate::ir::Constant;
use crate::lower::view::values::{fits, text_of};
use crate::openapi::JsonType;
use crate::source::{Place, Value};

impl SchemaLowering<'_, '_> {
    /// Returns the only value that a schema admits.
    pub(in crate::lower) fn only_value(&mut self, place: Place) -> Option<Constant> {
        if self.view.is_nullable(place) {
            return None;
        }
        let schema = self.merged(place);
        if !schema.one_of.is_empty() || !schema.any_of.is_empty() || schema.broken {
            return None;
        }
        let values = self.view.values_of(&schema)?;
        let (first, others) = values.split_first()?;
        if others.iter().any(|other| !other.is_equal(*first)) {
            return None;
        }
        if let Some(text) = text_of(*first, &schema) {
            let is_text = schema.types.is_empty() || schema.types.has(JsonType::String);
            return is_text.then_some(Constant::Text(text));
        }
        if !schema.types.is_empty() && !fits(*first, schema.types) {
            return None;
        }
        match first.value() {
            Value::Int(number) => i64::try_from(*number).ok().map(Constant::Integer),
            Value::Float(number) if number.is_finite() => Some(Constant::Float(number.to_bits())),
            Value::Bool(value) => Some(Constant::Boolean(*value)),
            _ => None,
        }
    }
}
