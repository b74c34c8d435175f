//! Media types, their encodings and envelopes (OpenAPI 3.1, sections 4.8.13 to 4.8.15).

use crate::message::Style;
use crate::source::Place;

/// A request body (section 4.8.13).
#[derive(Debug, Clone)]
pub struct RequestBody<'d> {
    /// The description.
    pub description: Option<&'d str>,
    /// True if required.
    pub required: bool,
    /// The media types.
    pub content: Vec<MediaType<'d>>,
}

/// A media type with its schema (section 4.8.14).
#[derive(Debug, Clone)]
pub struct MediaType<'d> {
    /// The place in the description.
    pub place: Place,
    /// The media type or media type range.
    pub name: &'d str,
    /// The schema.
    pub schema: Option<Place>,
    /// The encodings of the properties of a form, by property name.
    pub encodings: Vec<(&'d str, Encoding<'d>)>,
    /// The envelope around the schema, if this media type declares one.
    pub envelope: Option<EnvelopeRule<'d>>,
}

/// The encoding of a property of a form (section 4.8.15).
#[derive(Debug, Clone)]
pub struct Encoding<'d> {
    /// The place in the description.
    pub place: Place,
    /// The serialization style, which takes precedence over the content type.
    pub style: Option<Style>,
    /// The media types and media type ranges, separated by commas.
    pub content_type: Option<&'d str>,
    /// The names and values of part headers that have only one allowed value.
    pub headers: Vec<(&'d str, &'d str)>,
}

/// The rule of `x-wirewright-envelope`: a documented value is sent as a property of an envelope object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeRule<'d> {
    /// No envelope; overrides an outer rule.
    None,
    /// An envelope.
    Some {
        /// The place of the extension.
        place: Place,
        /// The schema of the envelope.
        schema: Place,
        /// The property that contains the documented value.
        value: &'d str,
        /// The property that contains an error.
        failure: Option<&'d str>,
    },
}
