//! Schema keywords that constrain values, and comparison of schemas by their constraints.
//!
//! Each function here lists every keyword, so that a new keyword does not compile until its meaning is decided.

use crate::lower::lowering::Lowering;
use crate::openapi::{Additional, JsonType, Properties, Schema, Types};
use crate::source::{Node, Place, Value};

/// Returns true if a schema constrains values beyond its reference and `null`.
pub(in crate::lower) fn has_structure(schema: &Schema<'_>) -> bool {
    let Schema {
        boolean,
        reference: _,
        broken: _,
        types,
        nullable: _,
        format,
        enumeration,
        joined_enums: _,
        constant,
        properties,
        joined: _,
        required,
        additional,
        joined_additional: _,
        // If it has an effect, it is in `additional`.
        unevaluated: _,
        pattern_properties,
        items,
        joined_items: _,
        prefix_items,
        all_of,
        one_of,
        any_of,
        // It only selects among variants.
        discriminator: _,
        tag: _,
        read_only: _,
        write_only: _,
        deprecated: _,
        content_media_type,
        content_encoding,
        title: _,
        description: _,
        remarks: _,
        names: _,
        xml: _,
        accept_case,
    } = schema;
    !types.without(JsonType::Null).is_empty()
        || boolean.is_some()
        || format.is_some()
        || enumeration.is_some()
        || constant.is_some()
        || !properties.is_empty()
        || !required.is_empty()
        || !pattern_properties.is_empty()
        || *additional != Additional::Unspecified
        || items.is_some()
        || !prefix_items.is_empty()
        || !all_of.is_empty()
        || !one_of.is_empty()
        || !any_of.is_empty()
        || content_media_type.is_some()
        || content_encoding.is_some()
        || accept_case.is_some()
}

/// Returns true if two merged schemas constrain values equally.
#[allow(clippy::too_many_lines, reason = "a line for each keyword")]
pub(in crate::lower) fn constrains_equally(one: &Schema<'_>, other: &Schema<'_>) -> bool {
    let Schema {
        boolean,
        // Already followed by merging.
        reference: _,
        all_of: _,
        broken,
        types,
        nullable,
        format,
        enumeration,
        joined_enums,
        constant,
        properties,
        joined,
        required,
        additional,
        joined_additional,
        unevaluated: _,
        pattern_properties,
        items,
        joined_items,
        prefix_items,
        one_of,
        any_of,
        discriminator,
        tag: _,
        read_only: _,
        write_only: _,
        deprecated: _,
        content_media_type,
        content_encoding,
        title: _,
        description: _,
        // Documented, but not checked.
        remarks: _,
        names: _,
        xml: _,
        accept_case,
    } = one;
    let format_of = |format: &Option<(&str, Place)>| format.map(|(format, _)| format.to_ascii_lowercase());
    let same_names = |one: &Properties<'_>, other: &Properties<'_>| {
        one.len() == other.len() && one.keys().all(|name| other.contains_key(name))
    };
    *boolean == other.boolean
        && *broken == other.broken
        && *types == other.types
        && *nullable == other.nullable
        && format_of(format) == format_of(&other.format)
        && *enumeration == other.enumeration
        && *joined_enums == other.joined_enums
        && *constant == other.constant
        && *properties == other.properties
        && *joined == other.joined
        && same_names(required, &other.required)
        && *additional == other.additional
        && *joined_additional == other.joined_additional
        && *pattern_properties == other.pattern_properties
        && *items == other.items
        && *joined_items == other.joined_items
        && *prefix_items == other.prefix_items
        && *one_of == other.one_of
        && *any_of == other.any_of
        && *discriminator == other.discriminator
        && *content_media_type == other.content_media_type
        && *content_encoding == other.content_encoding
        && *accept_case == other.accept_case
}

impl<'d> Lowering<'_, 'd> {
    /// Returns the target of a schema that is a reference without further constraints.
    pub(in crate::lower) fn bare_reference(&self, schema: &Schema<'d>) -> Option<Place> {
        let target = schema.reference.filter(|_| !has_structure(schema))?;
        let is_union = |place: Place| {
            let schema = self.target(place).and_then(|target| self.view.schemas.get(&target));
            schema.is_some_and(|schema| !schema.one_of.is_empty() || !schema.any_of.is_empty())
        };
        // A discriminator matters only on a union, where it selects the variant.
        (schema.discriminator.is_none() || !is_union(target)).then_some(target)
    }

    /// Returns true if the schema at a place does not constrain values.
    pub(in crate::lower) fn is_unconstrained(&self, place: Place) -> bool {
        self.view
            .schemas
            .get(&place)
            .is_some_and(|schema| !has_structure(schema) && schema.reference.is_none() && !schema.broken)
    }

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
                let json = constant.to_json();
                let is_listed = values.iter().any(|value| value.to_json() == json);
                Some(if is_listed { vec![constant] } else { values })
            }
            (Some(values), None) => Some(values),
            (None, constant) => constant.map(|constant| vec![constant]),
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
}
