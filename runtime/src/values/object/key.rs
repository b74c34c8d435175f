//! Names of properties, matched to the fields of a struct.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::table::Table;

/// The position of a name that is not in the table.
pub(super) const NONE: usize = usize::MAX;

/// The search for the fields of properties. It is a seed, whose value is a position in the table, or [`NONE`].
pub(super) struct Keys {
    pub(super) table: &'static Table,
    /// The position after the last match: objects list most of their properties in the documented order.
    pub(super) next: usize,
    /// The name of the last property without a field, if the struct keeps such properties.
    pub(super) other: String,
}

impl Keys {
    #[inline]
    fn find(&mut self, name: &str) -> usize {
        match self.table.names.get(self.next) {
            // The field for all other properties has no name.
            Some(known) if *known == name && !name.is_empty() => self.next,
            _ => self.search(name),
        }
    }

    #[inline(never)]
    fn search(&mut self, name: &str) -> usize {
        let (before, after) = self.table.names.split_at(self.next.min(self.table.names.len()));
        let found = after.iter().position(|known| *known == name).map(|position| self.next + position);
        let found = found.or_else(|| before.iter().position(|known| *known == name));
        match found {
            Some(position) if !(self.table.is_open && name.is_empty()) => position,
            _ => {
                if self.table.is_open {
                    name.clone_into(&mut self.other);
                }
                NONE
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
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
