//! Encoding of objects. The fields are passed to a sink twice: to count them, and to encode them.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use crate::values::maybe::Maybe;

/// A struct that is encoded as an object.
pub trait Fields {
    /// Passes all fields to a sink, in order.
    fn put_all<S: Sink>(&self, sink: &mut S);
}

/// A receiver of the fields of a struct.
pub trait Sink {
    /// Receives a field.
    fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T);

    /// Receives a field that is omitted.
    fn skip(&mut self, name: &'static str);

    /// Receives the additional properties.
    fn extend<T: Serialize>(&mut self, values: &BTreeMap<String, T>);

    /// Receives a field that is omitted if it is `None`.
    fn put_some<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        self.put_unless(value.is_none(), name, value);
    }

    /// Receives a field that is omitted if it is absent.
    fn put_present<T: Serialize>(&mut self, name: &'static str, value: &Maybe<T>) {
        self.put_unless(value.is_absent(), name, value);
    }

    /// Receives a field, which may be omitted.
    fn put_unless<T: Serialize + ?Sized>(&mut self, is_omitted: bool, name: &'static str, value: &T) {
        if is_omitted {
            self.skip(name);
        } else {
            self.put(name, value);
        }
    }
}

/// Encodes a struct with a fixed set of properties.
///
/// # Errors
///
/// Returns an error if a value cannot be encoded.
pub fn encode<T: Fields, S: Serializer>(value: &T, name: &'static str, serializer: S) -> Result<S::Ok, S::Error> {
    let mut count = Count(0);
    value.put_all(&mut count);
    let mut encoding = Struct(Ok(serializer.serialize_struct(name, count.0)?));
    value.put_all(&mut encoding);
    encoding.0?.end()
}

/// Encodes a struct with additional properties.
///
/// # Errors
///
/// Returns an error if a value cannot be encoded.
pub fn encode_open<T: Fields, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut encoding = Map(Ok(serializer.serialize_map(None)?));
    value.put_all(&mut encoding);
    encoding.0?.end()
}

/// The number of fields that are not omitted.
struct Count(usize);

impl Sink for Count {
    fn put<T: Serialize + ?Sized>(&mut self, _: &'static str, _: &T) {
        self.0 += 1;
    }

    fn skip(&mut self, _: &'static str) {}

    fn extend<T: Serialize>(&mut self, _: &BTreeMap<String, T>) {}
}

/// A struct that is being encoded. After an error, further fields are ignored.
struct Struct<S: SerializeStruct>(Result<S, S::Error>);

impl<S: SerializeStruct> Sink for Struct<S> {
    #[inline]
    fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        if let Ok(fields) = &mut self.0
            && let Err(error) = fields.serialize_field(name, value)
        {
            self.0 = Err(error);
        }
    }

    fn skip(&mut self, name: &'static str) {
        if let Ok(fields) = &mut self.0
            && let Err(error) = fields.skip_field(name)
        {
            self.0 = Err(error);
        }
    }

    /// A struct has no additional properties.
    fn extend<T: Serialize>(&mut self, _: &BTreeMap<String, T>) {}
}

/// A map that is being encoded. After an error, further entries are ignored.
struct Map<S: SerializeMap>(Result<S, S::Error>);

impl<S: SerializeMap> Map<S> {
    fn entry<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if let Ok(entries) = &mut self.0
            && let Err(error) = entries.serialize_entry(name, value)
        {
            self.0 = Err(error);
        }
    }
}

impl<S: SerializeMap> Sink for Map<S> {
    fn put<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.entry(name, value);
    }

    fn skip(&mut self, _: &'static str) {}

    fn extend<T: Serialize>(&mut self, values: &BTreeMap<String, T>) {
        for (name, value) in values {
            self.entry(name, value);
        }
    }
}
