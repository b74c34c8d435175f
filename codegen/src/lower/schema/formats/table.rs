//! The format table, which maps the formats of JSON scalars to Rust types.
//!
//! A valid value must never fail to decode. A string format is an annotation that validators need not check (JSON
//! Schema 2020-12, validation, section 7.2.1). The Rust type of a string format therefore preserves any text: see the
//! module `formats` of the runtime.

use crate::ir::{Formatted, Library, Scalar};
use crate::openapi::JsonType;

/// A format with all its names.
pub(in crate::lower) struct Row {
    /// The first name is the usual one, which the configuration also accepts.
    pub(super) names: &'static [&'static str],
    /// The available types, by their names in the configuration; the first is the default.
    pub(super) choices: &'static [(&'static str, Scalar)],
}

pub(super) const fn row(names: &'static [&'static str], choices: &'static [(&'static str, Scalar)]) -> Row {
    Row { names, choices }
}

pub(super) const fn formatted(path: &'static str, library: Option<Library>) -> Scalar {
    Scalar::Formatted(Formatted { path, library, is_number: false })
}

pub(super) const fn dated(path: &'static str, library: Library, is_number: bool) -> Scalar {
    Scalar::Formatted(Formatted { path, library: Some(library), is_number })
}

/// The names of the format for seconds since 1970.
pub(super) const UNIX_TIME: &[&str] = &["unix-time", "unixtime", "unix-timestamp"];

/// Expands to the available types of a date format: one for each library, and a string or a number without a library.
macro_rules! dates {
    ($ty:literal) => {
        dates!($ty, false, ("string", Scalar::String))
    };
    ($ty:literal, $number:expr) => {
        dates!($ty, true, ("number", $number))
    };
    ($ty:literal, $is_number:literal, $plain:expr) => {
        &[
            ("chrono", dated(concat!("chrono::", $ty), Library::Chrono, $is_number)),
            ("jiff", dated(concat!("jiff::", $ty), Library::Jiff, $is_number)),
            ("time", dated(concat!("time::", $ty), Library::Time, $is_number)),
            $plain,
        ]
    };
}

/// The string formats with types other than `String`.
pub(super) const STRINGS: &[Row] = &[
    row(
        &["date-time", "datetime", "date_time", "date/time", "google-datetime", "iso-datetime", "iso8601-date-time"],
        dates!("DateTime"),
    ),
    row(&["http-date", "date-time-rfc1123", "date-time-rfc-1123", "date-time-rfc-2822"], dates!("HttpDate")),
    row(&["date-time-local", "local-date-time", "date-time-only"], dates!("LocalDateTime")),
    row(&["date", "full-date"], dates!("Date")),
    row(&["time-local", "partial-time", "local-time"], dates!("LocalTime")),
    row(&["duration"], dates!("Duration")),
    row(&["google-duration"], dates!("Seconds")),
    row(&["uuid", "guid", "uuid4"], &[("uuid", formatted("Uuid", Some(Library::Uuid))), ("string", Scalar::String)]),
    row(&["byte", "base64"], &[("bytes", formatted("Base64", None)), ("string", Scalar::String)]),
    row(&["base64url"], &[("bytes", formatted("Base64Url", None)), ("string", Scalar::String)]),
    row(&["password"], &[("secret", Scalar::Secret), ("string", Scalar::String)]),
    row(&["ipv4"], &[("string", Scalar::String), ("std", formatted("Ipv4", None))]),
    row(&["ipv6"], &[("string", Scalar::String), ("std", formatted("Ipv6", None))]),
    row(
        &["decimal"],
        &[("string", Scalar::String), ("rust_decimal", formatted("Decimal", Some(Library::RustDecimal)))],
    ),
    // Numbers in strings, for languages whose number types are too small.
    row(
        &["int64", "int32", "int16", "int8", "integer", "int", "long"],
        &[("i64", formatted("Int64", None)), ("string", Scalar::String)],
    ),
    row(&["uint64", "uint32", "uint16", "uint8"], &[("u64", formatted("UInt64", None)), ("string", Scalar::String)]),
    row(&["double", "float", "number"], &[("f64", formatted("Float64", None)), ("string", Scalar::String)]),
    // Replaced by a string unless it is a part of a multipart body.
    row(&["binary"], &[("file", Scalar::File)]),
];

/// The formats of integers alone.
pub(super) const INTEGERS: &[Row] = &[row(UNIX_TIME, dates!("UnixTime", Scalar::I64))];

