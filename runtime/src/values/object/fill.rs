//! Decoding of single properties.

use std::{collections::BTreeMap, marker::PhantomData};

use serde::de::{Deserialize, DeserializeSeed, Deserializer};

use super::properties::Source;
use crate::response::observe::nullable;

/// Decodes the value of a property that may be missing.
#[inline]
pub fn fill<'de, T: Deserialize<'de>, S: Source<'de>>(field: &mut T, source: &mut S) {
    if let Some(value) = source.value() {
        *field = value;
    }
}

/// Decodes the value of a property that is required, or whose null is a value.
#[inline]
pub fn fill_some<'de, T: Deserialize<'de>, S: Source<'de>>(field: &mut Option<T>, source: &mut S) {
    *field = source.value();
}

/// Decodes the value of a property that is documented as nullable.
#[inline]
pub fn fill_nullable<'de, T: Deserialize<'de>, S: Source<'de>>(field: &mut Option<T>, source: &mut S) {
    *field = source.value_seed(Nullable(PhantomData)).flatten();
}

/// Decodes the value of an additional property.
pub fn insert<'de, T: Deserialize<'de>, S: Source<'de>>(values: &mut BTreeMap<String, T>, source: &mut S) {
    let name = source.take_name();
    if let Some(value) = source.value() {
        values.insert(name, value);
    }
}

struct Nullable<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Nullable<T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        nullable(deserializer)
    }
}
