//! The properties of an object that is being decoded.

use serde::de::{Deserialize, DeserializeSeed, Error, IgnoredAny, MapAccess};

use super::{
    key::{Keys, NONE},
    seen::{FIRST, Seen},
    table::Table,
};

/// The properties of an object, in the order of the object. After an error there are no more.
pub trait Source<'de> {
    /// Proceeds to the next property, and returns its field. A property without a field of its own has the index of no
    /// field.
    fn next(&mut self) -> Option<usize>;

    /// Decodes the value of the current property. Returns `None` if it is invalid.
    fn value<T: Deserialize<'de>>(&mut self) -> Option<T>;

    /// Decodes the value of the current property with a seed. Returns `None` if it is invalid.
    fn value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Option<T::Value>;

    /// Ignores the value of the current property.
    fn skip(&mut self);

    /// Takes the name of the current property, if the struct keeps properties without a field of their own.
    fn take_name(&mut self) -> String;
}

/// The properties of a map.
pub(super) struct Properties<'m, A, E> {
    map: &'m mut A,
    keys: Keys,
    /// The number of positions that are those of the first fields.
    simple: usize,
    pub(super) seen: Seen,
    /// True if a property had no field.
    pub(super) has_others: bool,
    pub(super) error: Option<E>,
}

impl<'m, 'de, A: MapAccess<'de>> Properties<'m, A, A::Error> {
    pub(super) fn new(map: &'m mut A, table: &'static Table) -> Self {
        let keys = Keys { table, next: 0, other: String::new() };
        let simple = table.fields.min(FIRST);
        Self { map, keys, simple, seen: Seen::default(), has_others: false, error: None }
    }

    #[inline]
    fn proceed(&mut self) -> Result<Option<usize>, A::Error> {
        let Some(position) = self.map.next_key_seed(&mut self.keys)? else { return Ok(None) };
        if position >= self.simple {
            return self.settle(position).map(Some);
        }
        self.keys.next = position + 1;
        if self.seen.insert_first(position) { Err(self.repeated(position)) } else { Ok(Some(position)) }
    }

    /// Returns the field of a position that may be that of an alias, or of no name.
    #[inline(never)]
    fn settle(&mut self, position: usize) -> Result<usize, A::Error> {
        if position == NONE {
            self.has_others = true;
            return Ok(NONE);
        }
        self.keys.next = position + 1;
        let field = self.keys.table.field(position);
        if self.seen.insert(field) { Err(self.repeated(field)) } else { Ok(field) }
    }

    #[cold]
    fn repeated(&self, field: usize) -> A::Error {
        A::Error::duplicate_field(self.keys.table.name_of(field))
    }

    #[inline]
    fn noted<T>(&mut self, result: Result<T, A::Error>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.error = Some(error);
                None
            }
        }
    }
}

impl<'de, A: MapAccess<'de>> Source<'de> for Properties<'_, A, A::Error> {
    #[inline]
    fn next(&mut self) -> Option<usize> {
        if self.error.is_some() {
            return None;
        }
        let field = self.proceed();
        self.noted(field).flatten()
    }

    #[inline]
    fn value<T: Deserialize<'de>>(&mut self) -> Option<T> {
        let value = self.map.next_value();
        self.noted(value)
    }

    #[inline]
    fn value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Option<T::Value> {
        let value = self.map.next_value_seed(seed);
        self.noted(value)
    }

    fn skip(&mut self) {
        let ignored = self.map.next_value::<IgnoredAny>();
        self.noted(ignored);
    }

    fn take_name(&mut self) -> String {
        std::mem::take(&mut self.keys.other)
    }
}
