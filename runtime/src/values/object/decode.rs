//! The visitor of all objects.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::key::{Key, NONE, OpenKey};
use crate::response::observe::note_object;

/// The fields of a struct.
#[derive(Debug)]
pub struct Table {
    /// The name of the struct.
    pub name: &'static str,
    /// The names of the fields on the wire, followed by their aliases. The name of a field for all other properties is
    /// empty.
    pub names: &'static [&'static str],
    /// The number of fields.
    pub fields: usize,
    /// The field of each alias.
    pub aliases: &'static [usize],
    /// The fields that must be present.
    pub required: &'static [usize],
    /// True if the struct keeps properties that have no field of their own.
    pub is_open: bool,
}

impl Table {
    /// Returns the field of a name's position.
    #[inline]
    fn field(&self, position: usize) -> usize {
        match position.checked_sub(self.fields) {
            None => position,
            Some(alias) => self.aliases.get(alias).copied().unwrap_or(position),
        }
    }

    fn name_of(&self, field: usize) -> &'static str {
        self.names.get(field).copied().unwrap_or_default()
    }
}

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
        loop {
            let key = Key { table, next };
            let (position, name) = if table.is_open {
                let Some(found) = map.next_key_seed(OpenKey(key))? else { break };
                found
            } else {
                let Some(position) = map.next_key_seed(key)? else { break };
                (position, String::new())
            };
            if position == NONE {
                has_others = true;
                T::rest(&mut slots, name, &mut map)?;
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

/// A set of fields.
#[derive(Default)]
pub(super) struct Seen {
    /// The first 64 fields.
    first: u64,
    others: Vec<u64>,
}

impl Seen {
    /// Adds a field. Returns true if it is in the set already.
    #[inline]
    pub(super) fn insert(&mut self, field: usize) -> bool {
        if field >= 64 {
            return self.insert_other(field);
        }
        let bit = 1 << field;
        let is_there = self.first & bit != 0;
        self.first |= bit;
        is_there
    }

    #[cold]
    fn insert_other(&mut self, field: usize) -> bool {
        let (index, bit) = (field / 64 - 1, 1_u64 << (field % 64));
        if self.others.len() <= index {
            self.others.resize(index + 1, 0);
        }
        self.others.get_mut(index).is_some_and(|word| {
            let is_there = *word & bit != 0;
            *word |= bit;
            is_there
        })
    }

    pub(super) fn contains(&self, field: usize) -> bool {
        let word = match (field / 64).checked_sub(1) {
            None => self.first,
            Some(index) => self.others.get(index).copied().unwrap_or_default(),
        };
        word & (1_u64 << (field % 64)) != 0
    }

    fn is_empty(&self) -> bool {
        self.first == 0 && self.others.is_empty()
    }
}
