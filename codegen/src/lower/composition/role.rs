//! The role that a schema has when it is joined with others.

/// The role of a schema that is joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Role<'n> {
    /// One of several parts, whose order has no meaning.
    Part,
    /// The schema itself, which narrows its parts.
    Own,
    /// The schema that one of several parts has for the property of this name.
    Property(&'n str),
}
