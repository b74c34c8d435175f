//! Names of properties, matched to the fields of a struct.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::table::Table;

/// The position of a name that is not in the table.
pub(super) const NONE: usize = usize::MAX;

/// The search for a property's field. Its result is a position in the table, or [`NONE`].
pub(super) struct Key<'n> {
    pub(super) table: &'static Table,
    /// The position after the last match: objects list most of their properties in the documented order.
    pub(super) next: usize,
    /// Gets the name of a property without a field, if the struct keeps such properties.
    pub(super) other: Option<&'n mut String>,
}

impl Key<'_> {
    #[inline]
    fn find(self, name: &str) -> usize {
        let position = match self.table.names.get(self.next) {
            Some(known) if *known == name => self.next,
            _ => self.search(name),
        };
        match self.other {
            // The field for all other properties has no name.
            Some(other) if position == NONE || name.is_empty() => {
                name.clone_into(other);
                NONE
            }
            _ => position,
        }
    }

    fn search(&self, name: &str) -> usize {
        let (before, after) = self.table.names.split_at(self.next.min(self.table.names.len()));
        let found = after.iter().position(|known| *known == name).map(|position| self.next + position);
        found.or_else(|| before.iter().position(|known| *known == name)).unwrap_or(NONE)
    }
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_> {
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
