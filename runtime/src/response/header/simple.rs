//! Decoding of the style `simple`, the reverse of encoding parameters.

use serde::de::{
    Deserializer, Error as _, IntoDeserializer, Visitor,
    value::{Error, MapDeserializer, SeqDeserializer},
};

use crate::response::json::WideInteger;

/// A deserializer of a header value.
///
/// The type to deserialize determines its form: a scalar, the items of an array, or the properties of an object.
#[derive(Debug, Clone)]
pub(super) struct Simple<'t> {
    text: &'t str,
    explode: bool,
    /// The items of an array that has one item per line instead of commas.
    lines: Option<&'t [&'t str]>,
}

impl<'t> Simple<'t> {
    pub(super) fn of(text: &'t str, explode: bool) -> Self {
        Self { text: text.trim(), explode, lines: None }
    }

    /// Creates a deserializer of an array with one item per line.
    pub(super) fn lines(lines: &'t [&'t str]) -> Self {
        Self { lines: Some(lines), ..Self::of(lines.first().copied().unwrap_or_default(), false) }
    }

    fn items(&self) -> Vec<&'t str> {
        match self.lines {
            Some(lines) => lines.to_vec(),
            None if self.text.is_empty() => Vec::new(),
            None => self.text.split(',').map(str::trim).collect(),
        }
    }

    /// Returns the properties of an object: `a=1,b=2` if exploded, and `a,1,b,2` otherwise.
    fn properties(&self) -> Result<Vec<(&'t str, Self)>, Error> {
        let items = self.items();
        if self.explode {
            let property = |item: &&'t str| item.split_once('=').map(|(name, value)| (name, Self::of(value, false)));
            return items
                .iter()
                .map(|item| property(item).ok_or_else(|| Error::custom("a property has no `=`")))
                .collect();
        }
        let pairs = items.chunks(2).map(|pair| match pair {
            [name, value] => Ok((*name, Self::of(value, false))),
            _ => Err(Error::custom("the last property has no value")),
        });
        pairs.collect()
    }

    /// Parses an integer, which may also have the form `30.0`.
    fn integer<T: std::str::FromStr>(&self, wanted: &str) -> Result<T, Error> {
        match WideInteger::parse(self.text) {
            Some(integer) => Simple::of(&integer.to_string(), false).parsed(wanted),
            None => self.parsed(wanted),
        }
    }

    /// Parses a scalar. The error never contains the value, which may be private.
    fn parsed<T: std::str::FromStr>(&self, wanted: &str) -> Result<T, Error> {
        self.text.parse().map_err(|_| Error::custom(format_args!("expected {wanted}")))
    }
}

impl IntoDeserializer<'_, Error> for Simple<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parse {
    ($($method:ident => $visit:ident($parse:ident), $wanted:literal;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.$parse($wanted)?)
        })*
    };
}

impl<'de> Deserializer<'de> for Simple<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text)
    }

    parse! {
        deserialize_bool => visit_bool(parsed), "`true` or `false`";
        deserialize_i8 => visit_i8(integer), "an 8-bit integer";
        deserialize_i16 => visit_i16(integer), "a 16-bit integer";
        deserialize_i32 => visit_i32(integer), "a 32-bit integer";
        deserialize_i64 => visit_i64(integer), "a 64-bit integer";
        deserialize_u8 => visit_u8(integer), "an unsigned 8-bit integer";
        deserialize_u16 => visit_u16(integer), "an unsigned 16-bit integer";
        deserialize_u32 => visit_u32(integer), "an unsigned 32-bit integer";
        deserialize_u64 => visit_u64(integer), "an unsigned 64-bit integer";
        deserialize_f32 => visit_f32(parsed), "a number";
        deserialize_f64 => visit_f64(parsed), "a number";
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = self.items().into_iter().map(|item| Self::of(item, false));
        visitor.visit_seq(SeqDeserializer::new(items))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::new(self.properties()?.into_iter()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(self.text.into_deserializer())
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct identifier ignored_any
    }
}
