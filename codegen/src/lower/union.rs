//! oneOf and anyOf: the idioms that are not really unions. A real one is an untyped value, and says so.

use super::Lowering;
use super::types::{Shape, has_structure};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Enum, Type, TypeKind};
use crate::openapi::{JsonType, Schema, Types};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    pub(super) fn union(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        let variants: Vec<Place> =
            schema.one_of.iter().chain(&schema.any_of).copied().filter(|variant| !self.is_null(*variant)).collect();
        let keyword = if schema.one_of.is_empty() { "anyOf" } else { "oneOf" };
        let base = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..schema.clone() };
        // Variants that only say what must be there are constraints on the schema that they stand in.
        if has_structure(&base) && variants.iter().all(|variant| self.only_constrains(*variant)) {
            self.degrade(keyword, place);
            return if base.enumeration.is_some() { self.enumeration(&base, place) } else { self.plain(&base, place) };
        }
        if !has_structure(&base) {
            if let [only] = variants.as_slice() {
                return Shape::Use(match self.ty(*only) {
                    Type::Nullable(inner) => *inner,
                    other => other,
                });
            }
            if let Some(values) = self.open_enum(&variants) {
                return Shape::Define(TypeKind::Enum(values));
            }
        }
        let message = format!("this {keyword} of {} variants is not told apart yet", variants.len());
        self.report(Diagnostic::value(Code::UnsupportedUnion, place, message).hint("it is taken as an untyped value"));
        self.degrade(keyword, place);
        if schema.discriminator.is_some() {
            self.degrade("discriminator", place);
        }
        Shape::Use(Type::Any)
    }

    fn is_null(&self, place: Place) -> bool {
        self.view.schemas.get(&place).is_some_and(|schema| {
            schema.types == Types::default().with(JsonType::Null)
                || schema.constant.is_some_and(|value| *self.node(value).value() == crate::source::Value::Null)
        })
    }

    fn only_constrains(&self, place: Place) -> bool {
        let schema = Schema { required: Vec::new(), ..self.schema(place) };
        !has_structure(&schema) && schema.reference.is_none() && !schema.broken
    }

    /// An enum beside a plain string: known values, and any other.
    fn open_enum(&mut self, variants: &[Place]) -> Option<Enum> {
        let mut values = Vec::new();
        let mut open = false;
        for variant in variants {
            let target = self.target(*variant)?;
            let schema = self.schema(target);
            if !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty() {
                return None;
            }
            match (schema.enumeration, schema.constant) {
                (Some(list), _) => {
                    for value in self.node(list).items() {
                        values.push(value.as_str()?.to_owned());
                    }
                }
                (None, Some(value)) => values.push(self.node(value).as_str()?.to_owned()),
                (None, None) if schema.types.has(JsonType::String) => open = true,
                (None, None) => return None,
            }
        }
        let mut seen = rustc_hash::FxHashSet::default();
        values.retain(|value| seen.insert(value.clone()));
        // Several enums of strings are one enum.
        (!values.is_empty() && (open || variants.len() > 1)).then_some(Enum::Strings(values))
    }
}
