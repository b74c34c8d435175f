//! The type under emission.

use super::ty::Scope;
use crate::analyze::Side;
use crate::ir::{Custom, Docs, TypeId};
use crate::names::{Name, TypeNames};

/// The definition of a type for one side of the wire.
#[derive(Debug, Clone, Copy)]
pub(super) struct Definition<'a> {
    pub(super) id: TypeId,
    pub(super) docs: &'a Docs,
    pub(super) custom: &'a Custom,
    pub(super) names: &'a TypeNames,
    pub(super) side: Side,
}

impl<'a> Definition<'a> {
    /// Returns the name of the type on this side.
    pub(super) fn name(self) -> &'a Name {
        self.names.on(self.side)
    }

    /// Returns the scope in which the definition names other types.
    pub(super) fn scope(self) -> Scope {
        Scope::types(self.side)
    }
}
