//! Decoding of unions (`oneOf`, `anyOf`). The schemas of the variants determine the candidates and their order. If a
//! variant rejects the value or would lose a part of it, the next one is tried.

mod any_of;
mod find;
mod finding;
mod form;
mod own;
#[cfg(feature = "pattern")]
mod pattern;
mod rest;
mod set;
mod shared;
mod tag;
mod tagged;
mod written;

pub use any_of::AnyOf;
pub use form::UnionForm;
pub(crate) use shared::shared;
pub use tag::UnionTag;
pub use tagged::{Selected, Tag, TaggedUnion, tagged};

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::{Map, Value};

use crate::response::{
    json::{Node, Properties},
    observe::{self, Attempt, Budget, Outcome, Watch},
};

/// The error of a value that does not match a variant.
pub(crate) type Rejection = serde_json::Error;

/// A value that is not decoded yet, because its variant must be selected first.
#[derive(Debug)]
pub struct Raw {
    value: Node,
    /// The place of the value, if deviations are being reported.
    place: String,
    /// True if a tag has selected the variant.
    is_tagged: Cell<bool>,
    /// The property that holds the tag.
    tag: Cell<Option<&'static str>>,
}

impl Raw {
    /// Takes any value from a deserializer.
    ///
    /// # Errors
    ///
    /// Returns an error if the deserializer does.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        shared(deserializer).map(Self::of)
    }

    fn of(value: Node) -> Self {
        let place = observe::place().unwrap_or_default();
        Self { value, place, is_tagged: Cell::new(false), tag: Cell::new(None) }
    }

    /// Creates a value whose variant is selected by a tag.
    fn of_tagged(value: Node) -> Self {
        let raw = Self::of(value);
        raw.is_tagged.set(true);
        raw
    }

    /// Decodes the value as the variant named by its tag, or as the default one. A value without a tag is decoded as
    /// the variant that preserves most of it.
    fn by_tag<T: TaggedUnion, E: Error>(&self) -> Result<T, E> {
        let Tag { property, tags, default } = T::TAG;
        self.tag.set(Some(property));
        let tag = self.value.get(property).and_then(form::text_of);
        if let Some(known) = tags.iter().find(|known| tag.as_deref() == Some(**known)) {
            self.is_tagged.set(true);
            return T::decode(self, known).map_err(E::custom);
        }
        self.is_tagged.set(default.is_some());
        let tried: &[&str] = match (default.as_slice(), &tag) {
            ([], None) if self.value.properties().is_some() => tags,
            (default, _) => default,
        };
        if let Some(value) = self.best(tried, |tag| T::decode(self, tag)) {
            return Ok(value);
        }
        observe::unknown_value_at(&self.place, tag.as_deref().unwrap_or(kind(&self.value)), tags);
        T::decode(self, "").map_err(E::custom)
    }

    /// Decodes the value as the variant whose form it fits best. If this variant rejects the value, the next best is
    /// tried.
    ///
    /// `decode` is called with the position of a form, or with the number of forms if no variant accepts the value.
    ///
    /// # Errors
    ///
    /// Returns an error only if `decode` does so for a value that matches no variant.
    pub fn by_form<T, E: Error>(
        &self,
        forms: &'static [UnionForm],
        decode: impl Fn(&Self, usize) -> Result<T, Rejection>,
    ) -> Result<T, E> {
        if let Some(value) = self.best(&form::rank(&self.value, forms), |index| decode(self, index)) {
            return Ok(value);
        }
        let found = form::text_of(&self.value).unwrap_or_else(|| kind(&self.value).into());
        observe::unknown_value_at(&self.place, &found, &[]);
        decode(self, forms.len()).map_err(E::custom)
    }

    /// Returns the first candidate that decodes the value without loss, otherwise the one that loses the least.
    fn best<T, C: Copy>(&self, candidates: &[C], decode: impl Fn(C) -> Result<T, Rejection>) -> Option<T> {
        let budget = Budget::of(&self.value);
        let mut best = None;
        for candidate in candidates {
            let attempt = Attempt::begin();
            let decoded = decode(*candidate);
            let outcome = attempt.end();
            if let Ok(value) = decoded
                && best.as_ref().is_none_or(|(known, _): &(Outcome, T)| outcome.loss < known.loss)
            {
                best = Some((outcome, value));
            }
            let is_whole = best.as_ref().is_some_and(|(outcome, _)| outcome.loss.is_none());
            if is_whole || !budget.suffices_for(&self.value) {
                break;
            }
        }
        best.map(|(outcome, value)| {
            outcome.settle();
            value
        })
    }

    /// Decodes the value as a variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    pub fn decode<'de, T: Deserialize<'de>>(&self) -> Result<T, Rejection> {
        self.decode_hiding(None)
    }

    fn decode_hiding<'de, T: Deserialize<'de>>(&self, property: Option<&'static str>) -> Result<T, Rejection> {
        T::deserialize(Watch::variant(&self.place, &self.value, !self.is_tagged.get()).hiding(property))
    }

    /// Decodes the value as a variant, and preserves the properties that are unknown to the variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    pub fn decode_with_unknown<'de, T: Deserialize<'de>>(&self) -> Result<AnyOf<T>, Rejection> {
        let others = RefCell::default();
        let value = T::deserialize(Watch::with_others(&self.place, &self.value, &others))?;
        let others = others.into_inner().into_iter();
        let others: Map<_, _> =
            others.filter_map(|name| self.value.get(&name).map(Node::to_value).map(|value| (name, value))).collect();
        let properties = self.value.properties().map_or(0, Properties::len);
        if !self.is_tagged.get() && properties > 0 && others.len() == properties {
            return Err(Rejection::custom("none of the properties is known"));
        }
        Ok(AnyOf { value, others })
    }

    /// Returns the original value, for a value that matches no variant.
    pub fn to_unknown(&self) -> Value {
        self.value.to_value()
    }
}

fn kind(value: &Node) -> &'static str {
    match value {
        Node::Scalar(Value::Null) => "null",
        Node::Scalar(Value::Bool(_)) => "a boolean",
        Node::Scalar(Value::Number(_)) => "a number",
        Node::Scalar(_) => "a string",
        Node::Array(_) => "an array",
        Node::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests;
