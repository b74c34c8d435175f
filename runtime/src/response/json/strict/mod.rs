//! Rules of OpenAPI for JSON, applied between serde_json and the decoded types:
//!
//! - an object cannot be decoded from an array, although serde would allow it;
//! - an integer may be written as a float (`30.0`, `1e3`);
//! - a response has at most as many values as the client allows: a value takes more memory than its two bytes of
//!   text.
//!
//! All decoding goes through this layer, so decoded types need no code for these rules.
//!
//! The same code also traces places: each type is compiled for one deserializer only. Places are traced only to locate
//! an error, or for an observer.

mod float;
mod known;
mod named;
mod pass;
mod within;

pub(crate) use known::Known;
pub(crate) use pass::Pass;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected, Visitor},
};
use serde_json::value::RawValue;

use super::integer::{Integer, WideInteger};
use crate::response::observe::{TAGGED_VALUE, is_shared, note_struct, trace};
use float::Float;
use pass::Form;
use within::Within;

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
            match self.pass.form {
                Form::StreamedText | Form::Text => {
                    self.inner.$method(Integer::of_text(visitor, &self.pass.wants_text))
                }
                Form::ExactText => self.integer_of_text(visitor),
                Form::Value => self.inner.deserialize_any(Integer::of_value(visitor)),
            }
        })*
    };
}

/// serde_json does not accept floats for these types.
macro_rules! wide_integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            match self.pass.form {
                Form::StreamedText | Form::Text | Form::ExactText => self.integer_of_text(visitor),
                Form::Value => self.inner.deserialize_any(Integer::of_value(visitor)),
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

    /// Decodes a newtype. A tagged union that may be decoded without a buffer is offered its value by `visit_some`.
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        if name == TAGGED_VALUE && self.pass.form == Form::StreamedText {
            return visitor.visit_some(self);
        }
        let (pass, visitor) = (self.pass, self.over(visitor));
        let value = self.inner.deserialize_newtype_struct(name, visitor);
        if is_shared(name) && pass.is_traced {
            trace::stand();
        }
        value
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.pass.count_array()?;
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
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        note_struct();
        self.pass.count_struct(fields)?;
        let visitor = self.over(visitor);
        self.inner.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        if self.pass.is_traced {
            trace::names(variants);
        }
        let visitor = self.over(visitor);
        self.inner.deserialize_enum(name, variants, visitor)
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    wide_integers! { deserialize_i128 deserialize_u128 }

    plain! {
        deserialize_bool deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier deserialize_ignored_any
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let visitor = Float::<_, true> { inner: visitor, is_traced: self.pass.is_traced };
        self.inner.deserialize_f32(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let visitor = Float::<_, false> { inner: visitor, is_traced: self.pass.is_traced };
        self.inner.deserialize_f64(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, D::Error> {
        self.inner.deserialize_unit_struct(name, visitor)
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

#[cfg(test)]
mod tests;
