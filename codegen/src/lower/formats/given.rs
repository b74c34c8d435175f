//! The types that the configuration can give to formats which the table does not know.

use super::choice::Formats;
use super::{Row, find_row, is_row};
use crate::ir::Scalar;
use crate::openapi::JsonType;

/// An integer or a string: the type and the format of this name.
pub(in crate::lower) const INT_OR_STRING: &str = "int-or-string";

/// A type, the known format that has it, and its name among the types of that format; without one it is what the format is.
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

/// The names of the types.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ["string", "number", INT_OR_STRING].into_iter().chain(TYPES.iter().map(|(name, _, _)| *name))
}

impl Formats {
    /// The type that the configuration gives to a format which has none of its own.
    pub(in crate::lower) fn given(&self, format: &str) -> Option<&str> {
        if is_row(format) {
            return None;
        }
        self.chosen().find(|(name, _)| name.eq_ignore_ascii_case(format)).map(|(_, ty)| ty)
    }

    /// The scalar that a given type is for values of a JSON type; none where they can not have it.
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

/// Of a row's types the one of a name; numbers in strings are of 64 bits, whatever is asked for.
fn named(row: &Row, choice: &str) -> Option<Scalar> {
    let found = row.choices.iter().find(|(name, _)| *name == choice).or(row.choices.first());
    found.map(|(_, scalar)| *scalar)
}
