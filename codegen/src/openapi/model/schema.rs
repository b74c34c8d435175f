//! Schemas (OpenAPI 3.1, section 4.8.24; JSON Schema 2020-12), with one model for all dialects.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::json_type::Types;
use super::xml::Xml;
use crate::source::Place;

/// A map from property names to places, in the order of the description.
pub type Properties<'d> = IndexMap<&'d str, Place, FxBuildHasher>;

/// The value of `additionalProperties` or `unevaluatedProperties`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Additional {
    /// The keyword is absent.
    #[default]
    Unspecified,
    /// `false`.
    Forbidden,
    /// `true` or an empty schema.
    Any,
    /// A schema.
    Schema(Place),
}

/// A Discriminator Object (OpenAPI 3.1, section 4.8.25).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminator<'d> {
    /// The place in the description.
    pub place: Place,
    /// The property that selects the variant.
    pub property: &'d str,
    /// The schemas by values of the property.
    pub mapping: Vec<(&'d str, Place)>,
    /// `defaultMapping` of 3.2: the schema for unmapped and missing values.
    pub default: Option<Place>,
}

/// The keywords of a schema.
#[derive(Debug, Clone, Default)]
// The booleans are keywords of JSON Schema.
#[allow(missing_docs, clippy::struct_excessive_bools)]
pub struct Schema<'d> {
    /// The value of a boolean schema: `true` allows every value, `false` none.
    pub boolean: Option<bool>,
    /// The target of `$ref`.
    pub reference: Option<Place>,
    /// True if `$ref` is present but cannot be resolved.
    pub broken: bool,
    pub types: Types,
    pub nullable: bool,
    pub format: Option<(&'d str, Place)>,
    pub enumeration: Option<Place>,
    /// The enums of the other schemas of an `allOf`. A value must be in all of them.
    pub joined_enums: Vec<Place>,
    pub constant: Option<Place>,
    pub properties: Properties<'d>,
    /// The further schemas of properties that several schemas of an `allOf` describe. The last one is in `properties`.
    pub joined: Vec<(&'d str, Place)>,
    pub required: Properties<'d>,
    pub additional: Additional,
    /// The `additionalProperties` of the other schemas of an `allOf`.
    pub joined_additional: Vec<Place>,
    /// `unevaluatedProperties`: like `additionalProperties`, but properties of the schemas of an `allOf` are known.
    pub unevaluated: Additional,
    pub pattern_properties: Vec<(&'d str, Place)>,
    pub items: Option<Place>,
    /// The `items` of the other schemas of an `allOf`.
    pub joined_items: Vec<Place>,
    pub prefix_items: Vec<Place>,
    pub all_of: Vec<Place>,
    pub one_of: Vec<Place>,
    pub any_of: Vec<Place>,
    pub discriminator: Option<Discriminator<'d>>,
    /// `x-ms-discriminator-value`: the value of the parent's discriminator that selects this schema.
    pub tag: Option<&'d str>,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    /// `contentMediaType` of 3.1.
    pub content_media_type: Option<&'d str>,
    /// `contentEncoding` of 3.1.
    pub content_encoding: Option<&'d str>,
    pub title: Option<&'d str>,
    pub description: Option<&'d str>,
    /// `default`, `example` and validation keywords, for documentation.
    pub remarks: Vec<(&'d str, Place)>,
    /// `x-wirewright-names`: the accepted names of the property. The first is used for encoding.
    pub names: Vec<&'d str>,
    /// `xml`.
    pub xml: Xml<'d>,
    /// `x-wirewright-accept-case`.
    pub accept_case: Option<Case>,
}

/// The value of `x-wirewright-accept-case`: an additional case in which property names are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Case {
    Camel,
    Pascal,
    Snake,
    Kebab,
}
