//! Encoded names and values.

use super::{error::ParamError, value::ParamValue};
use crate::text::percent::Percent;

/// An encoded name and value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// The encodings of names and values.
pub(super) struct TextEncoding {
    pub(super) names: Percent,
    pub(super) values: Percent,
}

impl TextEncoding {
    pub(super) fn part(&self, name: &str, value: &str) -> Pair {
        Pair { name: self.names.encode(name), value: self.values.encode(value) }
    }
}

/// Returns the properties that have a value: a null property is undefined (RFC 6570, section 2.3).
pub(super) fn present(properties: &[(String, ParamValue)]) -> impl Iterator<Item = (&str, &ParamValue)> {
    properties
        .iter()
        .filter(|(_, property)| *property != ParamValue::Absent)
        .map(|(name, property)| (name.as_str(), property))
}

pub(super) fn primitives(items: &[ParamValue]) -> Result<Vec<&str>, ParamError> {
    items.iter().filter(|item| **item != ParamValue::Absent).map(primitive).collect()
}

pub(super) fn no_file() -> ParamError {
    ParamError("a file can only be sent in a multipart body".to_owned())
}

pub(super) fn primitive(value: &ParamValue) -> Result<&str, ParamError> {
    let nested = || ParamError("an array or object inside another one cannot be encoded in this style".to_owned());
    let is_file = matches!(value, ParamValue::File(_));
    value.as_primitive().ok_or_else(|| if is_file { no_file() } else { nested() })
}
