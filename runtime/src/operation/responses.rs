//! Documented responses of an operation.

use std::fmt;

/// The documented responses of an operation (OpenAPI 3.1, section 4.8.16).
pub type Responses = &'static [DocumentedResponse];

/// A key of the Responses Object: the status codes of a documented response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusKey {
    /// One status code, such as `404`.
    Status(u16),
    /// A range of status codes by its first digit, such as `4` for `4XX`.
    Range(u8),
    /// All status codes without another documented response.
    Default,
}

/// Formats the key as in the OpenAPI description: `404`, `4XX` or `default`.
impl fmt::Display for StatusKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(code) => write!(f, "{code}"),
            Self::Range(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl StatusKey {
    /// Returns a response with the media type `application/json`.
    pub const fn json(self) -> DocumentedResponse {
        self.media(&["application/json"])
    }

    /// Returns a response without a documented body. If there is a body, it is ignored.
    pub const fn empty(self) -> DocumentedResponse {
        self.media(&[])
    }

    /// Returns a response with these media types or ranges.
    pub const fn media(self, media_types: &'static [&'static str]) -> DocumentedResponse {
        DocumentedResponse { key: self, media_types, others: &[] }
    }
}

impl DocumentedResponse {
    /// Returns the response with further media types that have no decoder.
    pub const fn bytes(self, others: &'static [&'static str]) -> Self {
        Self { others, ..self }
    }
}

/// A documented response, with its status codes and media types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentedResponse {
    pub(crate) key: StatusKey,
    /// The media types with a decoder, in order of preference.
    pub(crate) media_types: &'static [&'static str],
    /// The media types without a decoder, which are available only as bytes.
    pub(crate) others: &'static [&'static str],
}

impl DocumentedResponse {
    /// Returns true if the status codes are 2xx, as opposed to a default.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self.key, StatusKey::Status(200..=299) | StatusKey::Range(2))
    }

    /// Returns true if the status codes are 3xx, except for 304.
    pub(crate) fn is_redirect(&self) -> bool {
        matches!(self.key, StatusKey::Status(300..=303 | 305..=399) | StatusKey::Range(3))
    }
}
