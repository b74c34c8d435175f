//! The visitor of all objects.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{
    properties::{Properties, Source},
    seen::Seen,
    table::Table,
};
use crate::response::observe::{announce_model, note_unknown_object};

/// A struct that is decoded from an object.
pub trait Object<'de>: Sized {
    /// The fields.
    const TABLE: &'static Table;

    /// Decodes the properties. Returns `None` if a required one is missing, or after an error.
    fn decode<S: Source<'de>>(source: &mut S) -> Option<Self>;
}

/// Decodes a struct.
///
/// # Errors
///
/// Returns an error if the value is not an object, or if a property is invalid, missing or repeated.
pub fn object<'de, T: Object<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let visitor = ObjectVisitor(PhantomData::<T>);
    if T::TABLE.is_open {
        deserializer.deserialize_map(visitor)
    } else {
        announce_model();
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
        let mut properties = Properties::new(&mut map, T::TABLE);
        let value = T::decode(&mut properties);
        let Properties { error, seen, has_others, .. } = properties;
        if let Some(error) = error {
            return Err(error);
        }
        if has_others && seen.is_empty() && !T::TABLE.is_open {
            note_unknown_object();
        }
        value.ok_or_else(|| missing(T::TABLE, &seen))
    }
}

#[cold]
fn missing<E: Error>(table: &'static Table, seen: &Seen) -> E {
    let missing = table.required.iter().find(|field| !seen.contains(**field));
    E::missing_field(missing.map_or("", |field| table.name_of(*field)))
}
