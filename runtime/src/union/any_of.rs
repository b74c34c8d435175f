//! A value that may be several variants of an `anyOf` at once.

use std::ops::{Deref, DerefMut};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error as _},
    ser::Error as _,
};
use serde_json::{Map, Value};

use crate::decode::Watch;

/// A variant of an `anyOf`, with the members that it does not describe: they may be those of another variant, for a value may be
/// several variants at once.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AnyOf<T> {
    /// What the variant describes.
    pub value: T,
    /// The other members.
    pub others: Map<String, Value>,
}

impl<T: Serialize> AnyOf<T> {
    fn whole(&self) -> Result<Value, serde_json::Error> {
        let mut whole = serde_json::to_value(&self.value)?;
        if let Value::Object(members) = &mut whole {
            for (name, value) in &self.others {
                members.entry(name).or_insert_with(|| value.clone());
            }
        }
        Ok(whole)
    }
}

impl<T> AnyOf<T> {
    /// The same with another value.
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> AnyOf<U> {
        AnyOf { value: map(self.value), others: self.others }
    }
}

impl<T> From<T> for AnyOf<T> {
    fn from(value: T) -> Self {
        Self { value, others: Map::new() }
    }
}

impl<T> Deref for AnyOf<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for AnyOf<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for AnyOf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut whole = Value::deserialize(deserializer)?;
        let (value, others) = Watch::with_others(&whole, |watch| {
            erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(watch))
        });
        let value = value.map_err(D::Error::custom)?;
        let mut take = |name: String| whole.as_object_mut().and_then(|members| members.remove_entry(&name));
        Ok(Self { value, others: others.into_iter().filter_map(&mut take).collect() })
    }
}

impl<T: Serialize> Serialize for AnyOf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.others.is_empty() {
            return self.value.serialize(serializer);
        }
        self.whole().map_err(S::Error::custom)?.serialize(serializer)
    }
}
