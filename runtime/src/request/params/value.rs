//! The values of parameters: the data model of the style table.

use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::value::RawValue;

use super::{error::ParamError, file::File};

/// A parameter's value, before it is encoded by a style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ParamValue {
    /// No value: the parameter is not sent.
    Absent,
    /// A string.
    Text(String),
    /// A number or a boolean, in its text form.
    Literal(String),
    Array(Vec<ParamValue>),
    Object(Vec<(String, ParamValue)>),
    /// A file, which can only be a part of a multipart body.
    File(File),
}

impl ParamValue {
    /// Returns the text of a string, number or boolean.
    pub(crate) fn as_primitive(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Literal(text) => Some(text),
            Self::Absent | Self::Array(_) | Self::Object(_) | Self::File(_) => None,
        }
    }

    /// Encodes the value as JSON, for a parameter that is documented by a media type instead of a style.
    pub(crate) fn to_json(&self) -> Result<String, ParamError> {
        serde_json::to_string(self).map_err(|error| ParamError(error.to_string()))
    }
}

impl Serialize for ParamValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_unit(),
            Self::Text(text) => serializer.serialize_str(text),
            // The text form of a number or boolean is also its JSON.
            Self::Literal(text) => RawValue::from_string(text.clone()).map_err(S::Error::custom)?.serialize(serializer),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(properties) => {
                serializer.collect_map(properties.iter().map(|(name, property)| (name, property)))
            }
            Self::File(_) => Err(S::Error::custom("a file cannot be sent as JSON")),
        }
    }
}
