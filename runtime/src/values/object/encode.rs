//! Encoding of objects. An error ends the encoding; later fields are then ignored.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

/// The fields of a struct that is being encoded.
#[derive(Debug)]
pub struct Fields<S: SerializeStruct>(Result<S, S::Error>);

impl<S: SerializeStruct> Fields<S> {
    /// Begins a struct of `length` fields. Those in `skips` that are true are omitted.
    pub fn new<T>(serializer: T, name: &'static str, length: usize, skips: &[bool]) -> Self
    where
        T: Serializer<SerializeStruct = S, Ok = S::Ok, Error = S::Error>,
    {
        let omitted = skips.iter().filter(|skip| **skip).count();
        Self(serializer.serialize_struct(name, length.saturating_sub(omitted)))
    }

    /// Encodes a field.
    pub fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if let Ok(fields) = &mut self.0
            && let Err(error) = fields.serialize_field(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Encodes a field, unless it is to be omitted.
    pub fn put_unless<T: Serialize + ?Sized>(&mut self, skip: bool, name: &'static str, value: &T) {
        if !skip {
            self.put(name, value);
        } else if let Ok(fields) = &mut self.0
            && let Err(error) = fields.skip_field(name)
        {
            self.0 = Err(error);
        }
    }

    /// Ends the struct.
    ///
    /// # Errors
    ///
    /// Returns the first error.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

/// The entries of a struct with additional properties that is being encoded.
#[derive(Debug)]
pub struct Entries<S: SerializeMap>(Result<S, S::Error>);

impl<S: SerializeMap> Entries<S> {
    /// Begins a map.
    pub fn new<T>(serializer: T) -> Self
    where
        T: Serializer<SerializeMap = S, Ok = S::Ok, Error = S::Error>,
    {
        Self(serializer.serialize_map(None))
    }

    /// Encodes an entry.
    pub fn put<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if let Ok(entries) = &mut self.0
            && let Err(error) = entries.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Encodes an entry, unless it is to be omitted.
    pub fn put_unless<T: Serialize + ?Sized>(&mut self, skip: bool, name: &str, value: &T) {
        if !skip {
            self.put(name, value);
        }
    }

    /// Encodes additional properties.
    pub fn extend<T: Serialize>(&mut self, values: &BTreeMap<String, T>) {
        for (name, value) in values {
            self.put(name, value);
        }
    }

    /// Ends the map.
    ///
    /// # Errors
    ///
    /// Returns the first error.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}
