//! Decoding of single properties.

use std::{collections::BTreeMap, marker::PhantomData};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess};

use crate::response::observe::nullable;

/// Decodes a value into a slot.
///
/// # Errors
///
/// Returns an error if the value is invalid.
pub fn fill<'de, T: Deserialize<'de>, A: MapAccess<'de>>(slot: &mut T, map: &mut A) -> Result<(), A::Error> {
    *slot = map.next_value()?;
    Ok(())
}

/// Decodes a value into a slot that is empty so far.
///
/// # Errors
///
/// Returns an error if the value is invalid.
pub fn fill_some<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Decodes a value that is documented as nullable into a slot.
///
/// # Errors
///
/// Returns an error if the value is invalid.
pub fn fill_nullable<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = map.next_value_seed(Nullable(PhantomData))?;
    Ok(())
}

/// Decodes a value, and inserts it under its name.
///
/// # Errors
///
/// Returns an error if the value is invalid.
pub fn insert<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    values: &mut BTreeMap<String, T>,
    name: String,
    map: &mut A,
) -> Result<(), A::Error> {
    let value = map.next_value()?;
    values.insert(name, value);
    Ok(())
}

struct Nullable<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Nullable<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        nullable(deserializer)
    }
}
