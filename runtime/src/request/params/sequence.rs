//! Lists and maps that a caller passes as any sequence.

use std::{borrow::Borrow, marker::PhantomData};

use serde::{Serialize, Serializer, ser::SerializeMap};

/// A list of values, each given as it is or by reference.
///
/// ```
/// use wirewright_client::{codegen::Sequence, serde_json};
///
/// fn json<'a>(ids: impl IntoIterator<Item = impl std::borrow::Borrow<i64>>) -> serde_json::Result<String> {
///     serde_json::to_string(&Sequence::of(ids))
/// }
/// assert_eq!((json([1, 2])?, json(&vec![3])?), ("[1,2]".to_owned(), "[3]".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Sequence<B, T> {
    items: Vec<B>,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize, B: Borrow<T>> Sequence<B, T> {
    /// Collects the values.
    pub fn of(items: impl IntoIterator<Item = B>) -> Self {
        Self { items: items.into_iter().collect(), of: PhantomData }
    }
}

impl Sequence<(), ()> {
    /// Collects values that convert into `T`.
    pub fn converted<T>(items: impl IntoIterator<Item = impl Into<T>>) -> Vec<T> {
        items.into_iter().map(Into::into).collect()
    }

    /// Collects texts.
    pub fn texts<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> Texts<S> {
        Texts(items.into_iter().collect())
    }

    /// Collects names with values, each given as it is or by reference.
    pub fn map<T: Serialize, K: AsRef<str>, V: Borrow<T>>(
        entries: impl IntoIterator<Item = (K, V)>,
    ) -> Entries<K, V, T> {
        Entries { entries: entries.into_iter().collect(), of: PhantomData }
    }

    /// Collects names with texts.
    pub fn text_map<K: AsRef<str>, V: AsRef<str>>(entries: impl IntoIterator<Item = (K, V)>) -> TextEntries<K, V> {
        TextEntries(entries.into_iter().collect())
    }
}

impl<T: Serialize, B: Borrow<T>> Serialize for Sequence<B, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(Borrow::borrow))
    }
}

/// A list of texts.
pub struct Texts<S>(Vec<S>);

impl<T: AsRef<str>> Serialize for Texts<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(AsRef::as_ref))
    }
}

/// A map of texts.
pub struct TextEntries<K, V>(Vec<(K, V)>);

impl<K: AsRef<str>, V: AsRef<str>> Serialize for TextEntries<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name.as_ref(), value.as_ref())?;
        }
        map.end()
    }
}

/// A map of values, each given as it is or by reference.
pub struct Entries<K, V, T> {
    entries: Vec<(K, V)>,
    of: PhantomData<fn() -> T>,
}

impl<K: AsRef<str>, V: Borrow<T>, T: Serialize> Serialize for Entries<K, V, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (name, value) in &self.entries {
            map.serialize_entry(name.as_ref(), value.borrow())?;
        }
        map.end()
    }
}
