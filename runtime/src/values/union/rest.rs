//! An object whose first properties, up to the tag of a union, were already read.

use std::{fmt, vec};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor, value::StrDeserializer},
};
use serde_json::Value;

use super::{AnyOf, Raw, Selected, Tag, form};
use crate::response::{
    json::{Node, Properties},
    observe::{Watch, note_struct},
};

/// The start of an object.
pub(super) enum Start<A> {
    /// An object with a known tag.
    Tagged(Rest<A>, &'static str),
    /// An object without a known tag, which was read to its end.
    Whole(Node),
}

/// Reads an object up to its tag.
pub(super) fn read_start<'de, A: MapAccess<'de>>(mut map: A, tag: Tag) -> Result<Start<A>, A::Error> {
    let mut before = Vec::new();
    while let Some(name) = map.next_key_seed(OtherName(tag.property))? {
        let value: Node = map.next_value()?;
        let Some(name) = name else { return known(before, value, tag, map) };
        before.push((name, value));
    }
    Ok(Start::Whole(Properties::of(before).into()))
}

fn known<'de, A: MapAccess<'de>>(
    mut before: Vec<(String, Node)>,
    value: Node,
    tag: Tag,
    mut map: A,
) -> Result<Start<A>, A::Error> {
    let text = form::text_of(&value);
    if let Some(known) = tag.tags.iter().find(|known| text.as_deref() == Some(**known)) {
        let tag = Some((tag.property, value));
        return Ok(Start::Tagged(Rest { before: before.into_iter(), tag, next: None, map }, known));
    }
    before.push((tag.property.to_owned(), value));
    while let Some(entry) = map.next_entry()? {
        before.push(entry);
    }
    Ok(Start::Whole(Properties::of(before).into()))
}

/// An object with the properties before its tag, the tag, and the properties that still have to be read.
pub(super) struct Rest<A> {
    before: vec::IntoIter<(String, Node)>,
    tag: Option<(&'static str, Node)>,
    /// The value of the current property, if it was already read.
    next: Option<Node>,
    map: A,
}

impl<'de, A: MapAccess<'de>> Selected<'de> for Rest<A> {
    type Error = A::Error;

    fn decode<T: Deserialize<'de>>(self) -> Result<T, A::Error> {
        T::deserialize(self)
    }

    fn decode_untagged<T: Deserialize<'de>>(self) -> Result<T, A::Error> {
        T::deserialize(Self { tag: None, ..self })
    }

    fn decode_with_unknown<T: Deserialize<'de>>(self) -> Result<AnyOf<T>, A::Error> {
        Raw::of_tagged(Node::deserialize(self)?).decode_with_unknown().map_err(A::Error::custom)
    }

    fn to_unknown(self) -> Result<Value, A::Error> {
        Node::deserialize(self).map(|node| node.to_value())
    }
}

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Rest<A> {
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

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if let Some((name, value)) = self.before.next() {
            self.next = Some(value);
            return seed.deserialize(StrDeserializer::new(&name)).map(Some);
        }
        match self.tag.take() {
            Some((property, value)) => {
                self.next = Some(value);
                seed.deserialize(StrDeserializer::new(property)).map(Some)
            }
            None => self.map.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match self.next.take() {
            Some(value) => seed.deserialize(Watch::below("", &value)).map_err(A::Error::custom),
            None => self.map.next_value_seed(seed),
        }
    }
}

/// The name of a property, or `None` for the tag.
struct OtherName(&'static str);

impl<'de> DeserializeSeed<'de> for OtherName {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for OtherName {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Option<String>, E> {
        Ok((name != self.0).then(|| name.to_owned()))
    }
}
