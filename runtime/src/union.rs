//! Unions (`oneOf`, `anyOf`): which variant a value is. What the description says of the variants decides which of them come
//! into question and which comes first; one that rejects the value, or would lose a part of it, gives way to the next.

mod any_of;
mod find;
mod form;
#[cfg(feature = "pattern")]
mod pattern;
mod read;
mod set;
mod tag;

pub use any_of::AnyOf;
pub use form::Form;
pub(crate) use read::shared;
pub use tag::Tag;

use std::cell::{Cell, RefCell};

use serde::{
    Deserializer,
    de::{DeserializeOwned, Error},
};
use serde_json::{Map, Value};
use serde_path_to_error::Track;

use crate::decode::{self, Attempt, Node};

/// Why a value is not what a variant says.
pub type Rejection = erased_serde::Error;

/// A value that is not decoded yet, because its variant is to be chosen first.
#[derive(Debug)]
pub struct Raw {
    value: Node,
    /// Where it stands, if somebody wants to hear of what is not described.
    place: String,
    /// Whether a tag has decided.
    is_told: Cell<bool>,
    /// The property of the tag.
    tag: Cell<Option<&'static str>>,
}

impl Raw {
    /// Reads any value.
    ///
    /// # Errors
    ///
    /// Those of the deserializer.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = shared(deserializer)?;
        Ok(Self { value, place: decode::place().unwrap_or_default(), is_told: Cell::new(false), tag: Cell::new(None) })
    }

    /// Decodes the value as the variant that its tag names, or as `default`.
    ///
    /// `decode` is given a tag, and for one that is not described the empty string. A value without the tag is taken as the
    /// variant that keeps most of it.
    ///
    /// # Errors
    ///
    /// A value that is not what the variant of its tag says.
    pub fn by_tag<T, E: Error>(
        &self,
        property: &'static str,
        tags: &'static [&'static str],
        default: Option<&'static str>,
        decode: impl Fn(&Self, &str) -> Result<T, Rejection>,
    ) -> Result<T, E> {
        self.tag.set(Some(property));
        let tag = self.value.get(property).and_then(form::text_of);
        if let Some(known) = tags.iter().find(|known| tag.as_deref() == Some(**known)) {
            self.is_told.set(true);
            return decode(self, known).map_err(E::custom);
        }
        self.is_told.set(default.is_some());
        let tried: &[&str] = match (default.as_slice(), &tag) {
            ([], None) if self.value.members().is_some() => tags,
            (default, _) => default,
        };
        if let Some(value) = self.best(tried, |tag| decode(self, tag)) {
            return Ok(value);
        }
        decode::unknown_value_at(&self.place, tag.as_deref().unwrap_or(kind(&self.value)), tags);
        decode(self, "").map_err(E::custom)
    }

    /// Decodes the value as the variant whose form it fits best, and as the next one where that rejects it.
    ///
    /// `decode` is given the position of a form, and the number of forms where no variant takes the value.
    ///
    /// # Errors
    ///
    /// None but those of `decode` for a value that is no variant.
    pub fn by_form<T, E: Error>(
        &self,
        forms: &'static [Form],
        decode: impl Fn(&Self, usize) -> Result<T, Rejection>,
    ) -> Result<T, E> {
        if let Some(value) = self.best(&form::rank(&self.value, forms), |index| decode(self, index)) {
            return Ok(value);
        }
        let found = form::text_of(&self.value).unwrap_or_else(|| kind(&self.value).into());
        decode::unknown_value_at(&self.place, &found, &[]);
        decode(self, forms.len()).map_err(E::custom)
    }

    /// The first of the candidates that takes the value whole, otherwise the one that loses least of it.
    fn best<T, C: Copy>(&self, candidates: &[C], decode: impl Fn(C) -> Result<T, Rejection>) -> Option<T> {
        let fuel = Fuel::of(&self.value);
        let mut best = None;
        for candidate in candidates {
            let attempt = Attempt::begin();
            let decoded = decode(*candidate);
            let outcome = attempt.end();
            if let Ok(value) = decoded
                && best.as_ref().is_none_or(|(known, _): &(decode::Outcome, T)| outcome.loss < known.loss)
            {
                best = Some((outcome, value));
            }
            let is_whole = best.as_ref().is_some_and(|(outcome, _)| outcome.loss.is_none());
            if is_whole || !fuel.suffices_for(&self.value) {
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
    /// A value that is not what the variant says.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Rejection> {
        self.decode_hiding(None)
    }

    /// Decodes the value without its tag as a variant that does not describe the tag.
    ///
    /// # Errors
    ///
    /// A value that is not what the variant says.
    pub fn decode_untagged<T: DeserializeOwned>(&self) -> Result<T, Rejection> {
        self.decode_hiding(self.tag.get())
    }

    fn decode_hiding<T: DeserializeOwned>(&self, member: Option<&'static str>) -> Result<T, Rejection> {
        let watch = decode::Watch::variant(&self.place, &self.value, !self.is_told.get()).hiding(member);
        // Without a type, as the body itself is: the variant's decoder is compiled once.
        if !self.is_told.get() || !decode::is_locating() {
            return erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(watch));
        }
        // No other variant will be tried: its error is the body's.
        let mut track = Track::new();
        let tracked = serde_path_to_error::Deserializer::new(watch, &mut track);
        let decoded = erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(tracked));
        decoded.map_err(|error| Rejection::custom(decode::at(&decode::pointer(&track.path()), &error)))
    }

    /// Decodes the value as a variant, and keeps what that does not describe beside it.
    ///
    /// # Errors
    ///
    /// A value that is not what the variant says.
    pub fn decode_beside<T: DeserializeOwned>(&self) -> Result<AnyOf<T>, Rejection> {
        let others = RefCell::default();
        let watch = decode::Watch::with_others(&self.place, &self.value, &others);
        let value = erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(watch))?;
        let others = others.into_inner().into_iter();
        let others: Map<_, _> =
            others.filter_map(|name| self.value.get(&name).map(Node::to_value).map(|value| (name, value))).collect();
        let members = self.value.members().map_or(0, decode::Members::len);
        if !self.is_told.get() && members > 0 && others.len() == members {
            return Err(Rejection::custom("none of the members is described"));
        }
        Ok(AnyOf { value, others })
    }

    /// The value as it came, because it is no variant.
    pub fn keep(&self) -> Value {
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

thread_local! {
    static FUEL: Cell<Option<usize>> = const { Cell::new(None) };
}

/// What the unions inside a union may spend on further attempts: without a limit, variants that reject a value late would cost
/// twice as much at each level.
struct Fuel {
    is_outermost: bool,
}

impl Fuel {
    /// As much as reading the outermost value a few times.
    const READINGS: usize = 16;

    fn of(value: &Node) -> Self {
        let is_outermost = FUEL.get().is_none();
        if is_outermost {
            FUEL.set(Some(value.weight().saturating_mul(Self::READINGS)));
        }
        Self { is_outermost }
    }

    fn suffices_for(&self, value: &Node) -> bool {
        let _ = self;
        let left = FUEL.get().unwrap_or_default().checked_sub(value.weight());
        FUEL.set(Some(left.unwrap_or_default()));
        left.is_some()
    }
}

impl Drop for Fuel {
    fn drop(&mut self) {
        if self.is_outermost {
            FUEL.set(None);
        }
    }
}

#[cfg(test)]
#[path = "union/tests.rs"]
mod tests;
