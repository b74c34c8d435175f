//! A second reading of a body, for whoever wants to hear what it has that is not described.
//!
//! Types are asked nothing that they are not asked anyway: a struct says its fields to every deserializer. What has no hold in
//! serde, the values of enumerations and the variants of unions, tells it past serde, to the reading of its thread.

use std::cell::RefCell;

use serde::{
    Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor, value::StrDeserializer},
};
use serde_json::{Error, Value};

use super::json::{Read, push};
use crate::drift::DriftKind;

/// What one reading found, by place.
pub(crate) type Found = Vec<(String, DriftKind)>;

/// What a thread reads while somebody wants to hear of it.
struct Watching {
    /// Whether this is the second reading.
    active: bool,
    /// The place of what is being read.
    place: String,
    found: Found,
}

thread_local! {
    static WATCHING: RefCell<Option<Watching>> = const { RefCell::new(None) };
}

/// Ends the watch even where decoding panics.
struct End;

impl Drop for End {
    fn drop(&mut self) {
        WATCHING.set(None);
    }
}

/// Decodes, and tells what was found that is not described.
pub(crate) fn gather<T>(decode: impl FnOnce() -> T) -> (T, Found) {
    WATCHING.set(Some(Watching { active: false, place: String::new(), found: Vec::new() }));
    let end = End;
    let value = decode();
    let found = WATCHING.take().map(|watching| watching.found).unwrap_or_default();
    drop(end);
    (value, found)
}

/// Tells of a value that an enumeration does not describe. It costs next to nothing unless the client has an observer.
pub fn unknown_value(found: impl std::fmt::Display, described: &'static [&'static str]) {
    let Some(place) = place() else { return };
    report(place, DriftKind::UnknownValue { found: found.to_string(), described });
}

/// Tells of a whole body, in the first reading.
#[cfg(feature = "xml")]
pub(crate) fn tell(kind: DriftKind) {
    report(String::new(), kind);
}

/// The place of what is being read, if this is a second reading.
pub(crate) fn place() -> Option<String> {
    WATCHING.with_borrow(|watching| {
        watching.as_ref().filter(|watching| watching.active).map(|watching| watching.place.clone())
    })
}

fn stand_at(place: &Place<'_>) {
    WATCHING.with_borrow_mut(|watching| {
        if let Some(watching) = watching {
            watching.place.clear();
            place.write(&mut watching.place);
        }
    });
}

/// Once for each thing: a list of a thousand objects tells of an unknown member once.
fn report(place: String, kind: DriftKind) {
    let last = |place: &str| place.rsplit('/').next().map(str::to_owned);
    WATCHING.with_borrow_mut(|watching| {
        if let Some(Watching { found, .. }) = watching {
            let same = |(known, other): &(String, DriftKind)| match &kind {
                DriftKind::UnknownMember { .. } => *other == kind && last(known) == last(&place),
                _ => *other == kind,
            };
            if !found.iter().any(same) {
                found.push((place, kind));
            }
        }
    });
}

/// Reads a body once more, if somebody wants to hear of it.
pub(super) fn look(body: &[u8], read: Read<'_>) {
    let is_wanted = WATCHING.with_borrow(Option::is_some);
    if !is_wanted {
        return;
    }
    let Ok(value) = serde_json::from_slice::<Value>(body) else { return };
    let activate = |active| {
        WATCHING.with_borrow_mut(|watching| {
            if let Some(watching) = watching {
                watching.active = active;
            }
        });
    };
    activate(true);
    // An error is the first reading's to tell.
    let _ = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Watch::below("", &value)));
    activate(false);
}

/// The way to a value.
#[derive(Clone, Copy)]
enum Place<'p> {
    Root(&'p str),
    Member(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl Place<'_> {
    fn write(&self, pointer: &mut String) {
        match self {
            Self::Root(prefix) => pointer.push_str(prefix),
            Self::Member(parent, name) => {
                parent.write(pointer);
                push(pointer, name);
            }
            Self::Item(parent, index) => {
                parent.write(pointer);
                push(pointer, &index.to_string());
            }
        }
    }
}

/// A value that knows its place.
pub(crate) struct Watch<'a> {
    value: &'a Value,
    place: Place<'a>,
}

impl<'a> Watch<'a> {
    /// A value whose place is told by a pointer.
    pub(crate) fn below(place: &'a str, value: &'a Value) -> Self {
        Self { value, place: Place::Root(place) }
    }

    fn members<'de, V: Visitor<'de>>(
        self,
        visitor: V,
        fields: Option<&'static [&'static str]>,
    ) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(members) => {
                visitor.visit_map(Object { members: members.iter(), next: None, parent: &self.place, fields })
            }
            _ => self.deserialize_any(visitor),
        }
    }
}

impl<'de> Deserializer<'de> for Watch<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        stand_at(&self.place);
        // By value, for what is read has no lifetime of the body.
        self.value.clone().deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.members(visitor, Some(fields))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.members(visitor, None)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Array { items: items.iter(), index: 0, parent: &self.place }),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        stand_at(&self.place);
        if let Some(found) = self.value.as_str().filter(|found| !variants.contains(found)) {
            unknown_value(found, variants);
        }
        self.value.clone().deserialize_enum(name, variants, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        tuple tuple_struct identifier ignored_any
    }
}

struct Object<'a> {
    members: serde_json::map::Iter<'a>,
    next: Option<(&'a String, &'a Value)>,
    parent: &'a Place<'a>,
    /// The members that are described; a map describes all.
    fields: Option<&'static [&'static str]>,
}

impl<'de> MapAccess<'de> for Object<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next = self.members.next();
        let Some((name, _)) = self.next else { return Ok(None) };
        if let Some(described) = self.fields.filter(|fields| !fields.contains(&name.as_str())) {
            let mut pointer = String::new();
            Place::Member(self.parent, name).write(&mut pointer);
            report(pointer, DriftKind::UnknownMember { described });
        }
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.next.take() {
            Some((name, value)) => seed.deserialize(Watch { value, place: Place::Member(self.parent, name) }),
            None => Err(serde::de::Error::custom("a value without a name")),
        }
    }
}

struct Array<'a> {
    items: std::slice::Iter<'a, Value>,
    index: usize,
    parent: &'a Place<'a>,
}

impl<'de> SeqAccess<'de> for Array<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let place = Place::Item(self.parent, self.index);
        self.index += 1;
        seed.deserialize(Watch { value, place }).map(Some)
    }
}
