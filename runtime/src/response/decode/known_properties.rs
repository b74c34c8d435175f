//! Detection of a type's known properties, by probing its `Deserialize` implementation.

use serde::de::{
    self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor,
    value::{Error as Stop, StrDeserializer},
};

use crate::response::json::DecodeFn;

/// The known properties of the struct at the root (or in an array at the root), and of the struct inside an envelope.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct KnownProperties {
    pub(super) root: Option<&'static [&'static str]>,
    pub(super) value: Option<&'static [&'static str]>,
}

/// Deserializes a type from a deserializer that holds no value, and records the fields that the type asks for.
pub(super) fn probe(envelope: Option<&'static str>, read: DecodeFn<'_>) -> KnownProperties {
    let mut known = KnownProperties::default();
    let probe = Probe { known: &mut known, envelope, inside: false, in_array: false };
    // This always returns an error: a probe produces no value.
    let _ = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(probe));
    known
}

struct Probe<'a> {
    known: &'a mut KnownProperties,
    /// The property that holds the value, until the envelope has been entered.
    envelope: Option<&'static str>,
    inside: bool,
    in_array: bool,
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
        Err(stop())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        // The rule covers one level of arrays.
        if self.in_array { Err(stop()) } else { visitor.visit_seq(Only(Some(Self { in_array: true, ..self }))) }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let place = if self.inside { &mut self.known.value } else { &mut self.known.root };
        *place = place.or(Some(fields));
        match self.envelope {
            Some(property) => visitor.visit_map(Property {
                name: Some(property),
                value: Self { envelope: None, inside: true, in_array: false, ..self },
            }),
            None => Err(stop()),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        tuple tuple_struct map enum identifier ignored_any
    }
}

/// An array of one element.
struct Only<'a>(Option<Probe<'a>>);

impl<'de> SeqAccess<'de> for Only<'_> {
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stop> {
        self.0.take().map(|probe| seed.deserialize(probe)).transpose()
    }
}

/// An object with one property: the property that holds an envelope's value.
struct Property<'a> {
    name: Option<&'static str>,
    value: Probe<'a>,
}

impl<'de> MapAccess<'de> for Property<'_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stop> {
        self.name.take().map(|name| seed.deserialize(StrDeserializer::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        let Probe { known, envelope, inside, in_array } = &mut self.value;
        seed.deserialize(Probe { known, envelope: *envelope, inside: *inside, in_array: *in_array })
    }
}

fn stop() -> Stop {
    de::Error::custom("a probe holds no value")
}
