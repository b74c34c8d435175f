//! Decoding of tagged unions straight from the text: only the properties before the tag are buffered.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{
    AnyOf, Raw, Rejection,
    rest::{Start, read_start},
    shared::tree,
};
use crate::response::{json::Node, observe::TAGGED_VALUE};

/// A union whose variants are selected by the value of a property.
pub trait TaggedUnion: Sized {
    /// The property and its values.
    const TAG: Tag;

    /// Decodes the variant of a tag. The tag is empty if it is unknown.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    fn decode<'de, S: Selected<'de>>(raw: S, tag: &str) -> Result<Self, S::Error>;
}

/// The property that selects the variant of a union (the `discriminator` of `OpenAPI`).
#[derive(Debug, Clone, Copy)]
pub struct Tag {
    pub(super) property: &'static str,
    pub(super) tags: &'static [&'static str],
    pub(super) default: Option<&'static str>,
}

impl Tag {
    /// Creates a tag from the name of the property and its values.
    #[must_use]
    pub const fn new(property: &'static str, tags: &'static [&'static str]) -> Self {
        Self { property, tags, default: None }
    }

    /// Sets the tag of the variant for objects whose tag is missing or unknown.
    #[must_use]
    pub const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// The value of a tagged union, whose variant is selected.
pub trait Selected<'de>: Sized {
    /// The error of a value that does not match the variant.
    type Error: Error;

    /// Decodes the value as a variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    fn decode<T: Deserialize<'de>>(self) -> Result<T, Self::Error>;

    /// Decodes the value as a variant that does not declare the tag. The tag is removed first.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    fn decode_untagged<T: Deserialize<'de>>(self) -> Result<T, Self::Error>;

    /// Decodes the value as a variant, and preserves the properties that are unknown to the variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    fn decode_with_unknown<T: Deserialize<'de>>(self) -> Result<AnyOf<T>, Self::Error>;

    /// Returns the original value, for a value that matches no variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is not valid JSON.
    fn to_unknown(self) -> Result<Value, Self::Error>;
}

impl<'de> Selected<'de> for &Raw {
    type Error = Rejection;

    fn decode<T: Deserialize<'de>>(self) -> Result<T, Rejection> {
        self.decode_hiding(None)
    }

    fn decode_untagged<T: Deserialize<'de>>(self) -> Result<T, Rejection> {
        self.decode_hiding(self.tag.get())
    }

    fn decode_with_unknown<T: Deserialize<'de>>(self) -> Result<AnyOf<T>, Rejection> {
        Raw::decode_with_unknown(self)
    }

    fn to_unknown(self) -> Result<Value, Rejection> {
        Ok(Raw::to_unknown(self))
    }
}

/// Decodes a tagged union.
///
/// # Errors
///
/// Returns an error if the value does not match the variant named by its tag.
pub fn tagged<'de, D: Deserializer<'de>, T: TaggedUnion>(deserializer: D) -> Result<T, D::Error> {
    match deserializer.deserialize_newtype_struct(TAGGED_VALUE, Request(PhantomData))? {
        Found::Variant(variant) => Ok(variant),
        Found::Buffered(node) => Raw::of(node).by_tag(),
    }
}

/// A union that is decoded, or its value that is not decoded yet.
enum Found<T> {
    Variant(T),
    Buffered(Node),
}

/// Implements the methods of a visitor that buffer a value.
macro_rules! buffered {
    ($($method:ident($type:ty))*) => {
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            tree().expecting(f)
        }

        $(fn $method<E: Error>(self, value: $type) -> Result<Found<T>, E> {
            tree().$method(value).map(Found::Buffered)
        })*

        fn visit_unit<E: Error>(self) -> Result<Found<T>, E> {
            tree().visit_unit().map(Found::Buffered)
        }

        fn visit_none<E: Error>(self) -> Result<Found<T>, E> {
            tree().visit_none().map(Found::Buffered)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Found<T>, A::Error> {
            tree().visit_seq(seq).map(Found::Buffered)
        }
    };
}

/// The request of a union for its value. Only a deserializer of text calls `visit_some`: then the value may be decoded
/// without a buffer. All others share or buffer the value, so the variants are compiled for one more deserializer only.
struct Request<T>(PhantomData<T>);

impl<'de, T: TaggedUnion> Visitor<'de> for Request<T> {
    type Value = Found<T>;

    buffered! {
        visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64) visit_str(&str) visit_string(String)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found<T>, D::Error> {
        deserializer.deserialize_any(Stream(PhantomData))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Found<T>, D::Error> {
        Node::deserialize(deserializer).map(Found::Buffered)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Found<T>, A::Error> {
        tree().visit_map(map).map(Found::Buffered)
    }
}

/// A visitor that decodes an object after its tag.
struct Stream<T>(PhantomData<T>);

impl<'de, T: TaggedUnion> Visitor<'de> for Stream<T> {
    type Value = Found<T>;

    buffered! {
        visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64) visit_str(&str) visit_string(String)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Found<T>, A::Error> {
        match read_start(map, T::TAG)? {
            Start::Tagged(rest, tag) => T::decode(rest, tag).map(Found::Variant),
            Start::Whole(node) => Ok(Found::Buffered(node)),
        }
    }
}

#[cfg(test)]
mod tests;
