//! Responses and their headers (OpenAPI 3.1, sections 4.8.17 and 4.8.21).

use super::media_type::MediaType;
use crate::source::Place;

/// A response (section 4.8.17).
#[derive(Debug, Clone)]
pub struct Response<'d> {
    /// The description.
    pub description: Option<&'d str>,
    /// The headers, without `Content-Type`.
    pub headers: Vec<Header<'d>>,
    /// The media types; empty if the response has no body.
    pub content: Vec<MediaType<'d>>,
}

/// A response header (section 4.8.21).
#[derive(Debug, Clone)]
pub struct Header<'d> {
    /// The place in the description.
    pub place: Place,
    /// The name.
    pub name: &'d str,
    /// The description.
    pub description: Option<&'d str>,
    /// True if the header is always present.
    pub required: bool,
    /// True if marked as deprecated.
    pub deprecated: bool,
    /// True if the properties of an object are encoded as `name=value`.
    pub explode: bool,
    /// The schema.
    pub schema: Option<Place>,
    /// The media type of the value, if it is described by `content`.
    pub content: Option<&'d str>,
}
