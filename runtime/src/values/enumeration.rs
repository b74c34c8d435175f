//! Decoding of open enums: unknown values are kept, and reported to the drift observer.

use std::fmt::Display;

use serde::{Deserialize, Deserializer};

use crate::response::observe::unknown_value;

/// Decodes a string as one of the known values, or as `unknown`.
///
/// # Errors
///
/// Returns an error if the value is not a string.
pub fn decode_enum<'de, D: Deserializer<'de>, T, const N: usize>(
    deserializer: D,
    known: [(&'static str, T); N],
    unknown: fn(String) -> T,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    if !known.iter().any(|(value, _)| *value == text) {
        unknown_value(&text, known.iter().map(|(value, _)| value));
    }
    let found = known.into_iter().find(|(value, _)| *value == text);
    Ok(found.map_or_else(|| unknown(text), |(_, found)| found))
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
