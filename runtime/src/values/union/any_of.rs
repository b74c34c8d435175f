//! Values of a union that have properties unknown to their variant.

use std::ops::{Deref, DerefMut};

use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::{Map, Value};

/// A variant of a union, with the properties that are unknown to it. These belong to another variant, because a value
/// may match several variants of an `anyOf` at once, or they are a tag.
///
/// ```
/// use wirewright_client::AnyOf;
///
/// let mut name = AnyOf::from("wren".to_owned());
/// name.push('s');
/// assert_eq!((name.value.as_str(), name.others.len()), ("wrens", 0));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AnyOf<T> {
    /// The variant.
    pub value: T,
    /// The other properties.
    pub others: Map<String, Value>,
}

impl<T: Serialize> AnyOf<T> {
    fn whole(&self) -> Result<Value, serde_json::Error> {
        let mut whole = serde_json::to_value(&self.value)?;
        if let Value::Object(properties) = &mut whole {
            for (name, value) in &self.others {
                properties.entry(name).or_insert_with(|| value.clone());
            }
        }
        Ok(whole)
    }
}

impl<T> AnyOf<T> {
    /// Replaces the value, and keeps the other properties.
    ///
    /// ```
    /// # use wirewright_client::AnyOf;
    /// let length = AnyOf::from("wren".to_owned()).map(|name| name.len());
    /// assert_eq!(length.value, 4);
    /// ```
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

impl<T: Serialize> Serialize for AnyOf<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.others.is_empty() {
            return self.value.serialize(serializer);
        }
        self.whole().map_err(S::Error::custom)?.serialize(serializer)
    }
}
