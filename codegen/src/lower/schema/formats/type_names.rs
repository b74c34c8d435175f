//! The names of the types that the configuration can assign to any format.

/// The name of the type and format for an integer or a string.
pub(in crate::lower) const INT_OR_STRING: &str = "int-or-string";

/// A type name, the known format that provides it, and the type's name in that format. An empty last name means the
/// format's configured type.
pub(super) type Given = (&'static str, &'static str, &'static str);

/// The types, by name.
pub(super) const TYPES: &[Given] = &[
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
pub(in crate::lower) fn names() -> impl Iterator<Item = &'static str> {
    ["string", "number", INT_OR_STRING].into_iter().chain(TYPES.iter().map(|(name, _, _)| *name))
}
