//! Schema keywords that constrain values, and comparison of schemas by their constraints.
//!
//! Each function here lists every keyword, so that a new keyword does not compile until its meaning is decided.

use crate::openapi::{Additional, JsonType, Properties, Schema};
use crate::source::Place;

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
