//! How the properties of a form are written.

use crate::param::Style;

/// The properties of a form that have an Encoding Object, each by its name on the wire (OpenAPI 3.2, section 4.14.5.1).
pub type Encodings = &'static [(&'static str, PartEncoding)];

/// An Encoding Object (OpenAPI 3.2, section 4.15).
///
/// Without a style the media type counts: an array is as many fields or parts as it has items, an object is JSON, all else
/// text. With a style the media type does not count, and what is sent is what a query parameter of that style would be, with
/// percent-encoding in `application/x-www-form-urlencoded` and without in a multipart body. [`Style::JSON`] makes a whole
/// array one JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PartEncoding {
    /// `style`, `explode` and `allowReserved`, if any of them is given; the `collectionFormat` of Swagger 2.0.
    pub style: Option<Style>,
    /// `contentType`: media types and ranges, separated by commas.
    pub content_type: Option<&'static str>,
    /// Headers of each part whose value the description fixes; those of multipart bodies only.
    pub headers: &'static [(&'static str, &'static str)],
}

impl PartEncoding {
    /// Nothing but defaults.
    pub const fn new() -> Self {
        Self { style: None, content_type: None, headers: &[] }
    }

    /// The same with this style.
    pub const fn style(self, style: Style) -> Self {
        Self { style: Some(style), ..self }
    }

    /// The same with this `contentType`.
    pub const fn content_type(self, content_type: &'static str) -> Self {
        Self { content_type: Some(content_type), ..self }
    }

    /// The same with these headers.
    pub const fn headers(self, headers: &'static [(&'static str, &'static str)]) -> Self {
        Self { headers, ..self }
    }

    /// The encoding of a property.
    pub(crate) fn of(encodings: Encodings, name: &str) -> Self {
        encodings.iter().find(|(known, _)| *known == name).map(|(_, encoding)| *encoding).unwrap_or_default()
    }

    /// The first media type of `contentType` that is no range.
    pub(crate) fn media_type(&self) -> Option<&'static str> {
        self.content_type?.split(',').map(str::trim).find(|media_type| !media_type.contains('*'))
    }

    /// The media type, if there is only one that a file without one of its own can have.
    pub(crate) fn only_media_type(&self) -> Option<&'static str> {
        self.content_type.filter(|types| !types.contains([',', '*'])).map(str::trim)
    }
}
