//! Forms of variants: the features that distinguish their values without a tag.

use super::text_forms::are_distinct_texts;
use crate::ir::{TextForm, UnionForm, Variant};
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{Additional, JsonType, Schema};
use crate::source::Place;

/// The maximum depth of arrays and unions that a form describes.
const DEEPEST: usize = 6;

/// The maximum number of schemas that a form visits. The paths through nested unions multiply with their variants.
const MOST: usize = 1_000;

impl<'d> SchemaLowering<'_, 'd> {
    /// Returns the form of a schema's values.
    pub(in crate::lower) fn form(&mut self, place: Place) -> UnionForm {
        self.form_within(place, DEEPEST, &mut 0)
    }

    /// Returns the form of a schema's values that have this type.
    pub(in crate::lower) fn form_of_kind(&mut self, kind: JsonType, schema: &Schema<'d>) -> UnionForm {
        self.form_of(kind, schema, DEEPEST, &mut 0)
    }

    /// Returns the form of a schema's values down to `depth`. `looked` counts the visited schemas.
    fn form_within(&mut self, place: Place, depth: usize, looked: &mut usize) -> UnionForm {
        let Some(deeper) = depth.checked_sub(1).filter(|_| *looked < MOST) else { return UnionForm::Any };
        *looked += 1;
        let Some(target) = self.view.target(place) else { return UnionForm::Any };
        let own = self.view.schema(target);
        let children = self.merger.families.children.contains_key(&target) && own.discriminator.is_some();
        let schema = self.merged(target);
        if !children && (!schema.one_of.is_empty() || !schema.any_of.is_empty()) {
            let variants: Vec<Place> = schema.one_of.iter().chain(&schema.any_of).copied().collect();
            // A union among its own variants adds nothing to its form.
            if !self.forming.insert(target) {
                return UnionForm::OneOf(Vec::new());
            }
            let forms = variants.into_iter().map(|variant| self.form_within(variant, deeper, looked));
            let forms = forms.filter(|form| *form != UnionForm::OneOf(Vec::new())).collect();
            self.forming.remove(&target);
            return UnionForm::OneOf(forms);
        }
        if let Some(values) = self.view.texts_of(&schema) {
            return UnionForm::Values(values);
        }
        if self.is_int_or_string(&schema) {
            return UnionForm::OneOf(vec![UnionForm::Integer, UnionForm::String]);
        }
        let types = schema.types.without(JsonType::Null);
        let forms: Vec<UnionForm> = types.iter().map(|kind| self.form_of(kind, &schema, deeper, looked)).collect();
        match forms.as_slice() {
            [] if !schema.properties.is_empty() || !schema.required.is_empty() => self.object_form(&schema),
            [] => UnionForm::Any,
            [form] => form.clone(),
            _ => UnionForm::OneOf(forms),
        }
    }

    fn form_of(&mut self, kind: JsonType, schema: &Schema<'d>, depth: usize, looked: &mut usize) -> UnionForm {
        match kind {
            JsonType::Null => UnionForm::Any,
            JsonType::Boolean => UnionForm::Boolean,
            JsonType::Integer => UnionForm::Integer,
            JsonType::Number => UnionForm::Number,
            JsonType::String => self.text_form(schema),
            JsonType::Array => UnionForm::Array(Box::new(
                schema.items.map_or(UnionForm::Any, |items| self.form_within(items, depth, looked)),
            )),
            JsonType::Object => self.object_form(schema),
        }
    }

    fn object_form(&mut self, schema: &Schema<'d>) -> UnionForm {
        let mut constants = Vec::new();
        for (name, property) in &schema.properties {
            // A constant may be next to a reference, or in a part of an `allOf`.
            let listed = self.view.lists_values(*property).then(|| self.merged(*property));
            if let Some(values) = listed.and_then(|schema| self.view.texts_of(&schema)) {
                constants.push(((*name).to_owned(), values));
            }
        }
        // Forms select variants in responses, which never contain write-only properties.
        let written = |name: &str| {
            let property = schema.properties.get(name);
            property.is_some_and(|property| self.view.flag(*property, |schema| schema.write_only))
        };
        let is_required = |name: &str| schema.required.contains_key(name) && !written(name);
        let described = schema.properties.iter().map(|(name, _)| *name);
        let optional = described.filter(|name| !is_required(name)).map(str::to_owned).collect();
        let required = schema.required.iter().filter(|(name, _)| !written(name));
        let required = required.map(|(name, _)| (*name).to_owned()).collect();
        let closed = schema.additional == Additional::Forbidden && schema.pattern_properties.is_empty();
        UnionForm::Object { required, optional, constants, closed }
    }
}

/// Returns true if no value fits both forms equally well.
///
/// This mirrors the ranking of forms in the runtime (`values/union/form`), which has no dependency in common with the
/// compiler.
pub(in crate::lower) fn are_distinct(one: &UnionForm, other: &UnionForm) -> bool {
    use UnionForm::{Any, Array, Boolean, Integer, Number, Object, OneOf, String, Text, Values};
    match (one, other) {
        (OneOf(forms), form) | (form, OneOf(forms)) => forms.iter().all(|inner| are_distinct(inner, form)),
        // The more specific form wins.
        (Any, Any) => false,
        (Any, _) | (_, Any) => true,
        (Values(a), Values(b)) => a.iter().all(|value| !b.contains(value)),
        (Array(a), Array(b)) => are_distinct(a, b),
        (Object { required: a, optional: more_a, .. }, Object { required: b, optional: more_b, .. }) => {
            let unique = |names: &[std::string::String], b: &[_], more: &[_]| {
                names.iter().any(|name| !b.contains(name) && !more.contains(name))
            };
            are_distinguished_by_constant(one, other) || unique(a, b, more_b) || unique(b, a, more_a)
        }
        (Text(a), Text(b)) => are_distinct_texts(a, b),
        (Text(text), String) | (String, Text(text)) => are_distinct_texts(text, &TextForm::default()),
        (Boolean, Boolean) | (Integer, Integer) | (Number, Number) | (String, String) => false,
        _ => true,
    }
}

/// Returns true if a property that both forms require has no value in common.
fn are_distinguished_by_constant(one: &UnionForm, other: &UnionForm) -> bool {
    let (
        UnionForm::Object { required: a, constants: constants_a, .. },
        UnionForm::Object { required: b, constants: constants_b, .. },
    ) = (one, other)
    else {
        return false;
    };
    constants_a.iter().any(|(name, values)| {
        let is_there = a.contains(name) && b.contains(name);
        let others = constants_b.iter().find(|(other, _)| other == name);
        is_there && others.is_some_and(|(_, others)| values.iter().all(|value| !others.contains(value)))
    })
}

/// Returns true if an object may match several variants at once, with properties of each.
pub(in crate::lower) fn overlap(variants: &[Variant]) -> bool {
    let is_object = |variant: &&Variant| matches!(variant.form, UnionForm::Object { closed: false, .. });
    let objects: Vec<&Variant> = variants.iter().filter(is_object).collect();
    objects.iter().enumerate().any(|(index, one)| {
        let mut others = objects.iter().skip(index + 1);
        others.any(|other| !are_distinguished_by_constant(&one.form, &other.form))
    })
}
