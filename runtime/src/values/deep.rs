//! A box that hides its type from the compiler's recursion limit.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A boxed value whose type is hidden behind a trait object.
///
/// Generated code uses it to break long chains of nested types, which would exceed the compiler's `recursion_limit`.
///
/// ```
/// # use wirewright_client::Deep;
/// let mut name = Deep::new("wren".to_owned());
/// name.push('s');
/// assert_eq!((name.len(), name.into_inner()), (5, "wrens".to_owned()));
/// ```
pub struct Deep<T: 'static>(Box<dyn Access<T> + Send + Sync>);

/// Access to a value behind a trait object, so that the compiler does not inspect the fields of its type.
trait Access<T> {
    fn get(&self) -> &T;
    fn get_mut(&mut self) -> &mut T;
    fn take(self: Box<Self>) -> T;
}

impl<T> Access<T> for T {
    fn get(&self) -> &T {
        self
    }

    fn get_mut(&mut self) -> &mut T {
        self
    }

    fn take(self: Box<Self>) -> T {
        *self
    }
}

// The trait object hides what its value is. A model is plain data, which no panic leaves half changed.
impl<T> UnwindSafe for Deep<T> {}
impl<T> RefUnwindSafe for Deep<T> {}

impl<T: Send + Sync + 'static> Deep<T> {
    /// Boxes a value.
    ///
    /// ```
    /// assert_eq!(wirewright_client::Deep::new("wren".to_owned()).len(), 4);
    /// ```
    pub fn new(value: T) -> Self {
        Self(Box::new(value))
    }
}

impl<T> Deep<T> {
    /// Returns the value.
    ///
    /// ```
    /// assert_eq!(wirewright_client::Deep::new(7).into_inner(), 7);
    /// ```
    pub fn into_inner(self) -> T {
        self.0.take()
    }
}

impl<T> Deref for Deep<T> {
    type Target = T;

    fn deref(&self) -> &T {
        (*self.0).get()
    }
}

impl<T> DerefMut for Deep<T> {
    fn deref_mut(&mut self) -> &mut T {
        (*self.0).get_mut()
    }
}

impl<T: Send + Sync + 'static> From<T> for Deep<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Clone + Send + Sync + 'static> Clone for Deep<T> {
    fn clone(&self) -> Self {
        Self::new(T::clone(self))
    }
}

impl<T: Default + Send + Sync + 'static> Default for Deep<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Deep<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}

impl<T: PartialEq> PartialEq for Deep<T> {
    fn eq(&self, other: &Self) -> bool {
        T::eq(self, other)
    }
}

impl<T: Serialize> Serialize for Deep<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        T::serialize(self, serializer)
    }
}

impl<'de, T: Deserialize<'de> + Send + Sync + 'static> Deserialize<'de> for Deep<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deep_values_are_encoded_and_compared_like_their_content() {
        let value: Deep<Vec<u8>> = serde_json::from_str("[1,2]").unwrap();
        assert_eq!(
            (value.clone(), serde_json::to_string(&value).unwrap()),
            (Deep::new(vec![1, 2]), "[1,2]".to_owned())
        );
        assert_eq!(format!("{value:?}"), "[1, 2]");
    }
}
