//! The record of a change, and the report of an invalid one.

use super::target::Location;
use crate::diagnostics::{Code, Diagnostic};
use crate::location::At;
use crate::source::{Node, Place, Target};

/// A change: the location in the description, and the node of the overlay that was put there.
pub(super) struct Change {
    pub(super) location: Location,
    pub(super) origin: Place,
}

pub(super) fn invalid(node: Node<'_>, message: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidOverlay, At::Node(node.place(), Target::Value), message)
}
