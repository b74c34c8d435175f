//! Media types: their classification by name and schema, and their equivalence.

use super::tables::View;
use crate::message::{essence, is_token};
use crate::openapi::{JsonType, MediaType, XmlDialect};
use crate::source::Place;

impl<'d> View<'_, 'd> {
    /// Returns the XML form of lists and maps.
    pub(in crate::lower) fn xml_dialect(&self) -> Option<XmlDialect> {
        self.description.xml_dialect.or(self.description.xml_converted.map(|(dialect, _)| dialect))
    }

    /// Returns the rank of a media type. The lowest rank is the default.
    pub(in crate::lower) fn preference(&self, media_type: &MediaType<'d>) -> u8 {
        match essence(media_type.name).as_str() {
            // A range with a structured schema is treated as JSON.
            name if is_wide(name) && self.is_structured(media_type) => preference("+json"),
            name => preference(name),
        }
    }

    /// Returns the canonical name of the format of a media type.
    pub(in crate::lower) fn format(&self, media_type: &MediaType<'d>) -> String {
        let (essence, parameters) = parts(media_type.name);
        let format = match essence.as_str() {
            name if is_wide(name) && self.is_structured(media_type) => "application/json",
            "text/json" | "application/x-json" | "application/*+json" => "application/json",
            "text/xml" | "application/*+xml" => "application/xml",
            "text/*" => "text/plain",
            other => other,
        };
        std::iter::once(format.to_owned()).chain(parameters).collect::<Vec<_>>().join(";")
    }

    /// Returns true if two media types have the same schema.
    pub(in crate::lower) fn has_same_schema(&self, one: &MediaType<'d>, other: &MediaType<'d>) -> bool {
        self.is_same(one.schema, other.schema)
    }

    /// Returns true if two schemas are identical, or equal word for word.
    pub(in crate::lower) fn is_same(&self, one: Option<Place>, other: Option<Place>) -> bool {
        let end = |place: Place| self.target(place).unwrap_or(place);
        match (one, other) {
            (Some(one), Some(other)) => {
                end(one) == end(other) || (one.file == other.file && self.node(one).is_equal(self.node(other)))
            }
            (None, None) => true,
            _ => false,
        }
    }

    /// Returns true if the media type has a schema, and the schema is not binary or plain text.
    pub(in crate::lower) fn is_structured(&self, media_type: &MediaType<'d>) -> bool {
        media_type.schema.is_some_and(|schema| !self.is_binary(schema) && !self.is_plain_text(schema))
    }

    /// Returns true if a schema admits any string.
    pub(in crate::lower) fn is_plain_text(&self, schema: Place) -> bool {
        let schema = self.schema(self.target(schema).unwrap_or(schema));
        let types = schema.types.without(JsonType::Null);
        types.iter().eq([JsonType::String]) && schema.enumeration.is_none() && schema.constant.is_none()
    }

    /// Returns true if a schema is for bytes that JSON encodes as a base64 string.
    pub(in crate::lower) fn is_base64(&self, schema: Place) -> bool {
        let schema = self.schema(self.target(schema).unwrap_or(schema));
        schema.format.is_some_and(|(format, _)| matches!(format, "byte" | "base64" | "base64url"))
            || schema.content_encoding.is_some_and(|encoding| encoding.starts_with("base64"))
    }

    /// Returns true if a schema sets a media type for its bytes (JSON Schema 2020-12, validation, section 8.4) that is
    /// not text.
    pub(in crate::lower) fn is_media(&self, schema: Place) -> bool {
        let schema = self.schema(self.target(schema).unwrap_or(schema));
        let is_text = |name: &str| name.starts_with("text/") || is_json(name) || name.ends_with("xml");
        schema.content_media_type.is_some_and(|name| !is_text(&essence(name)))
    }

    /// Returns true if a body of this media type is a file, regardless of the media type that the server sends.
    pub(in crate::lower) fn is_file(&self, media_type: &MediaType<'d>) -> bool {
        let name = essence(media_type.name);
        name == "application/octet-stream" || media_type.schema.is_some_and(|schema| self.is_binary(schema))
    }

    pub(in crate::lower) fn is_binary(&self, schema: Place) -> bool {
        let target = self.target(schema).unwrap_or(schema);
        self.schema(target).format.is_some_and(|(format, _)| format == "binary")
    }
}

/// Returns true if a range includes JSON, text and bytes, so that the `Content-Type` selects the decoding.
pub(in crate::lower) fn is_wide(essence: &str) -> bool {
    matches!(essence, "*/*" | "application/*" | "text/*")
}

/// Returns the default media type: JSON if available, otherwise the first.
pub(in crate::lower) fn preferred<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    names.into_iter().min_by_key(|name| preference(name))
}

/// Ranks `application/json` first, then similar media types.
fn preference(name: &str) -> u8 {
    match essence(name).as_str() {
        "application/json" => 0,
        "text/json" => 1,
        name if name.contains('*') => 4,
        name if is_json(name) => 2,
        _ => 3,
    }
}

/// Splits a media type into its essence and the parameters that distinguish formats. A charset does not.
fn parts(media_type: &str) -> (String, Vec<String>) {
    let parameters = media_type.split(';').skip(1).map(|parameter| parameter.trim().to_ascii_lowercase());
    let telling = parameters.filter(|parameter| !parameter.is_empty() && !parameter.starts_with("charset"));
    (essence(media_type), telling.collect())
}

/// Returns true if a media type is JSON: `application/json` or a `+json` suffix (RFC 6839).
pub(in crate::lower) fn is_json(media_type: &str) -> bool {
    let name = essence(media_type);
    name == "application/json" || name == "text/json" || name.ends_with("+json")
}

/// Returns true for `application/xml`, `text/xml` and media types that end in `+xml` (RFC 7303, section 8), except for
/// XHTML.
pub(in crate::lower) fn is_xml(media_type: &str) -> bool {
    let other = || media_type.starts_with("application/") && media_type.ends_with("+xml");
    matches!(media_type, "application/xml" | "text/xml") || (other() && media_type != "application/xhtml+xml")
}

/// Returns true if a name consists of a type and a subtype with valid characters (RFC 9110, section 8.3.1).
pub(in crate::lower) fn is_media_type(name: &str) -> bool {
    essence(name).split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_and_json_suffixes_are_preferred_to_other_media_types() {
        assert_eq!(preferred(["text/csv", "application/hal+json", "application/json"]), Some("application/json"));
        assert_eq!(preferred(["text/csv", "application/hal+json"]), Some("application/hal+json"));
        assert_eq!(preferred(["*/*", "text/csv", "image/png"]), Some("text/csv"));
    }

    #[test]
    fn a_media_type_has_a_type_and_a_subtype() {
        for name in ["application/json", "image/*", "*/*", "application/vnd.a.v1+json; version=1"] {
            assert!(is_media_type(name), "{name}");
        }
        for name in ["", "json", "code", "a/", "/b", "a/b/c", "a b/c"] {
            assert!(!is_media_type(name), "{name}");
        }
    }
}
