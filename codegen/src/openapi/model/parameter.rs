//! Parameters (OpenAPI 3.1, section 4.8.12).

use super::media_type::MediaType;
use crate::message::{Location, Style};
use crate::source::Place;

/// A parameter (section 4.8.12).
#[derive(Debug, Clone)]
pub struct Parameter<'d> {
    /// The place in the description.
    pub place: Place,
    /// The name.
    pub name: &'d str,
    /// The location in the request.
    pub location: Location,
    /// The description.
    pub description: Option<&'d str>,
    /// True if required.
    pub required: bool,
    /// True if marked as deprecated.
    pub deprecated: bool,
    /// The serialization style.
    pub style: Style,
    /// The schema.
    pub schema: Option<Place>,
    /// The media type of the value, if it is described by `content`.
    pub content: Option<&'d str>,
    /// The media type of the whole query, for `in: querystring` (OpenAPI 3.2, section 4.12.1).
    pub query_string: Option<MediaType<'d>>,
}

impl Parameter<'_> {
    /// Returns true if both have the same name and location, so that one overrides the other.
    pub(in crate::openapi) fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.location == other.location
    }
}
