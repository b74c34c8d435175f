//! Types that the configuration can assign to formats outside of the table.

use super::choice::Formats;
use super::{Row, find_row, is_row};
use crate::ir::Scalar;
use crate::openapi::JsonType;

/// The name of the type and format for an integer or a string.
pub(in crate::lower) const INT_OR_STRING: &str = "int-or-string";

/// A type name, the known format that provides it, and the type's name in that format. An empty last name means the
/// format's configured type.
type Given = (&'static str, &'static str, &'static str);

const TYPES: &[Given] = &[
    ("uuid", "uuid", "uuid"),
    ("decimal", "decimal", "rust_decimal"),
    ("rust_decimal", "decimal", "rust_decimal"),
    ("bytes", "byte", "bytes"),
    ("base64url", "base64url", "bytes"),
    ("secret", "password", "secret"),
    ("ipv4", "ipv4", "std"),
    ("ipv6", "ipv6", "std"),
    ("date-time", "date-time", ""),
    ("date-time-local", "date-time-local", ""),
    ("http-date", "http-date", ""),
    ("date", "date", ""),
    ("time-local", "time-local", ""),
    ("duration", "duration", ""),
    ("unix-time", "unix-time", ""),
    ("i8", "int8", "i8"),
    ("i16", "int16", "i16"),
    ("i32", "int32", "i32"),
    ("i64", "int64", "i64"),
    ("i128", "int128", "i128"),
    ("u8", "uint8", "u8"),
    ("u16", "uint16", "u16"),
    ("u32", "uint32", "u32"),
    ("u64", "uint64", "u64"),
    ("u128", "uint128", "u128"),
    ("f32", "float", "f32"),
    ("f64", "double", "f64"),
];

/// Iterates over the names of the types.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ["string", "number", INT_OR_STRING].into_iter().chain(TYPES.iter().map(|(name, _, _)| *name))
}

impl Formats {
    /// Returns the type that the configuration assigns to a format without types of its own.
    pub(in crate::lower) fn given(&self, format: &str) -> Option<&str> {
        if is_row(format) {
            return None;
        }
        self.chosen().find(|(name, _)| name.eq_ignore_ascii_case(format)).map(|(_, ty)| ty)
    }

    /// Returns the scalar of a configured type for values of a JSON type, or `None` if the two are incompatible.
    pub(in crate::lower) fn scalar(&self, ty: &str, kind: JsonType) -> Option<Scalar> {
        match (ty, kind) {
            ("string", JsonType::String) => return Some(Scalar::String),
            ("number", JsonType::Number) => return Some(Scalar::F64),
            ("number", JsonType::Integer) => return Some(Scalar::I64),
            _ => {}
        }
        let (_, format, choice) = TYPES.iter().find(|(name, _, _)| *name == ty)?;
        let row = find_row(kind, format)?;
        if choice.is_empty() {
            return self.of(row);
        }
        named(row, choice)
    }
}

/// Returns the type with this name in a row. Numbers in strings always have 64 bits.
fn named(row: &Row, choice: &str) -> Option<Scalar> {
    let found = row.choices.iter().find(|(name, _)| *name == choice).or(row.choices.first());
    found.map(|(_, scalar)| *scalar)
}
