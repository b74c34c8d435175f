//! Encoding of an object with a replaced or added tag.

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::written::Written;

/// A serializer that sets the tag of an object, and passes on all other values unchanged.
pub(super) struct Set<'t, S> {
    pub(super) serializer: S,
    pub(super) property: &'static str,
    pub(super) value: &'t Written,
    /// True if the object has no tag. The tag is then added first, because some servers only accept it there.
    pub(super) is_missing: bool,
}

/// The properties of the object.
pub(super) struct Properties<'t, M> {
    inner: M,
    property: &'static str,
    value: &'t Written,
    /// True if the last key was that of the tag.
    is_next: bool,
}

macro_rules! as_they_are {
    ($($name:ident($($argument:ident: $ty:ty),*) -> $out:ty;)*) => {
        $(fn $name(self, $($argument: $ty),*) -> Result<$out, S::Error> {
            self.serializer.$name($($argument),*)
        })*
    };
}

impl<'t, S: Serializer> Serializer for Set<'t, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = S::SerializeSeq;
    type SerializeTuple = S::SerializeTuple;
    type SerializeTupleStruct = S::SerializeTupleStruct;
    type SerializeTupleVariant = S::SerializeTupleVariant;
    type SerializeMap = Properties<'t, S::SerializeMap>;
    type SerializeStruct = Properties<'t, S::SerializeStruct>;
    type SerializeStructVariant = S::SerializeStructVariant;

    as_they_are! {
        serialize_bool(value: bool) -> S::Ok;
        serialize_i8(value: i8) -> S::Ok;
        serialize_i16(value: i16) -> S::Ok;
        serialize_i32(value: i32) -> S::Ok;
        serialize_i64(value: i64) -> S::Ok;
        serialize_i128(value: i128) -> S::Ok;
        serialize_u8(value: u8) -> S::Ok;
        serialize_u16(value: u16) -> S::Ok;
        serialize_u32(value: u32) -> S::Ok;
        serialize_u64(value: u64) -> S::Ok;
        serialize_u128(value: u128) -> S::Ok;
        serialize_f32(value: f32) -> S::Ok;
        serialize_f64(value: f64) -> S::Ok;
        serialize_char(value: char) -> S::Ok;
        serialize_str(value: &str) -> S::Ok;
        serialize_bytes(value: &[u8]) -> S::Ok;
        serialize_none() -> S::Ok;
        serialize_unit() -> S::Ok;
        serialize_unit_struct(name: &'static str) -> S::Ok;
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> S::Ok;
        serialize_seq(length: Option<usize>) -> S::SerializeSeq;
        serialize_tuple(length: usize) -> S::SerializeTuple;
        serialize_tuple_struct(name: &'static str, length: usize) -> S::SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> S::SerializeTupleVariant;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize)
            -> S::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.serializer.serialize_newtype_variant(name, index, variant, value)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let length = length.map(|length| length + usize::from(self.is_missing));
        let mut inner = self.serializer.serialize_map(length)?;
        if self.is_missing {
            inner.serialize_entry(self.property, self.value)?;
        }
        Ok(Properties { inner, property: self.property, value: self.value, is_next: false })
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Self::SerializeStruct, S::Error> {
        let mut inner = self.serializer.serialize_struct(name, length + usize::from(self.is_missing))?;
        if self.is_missing {
            inner.serialize_field(self.property, self.value)?;
        }
        Ok(Properties { inner, property: self.property, value: self.value, is_next: false })
    }
}

impl<M: SerializeMap> SerializeMap for Properties<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.is_next = serde_json::to_value(key).is_ok_and(|key| key == self.property);
        self.inner.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        if self.is_next { self.inner.serialize_value(self.value) } else { self.inner.serialize_value(value) }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.inner.end()
    }
}

impl<M: SerializeStruct> SerializeStruct for Properties<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), M::Error> {
        if key == self.property {
            self.inner.serialize_field(key, self.value)
        } else {
            self.inner.serialize_field(key, value)
        }
    }

    fn skip_field(&mut self, key: &'static str) -> Result<(), M::Error> {
        self.inner.skip_field(key)
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.inner.end()
    }
}
