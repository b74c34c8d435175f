//! Encoding Objects: the encoding of the properties of a form.

use super::style::Style;

/// The Encoding Objects of a form, by the name of the property on the wire (OpenAPI 3.2, section 4.14.5.1).
pub type Encodings = &'static [(&'static str, PartEncoding)];

/// An Encoding Object (OpenAPI 3.2, section 4.15).
///
/// Without a style, `contentType` determines the encoding. Each item of an array becomes a separate field or part, an
/// object is encoded as JSON, and any other value as text.
///
/// With a style, `contentType` is ignored. The property is encoded like a query parameter of that style:
/// percent-encoded in `application/x-www-form-urlencoded`, but not in a multipart body. [`Style::JSON`] encodes a whole
/// array as one JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PartEncoding {
    /// The values of `style`, `explode` and `allowReserved` if any of them is present; the `collectionFormat` of
    /// Swagger 2.0.
    pub style: Option<Style>,
    /// The value of `contentType`: media types and ranges, separated by commas.
    pub content_type: Option<&'static str>,
    /// Headers with fixed values that are added to each part. They are ignored outside of multipart bodies.
    pub headers: &'static [(&'static str, &'static str)],
}

impl PartEncoding {
    /// Creates an encoding with the default settings.
    pub const fn new() -> Self {
        Self { style: None, content_type: None, headers: &[] }
    }

    /// Returns the encoding with this style.
    pub const fn style(self, style: Style) -> Self {
        Self { style: Some(style), ..self }
    }

    /// Returns the encoding with this `contentType`.
    pub const fn content_type(self, content_type: &'static str) -> Self {
        Self { content_type: Some(content_type), ..self }
    }

    /// Returns the encoding with these headers.
    pub const fn headers(self, headers: &'static [(&'static str, &'static str)]) -> Self {
        Self { headers, ..self }
    }

    /// Returns the encoding of a property, or the default encoding.
    pub(crate) fn of(encodings: Encodings, name: &str) -> Self {
        encodings.iter().find(|(known, _)| *known == name).map(|(_, encoding)| *encoding).unwrap_or_default()
    }

    /// Returns the first media type in `contentType` that is not a range.
    pub(crate) fn media_type(&self) -> Option<&'static str> {
        self.content_type?.split(',').map(str::trim).find(|media_type| !media_type.contains('*'))
    }

    /// Returns the media type if `contentType` is a single media type; it applies to files that do not set their own.
    pub(crate) fn only_media_type(&self) -> Option<&'static str> {
        self.content_type.filter(|types| !types.contains([',', '*'])).map(str::trim)
    }
}
