//! A serde serializer whose output is a [`ParamValue`].

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, SerializeTupleStruct,
    Serializer,
};

use super::{error::ParamError, file, value::ParamValue};

impl ParamValue {
    /// Converts a value by its `Serialize` implementation.
    pub(crate) fn of(value: impl Serialize) -> Result<Self, ParamError> {
        value.serialize(ToParam)
    }
}

struct ToParam;

macro_rules! literals {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<ParamValue, ParamError> {
            Ok(ParamValue::Literal(value.to_string()))
        })*
    };
}

macro_rules! floats {
    ($($method:ident: $type:ty),*) => {
        $(fn $method(self, value: $type) -> Result<ParamValue, ParamError> {
            if value.is_finite() {
                Ok(ParamValue::Literal(value.to_string()))
            } else {
                Err(ParamError("NaN and infinite numbers cannot be sent".to_owned()))
            }
        })*
    };
}

impl Serializer for ToParam {
    type Ok = ParamValue;
    type Error = ParamError;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Impossible<ParamValue, ParamError>;
    type SerializeMap = Properties;
    type SerializeStruct = Properties;
    type SerializeStructVariant = Impossible<ParamValue, ParamError>;

    literals! {
        serialize_bool: bool, serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_i128: i128, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_u128: u128
    }

    floats! { serialize_f32: f32, serialize_f64: f64 }

    fn serialize_char(self, value: char) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Text(value.to_owned()))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<ParamValue, ParamError> {
        match std::str::from_utf8(value) {
            Ok(text) => self.serialize_str(text),
            Err(_) => Err(ParamError("bytes that are not valid UTF-8 cannot be sent in a parameter".to_owned())),
        }
    }

    fn serialize_none(self) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Absent)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<ParamValue, ParamError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Absent)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Absent)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<ParamValue, ParamError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<ParamValue, ParamError> {
        if name == file::NAME {
            return file::take(|| value.serialize(self).map(drop)).map(ParamValue::File);
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Object(vec![(variant.to_owned(), value.serialize(self)?)]))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, ParamError> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, ParamError> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, ParamError> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, ParamError> {
        Err(no_form(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Properties, ParamError> {
        Ok(Properties::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Properties, ParamError> {
        Ok(Properties::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, ParamError> {
        Err(no_form(variant))
    }
}

fn no_form(variant: &str) -> ParamError {
    ParamError(format!("the enum variant `{variant}` cannot be sent in a parameter"))
}

/// An array under construction.
struct Items(Vec<ParamValue>);

macro_rules! items {
    ($($access:ident::$method:ident),*) => {
        $(impl $access for Items {
            type Ok = ParamValue;
            type Error = ParamError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), ParamError> {
                self.0.push(ParamValue::of(value)?);
                Ok(())
            }

            fn end(self) -> Result<ParamValue, ParamError> {
                Ok(ParamValue::Array(self.0))
            }
        })*
    };
}

items! { SerializeSeq::serialize_element, SerializeTuple::serialize_element, SerializeTupleStruct::serialize_field }

/// An object under construction.
#[derive(Default)]
struct Properties {
    properties: Vec<(String, ParamValue)>,
    name: Option<String>,
}

impl SerializeMap for Properties {
    type Ok = ParamValue;
    type Error = ParamError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), ParamError> {
        let key = ParamValue::of(key)?;
        let name = key.as_primitive().ok_or_else(|| ParamError("a property name must be a scalar".to_owned()))?;
        self.name = Some(name.to_owned());
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), ParamError> {
        let name = self.name.take().unwrap_or_default();
        self.properties.push((name, ParamValue::of(value)?));
        Ok(())
    }

    fn end(self) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Object(self.properties))
    }
}

impl SerializeStruct for Properties {
    type Ok = ParamValue;
    type Error = ParamError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), ParamError> {
        self.properties.push((name.to_owned(), ParamValue::of(value)?));
        Ok(())
    }

    fn end(self) -> Result<ParamValue, ParamError> {
        Ok(ParamValue::Object(self.properties))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_text_keeps_order_and_numbers() {
        let value = ParamValue::of(serde_json::json!({"b": [1, 2.5, "x\"y"], "a": null, "c": true})).unwrap();
        assert_eq!(value.to_json().unwrap(), r#"{"b":[1,2.5,"x\"y"],"a":null,"c":true}"#);
    }

    #[test]
    fn a_short_float_stays_short() {
        assert_eq!(ParamValue::of(0.1_f32).unwrap(), ParamValue::Literal("0.1".into()));
        assert_eq!(ParamValue::of(1.0_f64).unwrap(), ParamValue::Literal("1".into()));
        assert!(ParamValue::of(f64::NAN).is_err());
    }

    #[test]
    fn none_is_absent_and_some_is_its_value() {
        assert_eq!(ParamValue::of(None::<i64>).unwrap(), ParamValue::Absent);
        assert_eq!(ParamValue::of(Some("x")).unwrap(), ParamValue::Text("x".into()));
    }
}
