//! A second reading of a body, for whoever wants to hear what it has that is not described; and the reading of a union's
//! variants, which is to tell what each would lose.
//!
//! Types are asked nothing that they are not asked anyway: a struct says its fields to every deserializer. What has no hold in
//! serde, the values of enumerations and the variants of unions, tells it past serde, to the reading of its thread.

use std::{cell::RefCell, fmt::Display};

use serde::{
    Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Unexpected, Visitor, value::StrDeserializer},
};
use serde_json::{Error, Value};

use super::attempt;
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
pub fn unknown_value(found: impl Display, described: impl IntoIterator<Item = impl Display>) {
    attempt::note_unknown();
    if let Some(place) = place() {
        report(place, unknown(&found, described));
    }
}

/// Tells of a value that a union does not describe.
pub(crate) fn unknown_value_at(place: &str, found: &str, described: &[&str]) {
    attempt::note_unknown();
    report(place.to_owned(), unknown(&found, described));
}

fn unknown(found: &dyn Display, described: impl IntoIterator<Item = impl Display>) -> DriftKind {
    let described = described.into_iter().map(|value| value.to_string()).collect();
    DriftKind::UnknownValue { found: found.to_string(), described }
}

/// Puts other findings in the place of what was found; nothing is found where nobody wants to hear of it.
pub(super) fn swap_found(other: Found) -> Found {
    WATCHING.with_borrow_mut(|watching| match watching {
        Some(watching) if watching.active => std::mem::replace(&mut watching.found, other),
        _ => Found::new(),
    })
}

/// Tells of a whole body, before it is read at all.
#[cfg(feature = "xml")]
pub(crate) fn tell(kind: DriftKind) {
    WATCHING.with_borrow_mut(|watching| {
        if let Some(Watching { found, .. }) = watching
            && !found.iter().any(|(_, other)| *other == kind)
        {
            found.push((String::new(), kind));
        }
    });
}

/// The place of what is being read, if this is a second reading.
pub(crate) fn place() -> Option<String> {
    WATCHING.with_borrow(|watching| {
        watching.as_ref().filter(|watching| watching.active).map(|watching| watching.place.clone())
    })
}

fn stand_at(place: &Place<'_>) {
    WATCHING.with_borrow_mut(|watching| {
        if let Some(watching) = watching
            && watching.active
        {
            watching.place.clear();
            place.write(&mut watching.place);
        }
    });
}

/// Once for each thing: a list of a thousand objects tells of an unknown member once.
pub(super) fn report(place: String, kind: DriftKind) {
    let last = |place: &str| place.rsplit('/').next().map(str::to_owned);
    WATCHING.with_borrow_mut(|watching| {
        if let Some(Watching { found, active: true, .. }) = watching {
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
///
/// It is stricter than JSON itself: an object is not made of an array, and no item of an array is left over.
pub(crate) struct Watch<'p, 'de> {
    value: &'de Value,
    place: Place<'p>,
    /// Takes the names of the members that are not described.
    others: Option<&'p RefCell<Vec<String>>>,
    /// Whether it is an error that no member is described.
    is_variant: bool,
}

impl<'p, 'de> Watch<'p, 'de> {
    /// A value whose place is told by a pointer.
    pub(crate) fn below(place: &'p str, value: &'de Value) -> Self {
        Self { value, place: Place::Root(place), others: None, is_variant: false }
    }

    /// A value that may be a variant: without a tag, an object none of whose members is described is not.
    pub(crate) fn variant(place: &'p str, value: &'de Value, is_variant: bool) -> Self {
        Self { is_variant, ..Self::below(place, value) }
    }

    /// A value that gives away the names of its members that are not described.
    pub(crate) fn with_others(place: &'p str, value: &'de Value, others: &'p RefCell<Vec<String>>) -> Self {
        Self { others: Some(others), ..Self::below(place, value) }
    }

    fn members<V: Visitor<'de>>(self, visitor: V, fields: Option<&'static [&'static str]>) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(members) => {
                let others = self.others;
                let mut object =
                    Object { members: members.iter(), next: None, parent: &self.place, others, fields, unknown: 0 };
                let value = visitor.visit_map(&mut object)?;
                if self.is_variant && object.unknown == members.len() && object.unknown > 0 {
                    return Err(Error::custom("none of the members is described"));
                }
                Ok(value)
            }
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }
}

impl<'de> Deserializer<'de> for Watch<'_, 'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        stand_at(&self.place);
        self.value.deserialize_any(visitor)
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
        let Value::Array(items) = self.value else { return self.deserialize_any(visitor) };
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
        stand_at(&self.place);
        if let Some(found) = self.value.as_str().filter(|found| !variants.contains(found)) {
            unknown_value(found, variants);
        }
        self.value.deserialize_enum(name, variants, visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        tuple_struct identifier ignored_any
    }
}

struct Object<'p, 'de> {
    members: serde_json::map::Iter<'de>,
    next: Option<(&'de String, &'de Value)>,
    parent: &'p Place<'p>,
    others: Option<&'p RefCell<Vec<String>>>,
    /// The members that are described; a map describes all.
    fields: Option<&'static [&'static str]>,
    /// How many are not described.
    unknown: usize,
}

impl Object<'_, '_> {
    fn not_described(&mut self, name: &str, described: &'static [&'static str]) {
        self.unknown += 1;
        if let Some(others) = self.others {
            others.borrow_mut().push(name.to_owned());
            return;
        }
        attempt::note_ignored();
        let mut pointer = String::new();
        Place::Member(self.parent, name).write(&mut pointer);
        report(pointer, DriftKind::UnknownMember { described });
    }
}

impl<'de> MapAccess<'de> for Object<'_, 'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.next = self.members.next();
        let Some((name, _)) = self.next else { return Ok(None) };
        if let Some(described) = self.fields.filter(|fields| !fields.contains(&name.as_str())) {
            self.not_described(name, described);
        }
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.next.take() {
            Some((name, value)) => {
                let place = Place::Member(self.parent, name);
                seed.deserialize(Watch { value, place, others: None, is_variant: false })
            }
            None => Err(Error::custom("a value without a name")),
        }
    }
}

struct Array<'p, 'de> {
    items: std::slice::Iter<'de, Value>,
    index: usize,
    parent: &'p Place<'p>,
}

impl<'de> SeqAccess<'de> for Array<'_, 'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(value) = self.items.next() else { return Ok(None) };
        let place = Place::Item(self.parent, self.index);
        self.index += 1;
        seed.deserialize(Watch { value, place, others: None, is_variant: false }).map(Some)
    }
}
