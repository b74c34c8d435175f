//! Rules of OpenAPI for JSON, applied between serde_json and the decoded types:
//!
//! - an object cannot be decoded from an array, although serde would allow it;
//! - an integer may be written as a float (`30.0`, `1e3`);
//! - a response has at most as many values as the client allows: a value takes more memory than its two bytes of
//!   text.
//!
//! All decoding goes through this layer, so decoded types need no code for these rules.

use std::{cell::Cell, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, Visitor},
};
use serde_json::value::RawValue;

use super::integer::{Integer, WideInteger};
use crate::response::observe::note_struct;

/// The state of one decoding.
#[derive(Debug)]
pub(crate) struct Pass {
    /// The number of values that may still be decoded.
    left: Cell<usize>,
    limit: usize,
    /// True if integers are decoded from their text, without loss of digits.
    exact: bool,
    wants_text: Cell<bool>,
    is_text: bool,
}

impl Pass {
    /// Creates the state for decoding text of at most `limit` values.
    pub(crate) fn of_text(limit: usize) -> Self {
        Self { left: Cell::new(limit), limit, exact: false, wants_text: Cell::new(false), is_text: true }
    }

    /// Creates the state for decoding a value that was already parsed and counted.
    pub(crate) fn of_value() -> Self {
        Self { is_text: false, ..Self::of_text(usize::MAX) }
    }

    /// Creates the state for decoding the same text again from the start.
    pub(crate) fn again(&self) -> Self {
        Self { exact: self.exact || self.wants_text.get(), ..Self::of_text(self.limit) }
    }

    /// Returns true if decoding may have failed because of a float that is too large to be exact.
    pub(crate) fn wants_text(&self) -> bool {
        self.wants_text.get() && !self.exact
    }

    fn count<E: Error>(&self) -> Result<(), E> {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(E::custom(format_args!(
                "the body has more than {} values; `max_response_nodes` sets the limit",
                self.limit
            ))),
        }
    }
}

/// A deserializer of JSON that applies the rules.
pub(crate) struct Strict<'r, D> {
    inner: D,
    pass: &'r Pass,
}

impl<'r, D> Strict<'r, D> {
    pub(crate) fn new(inner: D, pass: &'r Pass) -> Self {
        Self { inner, pass }
    }

    fn over<V>(&self, visitor: V) -> Within<'r, V> {
        Within { inner: visitor, pass: self.pass }
    }
}

impl<'de, D: Deserializer<'de>> Strict<'_, D> {
    /// Decodes an integer from the text of a JSON number.
    fn integer_of_text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let text = <&RawValue>::deserialize(self.inner)?.get();
        if let Some(whole) = WideInteger::parse(text) {
            return whole.visit(visitor);
        }
        let unexpected = match text.as_bytes().first() {
            Some(b'"') => Unexpected::Other("a string"),
            Some(b'{') => Unexpected::Map,
            Some(b'[') => Unexpected::Seq,
            Some(b'n') => Unexpected::Unit,
            Some(b't') => Unexpected::Bool(true),
            Some(b'f') => Unexpected::Bool(false),
            _ => text.parse().map_or(Unexpected::Other("a number"), Unexpected::Float),
        };
        Err(D::Error::invalid_type(unexpected, &visitor))
    }
}

macro_rules! integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            if self.pass.exact {
                self.integer_of_text(visitor)
            } else if self.pass.is_text {
                self.inner.$method(Integer::of_text(visitor, &self.pass.wants_text))
            } else {
                self.inner.deserialize_any(Integer::of_value(visitor))
            }
        })*
    };
}

/// serde_json does not accept floats for these types.
macro_rules! wide_integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            if self.pass.is_text {
                self.integer_of_text(visitor)
            } else {
                self.inner.deserialize_any(Integer::of_value(visitor))
            }
        })*
    };
}

macro_rules! plain {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.inner.$method(visitor)
        })*
    };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Strict<'_, D> {
    type Error = D::Error;

    /// Counts and decodes a value of any type, such as a tree.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.pass.count()?;
        let visitor = self.over(visitor);
        self.inner.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let visitor = self.over(visitor);
        self.inner.deserialize_option(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        let visitor = self.over(visitor);
        self.inner.deserialize_newtype_struct(name, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.pass.count()?;
        let visitor = self.over(visitor);
        self.inner.deserialize_seq(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, D::Error> {
        self.pass.count()?;
        let visitor = self.over(visitor);
        self.inner.deserialize_tuple(length, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.pass.count()?;
        let visitor = self.over(visitor);
        self.inner.deserialize_tuple_struct(name, length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.pass.count()?;
        let visitor = self.over(visitor);
        self.inner.deserialize_map(visitor)
    }

    /// Decodes an object, and rejects an array.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        note_struct();
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let visitor = self.over(visitor);
        self.inner.deserialize_enum(name, variants, visitor)
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    wide_integers! { deserialize_i128 deserialize_u128 }

    plain! {
        deserialize_bool deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_unit_struct(name, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// A visitor, seed or access that applies the rules to nested values.
struct Within<'r, T> {
    inner: T,
    pass: &'r Pass,
}

macro_rules! visit {
    ($($method:ident($type:ty))*) => {
        $(fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Within<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    visit! {
        visit_bool(bool)
        visit_i8(i8) visit_i16(i16) visit_i32(i32) visit_i64(i64) visit_i128(i128)
        visit_u8(u8) visit_u16(u16) visit_u32(u32) visit_u64(u64) visit_u128(u128)
        visit_f32(f32) visit_f64(f64)
        visit_char(char) visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
        visit_bytes(&[u8]) visit_borrowed_bytes(&'de [u8]) visit_byte_buf(Vec<u8>)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_some(Strict::new(deserializer, self.pass))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.inner.visit_newtype_struct(Strict::new(deserializer, self.pass))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_seq(Within { inner: access, pass: self.pass })
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_map(Within { inner: access, pass: self.pass })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.inner.visit_enum(access)
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Within<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.inner.deserialize(Strict::new(deserializer, self.pass))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Within<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_element_seed(Within { inner: seed, pass: self.pass })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Within<'_, A> {
    type Error = A::Error;

    /// Decodes a property name unchanged: names are not counted as values.
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        self.inner.next_key_seed(seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.inner.next_value_seed(Within { inner: seed, pass: self.pass })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests;
