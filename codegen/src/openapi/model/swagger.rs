//! Parameters and responses of OpenAPI 2.0, before an operation turns them into those of later versions.

use super::media_type::{EnvelopeRule, MediaType};
use super::parameter::Parameter;
use super::response::Header;
use crate::message::Style;
use crate::source::Place;

/// A Parameter Object of OpenAPI 2.0.
#[derive(Debug, Clone)]
pub(crate) enum SwaggerParameter<'d> {
    /// A parameter in the path, the query or a header.
    Plain(Parameter<'d>),
    /// The whole body.
    Body(Body<'d>),
    /// A field of a form.
    Field(Field<'d>),
}

/// A parameter with `in: body`.
#[derive(Debug, Clone)]
pub(crate) struct Body<'d> {
    pub place: Place,
    pub name: Option<&'d str>,
    pub description: Option<&'d str>,
    pub required: bool,
    pub schema: Option<Place>,
}

/// A parameter with `in: formData`. The place of its schema is that of the parameter.
#[derive(Debug, Clone)]
pub(crate) struct Field<'d> {
    pub place: Place,
    pub name: &'d str,
    pub required: bool,
    pub file: bool,
    /// The style that joins the items of an array.
    pub style: Option<Style>,
}

impl SwaggerParameter<'_> {
    /// Returns true if both have the same name and location, so that one overrides the other.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Plain(one), Self::Plain(other)) => one.is_same(other),
            (Self::Body(_), Self::Body(_)) => true,
            (Self::Field(one), Self::Field(other)) => one.name == other.name,
            _ => false,
        }
    }

    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Plain(parameter) => parameter.name,
            Self::Body(body) => body.name.unwrap_or("body"),
            Self::Field(field) => field.name,
        }
    }
}

/// A response, independent of the media types of an operation.
#[derive(Debug, Clone)]
pub(crate) struct SwaggerResponse<'d> {
    pub place: Place,
    pub description: Option<&'d str>,
    pub schema: Option<Place>,
    pub file: bool,
    pub headers: Vec<Header<'d>>,
    pub envelope: Option<EnvelopeRule<'d>>,
    /// `content` of 3.0.
    pub content: Vec<MediaType<'d>>,
}
