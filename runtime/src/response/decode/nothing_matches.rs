//! The rule against silent data loss: an object without a single known property is an error, not a value with empty
//! fields.
//!
//! The rule covers the object at the root of a response, or each element of an array at the root. It covers the value
//! inside an envelope likewise.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::error::DecodeError;
use crate::response::json::{Known, push};

/// The maximum number of an object's properties that a message names.
const NAMED: usize = 12;

/// Searches the body for an object that violates the rule. Returns `None` if the body is not valid JSON.
pub(super) fn inspect(body: &[u8], envelope: Option<&'static str>, documented: &Known) -> Option<DecodeError> {
    if documented.root.get().is_none() && documented.value.get().is_none() {
        return None;
    }
    let mut found = None;
    let inspector = Inspector { documented, envelope, inside: false, index: None, found: &mut found };
    let mut json = serde_json::Deserializer::from_slice(body);
    inspector.deserialize(&mut json).ok()?;
    found
}

struct Inspector<'a> {
    documented: &'a Known,
    /// The property that holds the value, if there is an envelope.
    envelope: Option<&'static str>,
    /// True if this is the envelope's value.
    inside: bool,
    /// The index of this element, if it is in an array.
    index: Option<usize>,
    found: &'a mut Option<DecodeError>,
}

impl Inspector<'_> {
    fn below(&mut self, inside: bool, index: Option<usize>) -> Inspector<'_> {
        Inspector { documented: self.documented, envelope: self.envelope, inside, index, found: self.found }
    }

    fn fields(&self) -> &'static [&'static str] {
        let fields = if self.inside { self.documented.value.get() } else { self.documented.root.get() };
        fields.unwrap_or_default()
    }

    fn place(&self) -> String {
        let mut place = String::new();
        if let (true, Some(property)) = (self.inside, self.envelope) {
            push(&mut place, property);
        }
        if let Some(index) = self.index {
            push(&mut place, &index.to_string());
        }
        place
    }
}

impl<'de> DeserializeSeed<'de> for Inspector<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Inspector<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let fields = self.fields();
        let value = if self.inside { None } else { self.envelope };
        let mut known = fields.is_empty();
        let mut others = Vec::new();
        // Once a property is known, the rest is skipped, unless the envelope's value is still to come.
        while !known || value.is_some() {
            match map.next_key_seed(Name { fields, value })? {
                None => break,
                Some(Property::Value) => {
                    known |= value.is_some_and(|value| fields.contains(&value));
                    map.next_value_seed(self.below(true, None))?;
                    continue;
                }
                Some(Property::Known) => known = true,
                Some(Property::Other(name)) if others.len() < NAMED => others.push(name),
                Some(Property::Other(_)) => {}
            }
            map.next_value::<IgnoredAny>()?;
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        if !known && !others.is_empty() && self.found.is_none() {
            *self.found = Some(DecodeError::nothing_matches(self.place(), others, fields.to_vec()));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        let (inside, mut index) = (self.inside, 0);
        // The rule covers one level of arrays.
        while self.index.is_none() && seq.next_element_seed(self.below(inside, Some(index)))?.is_some() {
            index += 1;
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The name of a property, which is kept only if the property is unknown.
struct Name {
    fields: &'static [&'static str],
    value: Option<&'static str>,
}

enum Property {
    Value,
    Known,
    Other(String),
}

impl<'de> DeserializeSeed<'de> for Name {
    type Value = Property;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Property, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = Property;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Property, E> {
        Ok(if self.value == Some(name) {
            Property::Value
        } else if self.fields.contains(&name) {
            Property::Known
        } else {
            Property::Other(name.to_owned())
        })
    }
}
