//! The configuration of the format table.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::table::{INTEGERS, NUMBERS, Row, STRINGS, is_row};
use super::type_names;
use crate::ir::Scalar;
use crate::rust;

/// The name that stands for all formats of dates, times and durations.
const DATES: &str = "dates";

/// The configured types of formats, where they differ from the defaults. Maps the name of a format, or `dates` for all
/// dates, times and durations, to the name of a type. A single format can also have a type of the user, by its path:
/// `crate::Money`.
///
/// # Examples
///
/// ```
/// let mut formats = wirewright::Formats::default();
/// formats.set("dates", "jiff");
/// assert!(formats.check().is_ok());
/// formats.set("uuid", "no-such-type");
/// assert!(formats.check().is_err());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Formats {
    chosen: BTreeMap<String, String>,
}

impl Formats {
    /// Sets the type of a format. The names are not validated until [`check`](Self::check).
    ///
    /// # Examples
    ///
    /// ```
    /// let mut formats = wirewright::Formats::default();
    /// formats.set("uuid", "string");
    /// ```
    pub fn set(&mut self, format: impl Into<String>, ty: impl Into<String>) {
        self.chosen.insert(format.into(), ty.into());
    }

    /// Validates the names of all configured formats and types.
    ///
    /// # Errors
    /// Returns an error that names the first unknown format or type and lists the known ones.
    ///
    /// # Examples
    ///
    /// ```
    /// let mut formats = wirewright::Formats::default();
    /// formats.set("dates", "no-such-type");
    /// assert!(formats.check().unwrap_err().starts_with("unknown type `no-such-type` for format `dates`"));
    /// ```
    pub fn check(&self) -> Result<(), String> {
        self.chosen.iter().try_for_each(|(format, ty)| {
            if is_path(ty) && format != DATES {
                let invalid = |cause| format!("the type `{ty}` for format `{format}` {cause}");
                return rust::ty(ty).map(|_| ()).map_err(invalid);
            }
            let choices = choices(format)?;
            if choices.contains(&ty.as_str()) {
                return Ok(());
            }
            if format != DATES && !is_row(format) && rows().any(|row| row.choices.iter().any(|(name, _)| name == ty)) {
                let known = listed(rows_names());
                return Err(format!(
                    "unknown format `{format}` for type `{ty}`: expected one of {known}; \
                     any other format can have one of {}",
                    listed(choices)
                ));
            }
            let or_path = if format == DATES { "" } else { ", or the path of a type, such as `crate::Id`" };
            Err(format!("unknown type `{ty}` for format `{format}`: expected one of {}{or_path}", listed(choices)))
        })
    }

    /// Iterates over the configured formats with their types.
    pub(in crate::lower) fn chosen(&self) -> impl Iterator<Item = (&str, &str)> {
        self.chosen.iter().map(|(format, ty)| (format.as_str(), ty.as_str()))
    }

    /// Returns the type of a format.
    pub(in crate::lower) fn of(&self, row: &Row) -> Option<Scalar> {
        let is_date = row.choices.iter().any(|(name, _)| *name == "chrono");
        let own = row.names.iter().find_map(|name| self.chosen.get(*name));
        let chosen = own.or_else(|| self.chosen.get(DATES).filter(|_| is_date));
        let (_, scalar) = match chosen {
            // The plain type of all dates is a string or, for numeric formats, a number.
            Some(ty) => row.choices.iter().find(|(name, _)| name == ty).or_else(|| row.choices.last()),
            None => row.choices.first(),
        }?;
        Some(*scalar)
    }
}

/// Returns true for the path of a type, as opposed to a name of the configuration.
pub(super) fn is_path(ty: &str) -> bool {
    ty.contains("::")
}

/// Iterates over the configurable formats: those with more than one type.
fn rows() -> impl Iterator<Item = &'static Row> {
    STRINGS.iter().chain(INTEGERS).chain(NUMBERS).filter(|row| row.choices.len() > 1)
}

/// Returns the names of the types that a format can have, as a string and as a number.
fn choices(format: &str) -> Result<Vec<&'static str>, String> {
    let rows: Vec<&Row> = if format == DATES {
        // All date formats have the same types as the first one.
        rows().take(1).collect()
    } else {
        rows().filter(|row| row.names.contains(&format)).collect()
    };
    if rows.is_empty() && !is_row(format) && !format.is_empty() {
        return Ok(type_names::names().collect());
    }
    if rows.is_empty() {
        let known = rows_names();
        return Err(format!("the type of format `{format}` cannot be changed: expected one of {}", listed(known)));
    }
    Ok(distinct(rows.iter().flat_map(|row| row.choices).map(|(name, _)| *name)))
}

fn rows_names() -> Vec<&'static str> {
    distinct(std::iter::once(DATES).chain(rows().filter_map(|row| row.names.first().copied())))
}

/// Returns the names without duplicates: integers and numbers share some formats.
fn distinct(all: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut names = Vec::new();
    for name in all {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn listed(names: Vec<&str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Deserializes a table of strings. Errors are raised at the faulty entry, so that its location is shown.
impl<'de> Deserialize<'de> for Formats {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Table)
    }
}

struct Table;

impl<'de> Visitor<'de> for Table {
    type Value = Formats;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of formats and their types")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Formats, A::Error> {
        let mut formats = Formats::default();
        while let Some(Key(format)) = map.next_key()? {
            let ty = map.next_value_seed(Type(&format))?;
            formats.set(format, ty);
        }
        Ok(formats)
    }
}

struct Key(String);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let format = String::deserialize(deserializer)?;
        Ok(Self(format))
    }
}

struct Type<'f>(&'f str);

impl<'de> serde::de::DeserializeSeed<'de> for Type<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        let ty = String::deserialize(deserializer)?;
        let mut formats = Formats::default();
        formats.set(self.0, ty.clone());
        formats.check().map_err(D::Error::custom)?;
        Ok(ty)
    }
}
