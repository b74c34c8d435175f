//! Encoding of a variant's tag: the union writes the tag, regardless of the variant's own value.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    find::find,
    finding::{Finding, wanted},
    own::with_text,
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

    /// Encodes a struct whose field `own` holds the tag, as [`encode`](Self::encode) does. `own` is `None` if the
    /// struct has no tag.
    ///
    /// # Errors
    ///
    /// Returns an error if the serializer does.
    pub fn encode_by<F, T, S>(self, own: Option<&F>, variant: &T, serializer: S) -> Result<S::Ok, S::Error>
    where
        F: Serialize + ?Sized,
        T: Serialize,
        S: Serializer,
    {
        let Some(first) = self.values.first() else { return variant.serialize(serializer) };
        let wanted = wanted();
        if wanted.is_some_and(|wanted| wanted != self.property) {
            return variant.serialize(serializer);
        }
        let mut tag = None;
        let is_kept = own.map_or(self.keeps(Maybe::Absent), |own| {
            let kept = with_text(own, |text| {
                tag = wanted.map(|_| text.to_owned());
                self.keeps(Maybe::Value(text))
            });
            kept.unwrap_or(self.keeps(Maybe::Null))
        });
        if wanted.is_some() {
            return self.only_tag(if is_kept { tag.as_deref() } else { Some(first) }, serializer);
        }
        if is_kept {
            return variant.serialize(serializer);
        }
        let value = Written { text: first, is_text: self.is_text };
        variant.serialize(Set { serializer, property: self.property, value: &value, is_missing: own.is_none() })
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
        let is_kept = self.keeps(found.as_ref().map(String::as_str));
        if wanted.is_some() {
            let tag = if is_kept { found.into_option() } else { Some((*first).to_owned()) };
            return self.only_tag(tag.as_deref(), serializer);
        }
        if is_kept {
            return erased_serde::serialize(variant, serializer);
        }
        let value = Written { text: first, is_text: self.is_text };
        let set = Set { serializer, property: self.property, value: &value, is_missing: found.is_absent() };
        erased_serde::serialize(variant, set)
    }

    /// Encodes only the tag: an outer union, of which this union is a variant, searches for it.
    fn only_tag<S: Serializer>(&self, tag: Option<&str>, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        if let Some(tag) = tag {
            map.serialize_entry(self.property, tag)?;
        }
        map.end()
    }

    /// Returns true if the variant is encoded with the tag that it holds. A tag that is not a scalar is null.
    fn keeps(&self, tag: Maybe<&str>) -> bool {
        match tag {
            Maybe::Absent => self.is_optional,
            Maybe::Null => self.others.is_some(),
            Maybe::Value(tag) => self.values.contains(&tag) || self.others.is_some_and(|others| !others.contains(&tag)),
        }
    }
}
