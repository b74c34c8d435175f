//! Decoding of values that were parsed before: the variants of unions. It finds out what each variant would lose, and
//! reports deviations to an observer.

use std::{
    cell::RefCell,
    fmt::{self, Display},
};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Unexpected, Visitor, value::StrDeserializer},
};
use serde_json::{Error, Value};

use super::{
    drift::DriftKind,
    note_struct,
    place::Place,
    reading::{allow_null, is_active, is_locating, report, share, stand_at},
    report::{note_ignored, unknown_value},
    trace::rounding,
};
use crate::response::json::{Integer, Node, Properties, at, push};

/// The name of the newtype by which a union requests the value itself: serde can only pass on scalars.
pub(crate) const SHARED_VALUE: &str = "$wirewright::Shared";

/// The name of the newtype by which a tagged union requests the value itself, or to decode it without a buffer.
pub(crate) const TAGGED_VALUE: &str = "$wirewright::Tagged";

/// Returns true if a newtype of this name requests the value itself.
pub(crate) fn is_shared(name: &str) -> bool {
    name == SHARED_VALUE || name == TAGGED_VALUE
}

/// Returns true if an object is decoded as a struct. A struct that flattens a map requests a map.
fn is_struct<'de>(visitor: &impl Visitor<'de>) -> bool {
    struct Expected<'v, V>(&'v V);

    impl<'de, V: Visitor<'de>> Display for Expected<'_, V> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(f)
        }
    }

    Expected(visitor).to_string().starts_with("struct ")
}

/// A value that knows its place.
///
/// Decoding from it is stricter than from JSON: an object cannot be decoded from an array, and no item of an array
/// may remain. It lends no strings, so it decodes types of any lifetime.
pub(crate) struct Watch<'p, 'n> {
    value: &'n Node,
    place: Place<'p>,
    /// Collects the names of unknown properties.
    others: Option<&'p RefCell<Vec<String>>>,
    /// True if an object without a known property is an error.
    is_variant: bool,
    /// The property that is hidden: the tag of a union whose variants do not declare the tag.
    hidden: Option<&'static str>,
}

impl<'p, 'n> Watch<'p, 'n> {
    fn at(place: Place<'p>, value: &'n Node) -> Self {
        Self { value, place, others: None, is_variant: false, hidden: None }
    }

    /// Creates a value whose place is given by a pointer.
    pub(crate) fn below(place: &'p str, value: &'n Node) -> Self {
        allow_null(true);
        Self::at(Place::Root(place), value)
    }

    /// Creates a value that may be a variant. If `is_variant` is true, an object without a known property is an
    /// error.
    pub(crate) fn variant(place: &'p str, value: &'n Node, is_variant: bool) -> Self {
        Self { is_variant, ..Self::below(place, value) }
    }

    /// Hides one of the properties.
    pub(crate) fn hiding(self, property: Option<&'static str>) -> Self {
        Self { hidden: property, ..self }
    }

    /// Creates a value that collects the names of its unknown properties.
    pub(crate) fn with_others(place: &'p str, value: &'n Node, others: &'p RefCell<Vec<String>>) -> Self {
        Self { others: Some(others), ..Self::below(place, value) }
    }

    fn report(&self, kind: DriftKind) {
        let mut place = String::new();
        self.place.write(&mut place);
        report(place, kind);
    }

    /// Reports an integer that a float cannot represent exactly.
    fn rounded(&self, round: impl Fn(f64) -> f64) {
        let Some(Value::Number(number)) = self.value.scalar() else { return };
        let whole = number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from));
        if let Some(kind) = whole.and_then(|whole| rounding(whole, round)) {
            self.report(kind);
        }
    }

    fn properties<'de, V: Visitor<'de>>(
        self,
        visitor: V,
        fields: Option<&'static [&'static str]>,
    ) -> Result<V::Value, Error> {
        match self.value {
            Node::Object(properties) => self.object(properties, visitor, fields),
            Node::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            Node::Scalar(_) => self.deserialize_any(visitor),
        }
    }

    fn object<'de, V: Visitor<'de>>(
        &self,
        properties: &'n Properties,
        visitor: V,
        fields: Option<&'static [&'static str]>,
    ) -> Result<V::Value, Error> {
        let is_map = fields.is_none() && !(is_active() && is_struct(&visitor));
        let is_hidden = self.hidden.is_some_and(|hidden| properties.get(hidden).is_some());
        let shown = properties.len() - usize::from(is_hidden);
        let mut object = Object {
            properties: properties.iter(),
            left: shown,
            next: None,
            parent: &self.place,
            others: self.others,
            hidden: self.hidden,
            fields,
            is_map,
            unknown: 0,
        };
        let value = visitor.visit_map(&mut object)?;
        if self.is_variant && object.unknown == shown && object.unknown > 0 {
            return Err(Error::custom("none of the properties is known"));
        }
        Ok(value)
    }
}

