//! The tag that a variant holds in a field of its own, compared without encoding it.

use serde::ser::{Error as _, Impossible, Serialize, Serializer};
use serde_json::{Number, Value, value::Serializer as ToValue};

use super::form;

/// Calls `use_text` with the text of a tag. Returns `None` for a value that is not a scalar.
pub(super) fn with_text<T: Serialize + ?Sized, R>(tag: &T, use_text: impl FnOnce(&str) -> R) -> Option<R> {
    let mut result = None;
    // Other values than scalars cause an error.
    let _ = tag.serialize(Text(|text: &str| result = Some(use_text(text))));
    result
}

/// A serializer that passes on the text of a scalar.
struct Text<F>(F);

type Error = serde_json::Error;

impl<F: FnOnce(&str)> Text<F> {
    fn value(self, value: &Value) -> Result<(), Error> {
        let text = form::text(value).ok_or_else(none)?;
        (self.0)(&text);
        Ok(())
    }
}

#[cold]
fn none() -> Error {
    Error::custom("not a scalar")
}

macro_rules! numbers {
    ($($method:ident: $ty:ty,)*) => {
        $(fn $method(self, number: $ty) -> Result<(), Error> {
            self.value(&ToValue.$method(number)?)
        })*
    };
}

impl<F: FnOnce(&str)> Serializer for Text<F> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Impossible<(), Error>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStruct = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_u128: u128,
        serialize_f32: f32,
        serialize_char: char,
    }

    fn serialize_f64(self, number: f64) -> Result<(), Error> {
        self.value(&Number::from_f64(number).map_or(Value::Null, Value::Number))
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        (self.0)(text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(none())
    }

    fn serialize_none(self) -> Result<(), Error> {
        Err(none())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        Err(none())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        Err(none())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(none())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        Err(none())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(none())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(none())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(none())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(none())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Error> {
        Err(none())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(none())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(tag: &impl Serialize) -> Option<String> {
        with_text(tag, str::to_owned)
    }

    #[test]
    fn the_text_of_a_scalar_is_that_of_its_json() {
        for value in
            [json!("a"), json!(1), json!(-1.5), json!(2.0), json!(true), json!(u64::MAX), json!(null), json!([])]
        {
            assert_eq!(text(&value), form::text(&value).map(Into::into), "{value}");
        }
        assert_eq!(text(&Some("a")), Some("a".to_owned()));
        assert_eq!((text(&Some(2.0_f32)), text(&'c')), (Some("2".to_owned()), Some("c".to_owned())));
        assert_eq!((text(&None::<u8>), text(&()), text(&f64::NAN)), (None, None, None));
    }
}
