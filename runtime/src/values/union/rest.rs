//! An object whose first properties, up to the tag of a union, were already read.

use std::{cell::Cell, vec};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor, value::StrDeserializer},
};

use serde_json::Value;

use crate::response::{
    json::{Pass, Strict},
    observe::{note_struct, pause_stream},
};

/// A flag that shows or hides the tag of an object.
#[derive(Debug, Default)]
pub(super) struct Shown(Cell<bool>);

impl Shown {
    /// Hides the tag.
    pub(super) fn hide(&self) {
        self.0.set(true);
    }
}

/// An object with the properties before its tag, the tag, and the properties that still have to be read.
pub(super) struct Rest<'s, A> {
    before: vec::IntoIter<(String, Value)>,
    tag: Option<(&'static str, Value)>,
    shown: &'s Shown,
    /// The value of the current property, if it was already read.
    next: Option<Value>,
    map: A,
}

impl<'s, A> Rest<'s, A> {
    pub(super) fn new(before: Vec<(String, Value)>, tag: (&'static str, Value), shown: &'s Shown, map: A) -> Self {
        Self { before: before.into_iter(), tag: Some(tag), shown, next: None, map }
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        note_struct();
        visitor.visit_map(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if let Some((name, value)) = self.before.next() {
            self.next = Some(value);
            return seed.deserialize(StrDeserializer::new(&name)).map(Some);
        }
        match self.tag.take() {
            Some((property, value)) if !self.shown.0.get() => {
                self.next = Some(value);
                seed.deserialize(StrDeserializer::new(property)).map(Some)
            }
            _ => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.next.take() {
            Some(value) => {
                // Unions in a value that was buffered share their buffer. Otherwise each of them would copy the values
                // of all unions below.
                let _buffered = pause_stream();
                seed.deserialize(Strict::new(value, &Pass::of_value())).map_err(A::Error::custom)
            }
            None => self.map.next_value_seed(seed),
        }
    }
}