macro_rules! integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.deserialize_any(Integer::of_value(visitor))
        })*
    };
}

impl<'de> Deserializer<'de> for Watch<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Node::Scalar(value) => {
                stand_at(|pointer| self.place.write(pointer));
                match value {
                    Value::Number(number) => number.deserialize_any(visitor),
                    Value::String(text) => visitor.visit_str(text),
                    other => other.clone().deserialize_any(visitor),
                }
            }
            Node::Array(_) => self.deserialize_seq(visitor),
            Node::Object(properties) => self.object(properties, visitor, None),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let is_documented = allow_null(true);
        if !self.value.is_null() {
            return visitor.visit_some(self);
        }
        if !is_documented && is_active() {
            self.report(DriftKind::UnexpectedNull);
        }
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        if !is_shared(name) {
            return visitor.visit_newtype_struct(self);
        }
        stand_at(|pointer| self.place.write(pointer));
        share(self.hidden.map_or_else(|| self.value.clone(), |hidden| self.value.without(hidden)));
        visitor.visit_unit()
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        note_struct();
        self.properties(visitor, Some(fields))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.properties(visitor, None)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        #[allow(clippy::cast_possible_truncation, reason = "the loss of precision is to be detected")]
        self.rounded(|number| (number as f32).into());
        self.deserialize_any(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.rounded(|number| number);
        self.deserialize_any(visitor)
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Some(items) = self.value.items() else { return self.deserialize_any(visitor) };
        let mut array = Array { items: items.iter(), index: 0, parent: &self.place };
        let value = visitor.visit_seq(&mut array)?;
        if array.items.len() == 0 { Ok(value) } else { Err(Error::invalid_length(items.len(), &"fewer items")) }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        stand_at(|pointer| self.place.write(pointer));
        let Some(found) = self.value.scalar().and_then(Value::as_str) else {
            return self.value.to_value().deserialize_enum(name, variants, visitor);
        };
        if !variants.contains(&found) {
            unknown_value(found, variants);
        }
        visitor.visit_enum(StrDeserializer::new(found))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bool char str string bytes byte_buf unit unit_struct
        tuple_struct identifier
    }
}

struct Object<'p, 'n> {
    properties: std::slice::Iter<'n, (String, Node)>,
    /// The number of properties still to come.
    left: usize,
    next: Option<&'n (String, Node)>,
    parent: &'p Place<'p>,
    others: Option<&'p RefCell<Vec<String>>>,
    hidden: Option<&'static str>,
    /// The known properties, or `None` for a map, which accepts all.
    fields: Option<&'static [&'static str]>,
    /// True if all properties have one type, which determines by itself whether null is allowed.
    is_map: bool,
    /// The number of unknown properties.
    unknown: usize,
}

impl Object<'_, '_> {
    fn note_unknown_property(&mut self, name: &str, documented: &'static [&'static str]) {
        self.unknown += 1;
        if let Some(others) = self.others {
            others.borrow_mut().push(name.to_owned());
            return;
        }
        note_ignored();
        let mut pointer = String::new();
        Place::Property(self.parent, name).write(&mut pointer);
        report(pointer, DriftKind::UnknownProperty { documented });
    }
}

impl<'de> MapAccess<'de> for Object<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let hidden = self.hidden;
        self.next = self.properties.find(|(name, _)| hidden != Some(name.as_str()));
        let Some((name, _)) = self.next else {
            // Properties that serde has buffered are decoded next.
            stand_at(|pointer| self.parent.write(pointer));
            return Ok(None);
        };
        self.left = self.left.saturating_sub(1);
        if let Some(documented) = self.fields.filter(|fields| !fields.contains(&name.as_str())) {
            self.note_unknown_property(name, documented);
        }
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.next.take() {
            Some((name, value)) => {
                allow_null(self.is_map);
                let decoded = seed.deserialize(Watch::at(Place::Property(self.parent, name), value));
                decoded.map_err(|error| located(error, name))
            }
            None => Err(Error::custom("a value was requested before its property name")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// Adds a level to the place of an error, while an error is being located.
#[cold]
fn located(error: Error, token: &str) -> Error {
    if !is_locating() {
        return error;
    }
    let mut place = String::new();
    push(&mut place, token);
    Error::custom(at(&place, &error))
}

struct Array<'p, 'n> {
    items: std::slice::Iter<'n, Node>,
    index: usize,
    parent: &'p Place<'p>,
}

impl<'de> SeqAccess<'de> for Array<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let index = self.index;
        self.index += 1;
        allow_null(true);
        let decoded = seed.deserialize(Watch::at(Place::Item(self.parent, index), value));
        decoded.map(Some).map_err(|error| located(error, &index.to_string()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}
