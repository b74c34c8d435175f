//! Decoding of open enums: unknown values are kept, and reported to the drift observer.

use std::fmt::{self, Display};

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use crate::response::observe::unknown_value;

/// Decodes a string as one of the known values, or as `unknown`.
///
/// # Errors
///
/// Returns an error if the value is not a string.
pub fn decode_enum<'de, D: Deserializer<'de>, T: AsRef<str> + Clone>(
    deserializer: D,
    known: &[T],
    unknown: fn(String) -> T,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(EnumVisitor { known, unknown })
}

struct EnumVisitor<'k, T> {
    known: &'k [T],
    unknown: fn(String) -> T,
}

impl<T: AsRef<str> + Clone> Visitor<'_> for EnumVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        if let Some(value) = known(text, self.known) {
            return Ok(value);
        }
        unknown_value(text, self.known.iter().map(AsRef::as_ref));
        Ok((self.unknown)(text.to_owned()))
    }
}

/// Returns the known value that is spelled so.
pub fn known<T: AsRef<str> + Clone>(text: &str, known: &[T]) -> Option<T> {
    known.iter().find(|value| value.as_ref() == text).cloned()
}

/// Decodes an integer as an enum value; `known` are the documented integers.
///
/// # Errors
///
/// Returns an error if the value is not an integer.
pub fn decode_integer_enum<'de, N, T, D>(deserializer: D, known: &[N]) -> Result<T, D::Error>
where
    N: Deserialize<'de> + PartialEq + Display,
    T: From<N>,
    D: Deserializer<'de>,
{
    let number = N::deserialize(deserializer)?;
    if !known.contains(&number) {
        unknown_value(&number, known);
    }
    Ok(number.into())
}
