//! The visitor of all objects.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::{
    key::{Key, NONE},
    seen::Seen,
    table::Table,
};
use crate::response::observe::note_object;

/// A struct that is decoded from an object.
pub trait Object<'de>: Sized {
    /// The fields.
    const TABLE: &'static Table;

    /// The values of the fields that were decoded so far.
    type Slots;

    /// Returns empty slots.
    fn slots() -> Self::Slots;

    /// Decodes the next value of the map into a slot.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is invalid.
    fn set<A: MapAccess<'de>>(slots: &mut Self::Slots, field: usize, map: &mut A) -> Result<(), A::Error>;

    /// Decodes the next value of the map, which has no field of its own.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is invalid.
    fn rest<A: MapAccess<'de>>(slots: &mut Self::Slots, name: String, map: &mut A) -> Result<(), A::Error> {
        let _ = (slots, name);
        map.next_value::<IgnoredAny>().map(|_| ())
    }

    /// Makes a struct of the slots. Returns `None` if a required field is missing.
    fn finish(slots: Self::Slots) -> Option<Self>;
}

/// Decodes a struct.
///
/// # Errors
///
/// Returns an error if the value is not an object, lacks a required property, or has an invalid one.
pub fn object<'de, T: Object<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let visitor = ObjectVisitor(PhantomData::<T>);
    if T::TABLE.is_open {
        deserializer.deserialize_map(visitor)
    } else {
        deserializer.deserialize_struct(T::TABLE.name, T::TABLE.names, visitor)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", T::TABLE.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let table = T::TABLE;
        let (mut slots, mut seen, mut next, mut has_others) = (T::slots(), Seen::default(), 0, false);
        let mut name = String::new();
        while let Some(position) = map.next_key_seed(Key { table, next, other: table.is_open.then_some(&mut name) })? {
            if position == NONE {
                has_others = true;
                T::rest(&mut slots, std::mem::take(&mut name), &mut map)?;
                continue;
            }
            next = position + 1;
            let field = table.field(position);
            if seen.insert(field) {
                return Err(A::Error::duplicate_field(table.name_of(field)));
            }
            T::set(&mut slots, field, &mut map)?;
        }
        note_object(has_others && seen.is_empty() && !table.is_open);
        T::finish(slots).ok_or_else(|| missing(table, &seen))
    }
}

#[cold]
fn missing<E: Error>(table: &'static Table, seen: &Seen) -> E {
    let missing = table.required.iter().find(|field| !seen.contains(**field));
    E::missing_field(missing.map_or("", |field| table.name_of(*field)))
}