/// The formats of numbers and integers: those of the OpenAPI Format Registry, and similar ones.
pub(super) const NUMBERS: &[Row] = &[
    row(&["int8"], &[("i8", Scalar::I8)]),
    row(&["int16"], &[("i16", Scalar::I16)]),
    row(&["int32"], &[("i32", Scalar::I32)]),
    row(&["int64", "int", "integer", "long"], &[("i64", Scalar::I64)]),
    row(&["int128", "bigint"], &[("i128", Scalar::I128)]),
    row(&["uint8"], &[("u8", Scalar::U8)]),
    row(&["uint16"], &[("u16", Scalar::U16)]),
    row(&["uint32"], &[("u32", Scalar::U32)]),
    row(&["uint64"], &[("u64", Scalar::U64)]),
    row(&["uint128"], &[("u128", Scalar::U128)]),
    row(&["double", "number"], &[("f64", Scalar::F64)]),
    // Servers that declare `float` often send all sixteen digits of a double.
    row(&["float", "float32"], &[("f64", Scalar::F64), ("f32", Scalar::F32)]),
    row(UNIX_TIME, dates!("FractionalUnixTime", Scalar::F64)),
];

/// The formats of numbers and integers that only describe a meaning and do not affect the type.
pub(super) const NUMBER_NOTES: [&str; 12] = [
    "bigdecimal",
    "currency",
    "currency-micro-unit",
    "decimal",
    "integer-positive",
    "milliseconds",
    "money",
    "percent",
    "seconds",
    "timestamp",
    "year",
    "",
];

/// The formats of strings that only describe a meaning. They stay strings: the format is documented, but not checked.
pub(super) const STRING_NOTES: &str = "
account-id address asset-id bcp-47 char city-name color commonmark constant country-code country-code-2 country-code-3 css
currency digest digits domain e164 email endpoint enum field-mask google-fieldmask hash host-name hostname html http-method
idn-email idn-hostname ip ipvanyaddress ipvanynetwork iri iri-reference iso-country-code iso-currency-code iso4217 json
json-path json-pointer jwt link locale mac markdown mask md5 media-range metadata mime-type non-empty-string
organization-name path pem person-name phone phone-number postal-code regex relative-json-pointer slug ssh-key street-address
string time time-span timespan timezone token top-level-domain uri uri-reference uri-template url urn user-id version webid
xml";

/// A lookup result for a format of a JSON type.
pub(in crate::lower) enum Known {
    /// The format has types of its own.
    Row(&'static Row),
    /// The format is only documented.
    Note,
    /// The format belongs to another JSON type.
    Elsewhere,
    /// The format is unknown.
    Nothing,
}

pub(super) fn find_row(kind: JsonType, format: &str) -> Option<&'static Row> {
    match kind {
        JsonType::String => find(STRINGS, format),
        JsonType::Integer => find(INTEGERS, format).or_else(|| find(NUMBERS, format)),
        JsonType::Number => find(NUMBERS, format),
        _ => None,
    }
}

/// Returns true if a format has types of its own.
pub(super) fn is_row(format: &str) -> bool {
    [STRINGS, INTEGERS, NUMBERS].into_iter().any(|table| find(table, format).is_some())
}

/// Looks up a format of a JSON type.
pub(in crate::lower) fn known(kind: JsonType, format: &str) -> Known {
    let numbers = matches!(kind, JsonType::Integer | JsonType::Number);
    if let Some(row) = find_row(kind, format) {
        return Known::Row(row);
    }
    let (text, number) = (is_note(STRING_NOTES.split_whitespace(), format), is_note(NUMBER_NOTES, format));
    match kind {
        _ if format.is_empty() => Known::Note,
        JsonType::String if text => Known::Note,
        JsonType::Boolean if format.eq_ignore_ascii_case("boolean") => Known::Note,
        _ if numbers && number => Known::Note,
        _ if text || number || find(STRINGS, format).is_some() || find(NUMBERS, format).is_some() => Known::Elsewhere,
        _ => Known::Nothing,
    }
}

/// Finds the row of a format. Formats are matched without regard to case.
pub(super) fn find(table: &'static [Row], format: &str) -> Option<&'static Row> {
    table.iter().find(|row| row.names.iter().any(|name| name.eq_ignore_ascii_case(format)))
}

pub(super) fn is_note<'n>(notes: impl IntoIterator<Item = &'n str>, format: &str) -> bool {
    notes.into_iter().any(|note| note.eq_ignore_ascii_case(format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_in_the_table_once() {
        for table in [STRINGS, INTEGERS, NUMBERS] {
            let names: Vec<&str> = table.iter().flat_map(|row| row.names.iter().copied()).collect();
            let notes: Vec<&str> = STRING_NOTES.split_whitespace().filter(|_| table.len() == STRINGS.len()).collect();
            let mut all: Vec<&str> = names.iter().chain(&notes).copied().collect();
            let count = all.len();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), count);
        }
    }
}
