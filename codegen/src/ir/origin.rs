//! Origins of types, from which their names are made.

use super::OperationId;
use crate::message::Status;

/// The item that owns a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Owner {
    /// A component schema.
    Schema(String),
    /// An operation.
    Operation(OperationId),
    /// A path whose parameters are shared by its operations.
    Path(String),
    /// Any other component, such as a response, by its name.
    Component(String),
    /// Any other location in a file, by the words of the JSON pointer.
    Elsewhere(Vec<String>),
}

/// A step from the owner to the type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A property of an object.
    Property(String),
    /// The items of an array.
    Item,
    /// An item of a tuple, counted from 1.
    Position(usize),
    /// The values of a map.
    Value,
    /// A variant of a union, by its title if it has one, and its position from 1.
    Variant(Option<String>, usize),
    /// The parent schema itself, next to the children that its discriminator selects.
    Base,
    /// A request body.
    Request,
    /// A body in a media type other than JSON.
    Media(String),
    /// A response body.
    Response(Status),
    /// The body of a response that is defined under `components`.
    SharedResponse,
    /// A parameter.
    Parameter(String),
}

/// The path from an owner to a type, which is unique in a description and does not depend on its neighbors.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The owner.
    pub owner: Owner,
    /// The steps; empty for a component schema itself.
    pub steps: Vec<Step>,
}
