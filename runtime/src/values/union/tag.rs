//! Encoding of a variant's tag: the union writes the tag, regardless of the variant's own value.

use serde::{Serializer, ser::SerializeMap};

use super::{
    find::find,
    finding::{Finding, wanted},
    set::Set,
    written::Written,
};
use crate::values::maybe::Maybe;

/// The tags of a variant (OpenAPI 3.1, section 4.8.25).
#[derive(Debug, Clone, Copy)]
pub struct UnionTag {
    property: &'static str,
    values: &'static [&'static str],
    /// The tags of the other variants, if this variant accepts all remaining tags and no tag.
    others: Option<&'static [&'static str]>,
    is_text: bool,
    is_optional: bool,
}

impl UnionTag {
    /// Creates the tags of a variant: a property and the values that select the variant.
    pub const fn new(property: &'static str, values: &'static [&'static str]) -> Self {
        Self { property, values, others: None, is_text: true, is_optional: false }
    }

    /// Encodes the tags as numbers or booleans.
    #[must_use]
    pub const fn scalar(self) -> Self {
        Self { is_text: false, ..self }
    }

    /// Allows the variant to be encoded without a tag.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// Makes the variant accept every tag except `others`, and no tag.
    #[must_use]
    pub const fn all_but(self, others: &'static [&'static str]) -> Self {
        Self { others: Some(others), is_optional: true, ..self }
    }

    /// Encodes a variant with its own tag if that tag selects the variant, otherwise with its first tag.
    ///
    /// # Errors
    ///
    /// Returns an error if the serializer does.
    pub fn encode<S: Serializer>(
        self,
        variant: &dyn erased_serde::Serialize,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let Some(first) = self.values.first() else { return erased_serde::serialize(variant, serializer) };
        let wanted = wanted();
        if wanted.is_some_and(|wanted| wanted != self.property) {
            return erased_serde::serialize(variant, serializer);
        }
        let found = {
            let _finding = Finding::begin(self.property);
            find(self.property, variant)
        };
        let is_kept = match &found {
            Maybe::Absent => self.is_optional,
            Maybe::Null => self.others.is_some(),
            Maybe::Value(tag) => self.means(tag),
        };
        if wanted.is_some() {
            // An outer union, of which this union is a variant, searches only for the tag.
            let tag = if is_kept { found.into_option() } else { Some((*first).to_owned()) };
            let mut map = serializer.serialize_map(Some(1))?;
            if let Some(tag) = tag {
                map.serialize_entry(self.property, &tag)?;
            }
            return map.end();
        }
        if is_kept {
            return erased_serde::serialize(variant, serializer);
        }
        let value = Written { text: first, is_text: self.is_text };
        let set = Set { serializer, property: self.property, value: &value, is_missing: found.is_absent() };
        erased_serde::serialize(variant, set)
    }

    fn means(&self, tag: &str) -> bool {
        self.values.contains(&tag) || self.others.is_some_and(|others| !others.contains(&tag))
    }
}
