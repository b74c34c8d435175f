//! The format table: what a JSON scalar of a format is in Rust.

use serde::Deserialize;

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Scalar, Type};
use crate::openapi::{JsonType, Schema};
use crate::source::Place;

/// Which types the formats of dates and identifiers become.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Formats {
    /// `date-time` and `date`: `chrono` or `string`.
    pub dates: Dates,
    /// `uuid`: `uuid` or `string`.
    pub uuid: Uuids,
}

impl Default for Formats {
    fn default() -> Self {
        Self { dates: Dates::Chrono, uuid: Uuids::Uuid }
    }
}

/// What `date-time` and `date` become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dates {
    /// `chrono::DateTime<FixedOffset>` and `chrono::NaiveDate`.
    Chrono,
    /// `String`.
    String,
}

/// What `uuid` becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Uuids {
    /// `uuid::Uuid`.
    Uuid,
    /// `String`.
    String,
}

/// The formats of numbers, which are those of the OpenAPI Format Registry.
fn number(format: &str) -> Option<Scalar> {
    Some(match format {
        "int8" => Scalar::I8,
        "int16" => Scalar::I16,
        "int32" => Scalar::I32,
        "int64" => Scalar::I64,
        "uint8" => Scalar::U8,
        "uint16" => Scalar::U16,
        "uint32" => Scalar::U32,
        "uint64" => Scalar::U64,
        "float" => Scalar::F32,
        "double" => Scalar::F64,
        _ => return None,
    })
}

/// The formats of strings that stay strings: what they promise is documented, not checked.
const STRINGS: [&str; 26] = [
    "byte",
    "password",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uri-template",
    "url",
    "iri",
    "iri-reference",
    "time",
    "duration",
    "regex",
    "json-pointer",
    "relative-json-pointer",
    "base64url",
    "char",
    "decimal",
    "html",
    "commonmark",
    "media-range",
    "string",
];

impl Lowering<'_, '_> {
    /// The scalar of a type with its format.
    pub(super) fn scalar(&mut self, schema: &Schema<'_>, place: Place, kind: JsonType) -> Type {
        let plain = match kind {
            JsonType::Boolean => Scalar::Bool,
            JsonType::Integer => Scalar::I64,
            JsonType::Number => Scalar::F64,
            _ => Scalar::String,
        };
        let Some((format, at)) = schema.format else {
            // What has a media type and no encoding is bytes of that type (OpenAPI 3.1, section 4.8.14.4).
            let bytes = plain == Scalar::String && schema.content_media_type.is_some() && !schema.encoded;
            return Type::Scalar(if bytes { Scalar::File } else { plain });
        };
        let scalar = match kind {
            JsonType::Integer => match number(format) {
                // An integer that is said to be `double` is a number without a fraction.
                Some(Scalar::F32 | Scalar::F64) => Some(Scalar::I64),
                found => found,
            },
            JsonType::Number => number(format),
            JsonType::String => self.string(format),
            _ => None,
        };
        scalar.map_or_else(
            || {
                self.unknown_format(format, at, place, kind);
                Type::Scalar(plain)
            },
            Type::Scalar,
        )
    }

    fn string(&self, format: &str) -> Option<Scalar> {
        Some(match (format, self.formats.dates, self.formats.uuid) {
            ("date-time", Dates::Chrono, _) => Scalar::DateTime,
            ("date", Dates::Chrono, _) => Scalar::Date,
            ("uuid", _, Uuids::Uuid) => Scalar::Uuid,
            // A string where it turns out to be no part of a multipart body.
            ("binary", ..) => Scalar::File,
            ("date-time" | "date" | "uuid", ..) => Scalar::String,
            _ if STRINGS.contains(&format) => Scalar::String,
            _ => return None,
        })
    }

    fn unknown_format(&mut self, format: &str, at: Place, place: Place, kind: JsonType) {
        let known = number(format).is_some() || self.string(format).is_some();
        let name = kind.name();
        let (code, message) = if known {
            (Code::FormatTypeMismatch, format!("the format `{format}` does not fit the type `{name}`"))
        } else {
            (Code::UnknownFormat, format!("the format `{format}` is not known"))
        };
        self.report(Diagnostic::value(code, at, message).hint(format!("it is taken as any {name}")));
        self.degrade("format", place);
    }
}
