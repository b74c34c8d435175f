//! Names of properties, matched to the fields of a struct.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::table::Table;

/// The position of a name that is not in the table.
pub(super) const NONE: usize = usize::MAX;

/// The search for a property's field. Its result is a position in the table, or [`NONE`].
#[derive(Clone, Copy)]
pub(super) struct Key {
    pub(super) table: &'static Table,
    /// The position after the last match: objects list most of their properties in the documented order.
    pub(super) next: usize,
}

impl Key {
    #[inline]
    fn find(self, name: &str) -> usize {
        match self.table.names.get(self.next) {
            Some(known) if *known == name => self.next,
            _ => self.search(name),
        }
    }

    fn search(self, name: &str) -> usize {
        let (before, after) = self.table.names.split_at(self.next.min(self.table.names.len()));
        let found = after.iter().position(|known| *known == name).map(|position| self.next + position);
        found.or_else(|| before.iter().position(|known| *known == name)).unwrap_or(NONE)
    }
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        Ok(self.find(name))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<usize, E> {
        Ok(self.find(&String::from_utf8_lossy(name)))
    }
}

/// The search for a property's field in a struct that keeps all properties. The result has the name of a property
/// without a field.
pub(super) struct OpenKey(pub(super) Key);

impl OpenKey {
    fn find(&self, name: &str) -> (usize, String) {
        match self.0.find(name) {
            // The field for all other properties has no name.
            position if position == NONE || name.is_empty() => (NONE, name.to_owned()),
            position => (position, String::new()),
        }
    }
}

impl<'de> DeserializeSeed<'de> for OpenKey {
    type Value = (usize, String);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for OpenKey {
    type Value = (usize, String);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.find(name))
    }

    fn visit_bytes<E: Error>(self, name: &[u8]) -> Result<Self::Value, E> {
        Ok(self.find(&String::from_utf8_lossy(name)))
    }
}
