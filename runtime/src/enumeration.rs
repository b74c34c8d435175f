//! Enums, which are open: a value that is not described is kept, and told to whoever wants to hear of it.

use std::fmt::Display;

use serde::{Deserialize, Deserializer};

use crate::decode::unknown_value;

/// Reads a string as the value that it is known for, or keeps it as `unknown`.
///
/// # Errors
///
/// What is no string.
pub fn read_enum<'de, D: Deserializer<'de>, T, const N: usize>(
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

/// Reads an integer as the value that it stands for; `known` are those that are described.
///
/// # Errors
///
/// What is no integer.
pub fn read_integer_enum<'de, N, T, D>(deserializer: D, known: &[N]) -> Result<T, D::Error>
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
