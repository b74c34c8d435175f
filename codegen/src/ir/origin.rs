//! Where a type comes from, in words that a name can be made of.

use super::OperationId;
use crate::openapi::Status;

/// The item that owns a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A component schema.
    Schema(String),
    /// An operation.
    Operation(OperationId),
    /// A path, whose parameters its operations share.
    Path(String),
    /// Any other component, such as a response, by its name.
    Component(String),
    /// Anywhere else in a file, by the words of the pointer.
    Elsewhere(Vec<String>),
}

/// A step from the owner to the type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A property of an object.
    Property(String),
    /// The items of an array.
    Item,
    /// One item of a tuple, from 1.
    Position(usize),
    /// The values of a map.
    Value,
    /// A variant of a union, by its own words if it has any, and its position from 1.
    Variant(Option<String>, usize),
    /// A parent itself, beside the children that its discriminator tells apart.
    Base,
    /// The body of a request.
    Request,
    /// A body in another media type than JSON.
    Media(String),
    /// The body of an answer.
    Response(Status),
    /// The body of an answer that stands under `components`.
    SharedResponse,
    /// A parameter.
    Parameter(String),
}

/// The way from an owner to a type: unique in a description, whatever stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The owner.
    pub owner: Owner,
    /// The steps; none for a component schema itself.
    pub steps: Vec<Step>,
}
