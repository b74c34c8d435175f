//! The description, with the tables that are derived from it before any schema is lowered.

use super::nullable::Nullable;
use super::owners::Owners;
use super::targets::Targets;
use crate::ir::Owner;
use crate::openapi::{Description, Schema};
use crate::source::{Node, Place, Sources};

/// The read-only view of the description.
pub(in crate::lower) struct View<'a, 'd> {
    pub(in crate::lower) description: &'a Description<'d>,
    pub(in crate::lower) sources: &'d Sources,
    /// The targets of references.
    pub(in crate::lower) targets: Targets,
    /// The schemas that admit `null`.
    nullable: Nullable,
    /// The places that own the types below them.
    pub(in crate::lower) owners: Owners,
    /// Stands for a schema that does not exist.
    empty: Schema<'d>,
}

impl<'a, 'd> View<'a, 'd> {
    pub(in crate::lower) fn new(description: &'a Description<'d>, sources: &'d Sources) -> Self {
        let targets = Targets::of(&description.schemas);
        let nullable = Nullable::of(&description.schemas, sources);
        let owners = Owners::of(description, sources, &targets);
        Self { description, sources, targets, nullable, owners, empty: Schema::default() }
    }

    pub(in crate::lower) fn node(&self, place: Place) -> Node<'d> {
        self.sources.node(place)
    }

    pub(in crate::lower) fn schema(&self, place: Place) -> &Schema<'d> {
        self.description.schemas.get(&place).unwrap_or(&self.empty)
    }

    /// Returns the schema at the end of a chain of bare references, or `None` if the chain is circular.
    pub(in crate::lower) fn target(&self, place: Place) -> Option<Place> {
        self.targets.get(place)
    }

    /// Returns true if the schema admits `null`.
    pub(in crate::lower) fn is_nullable(&self, place: Place) -> bool {
        self.nullable.has(place)
    }

    pub(in crate::lower) fn is_component(&self, place: Place) -> bool {
        matches!(self.owners.names.get(&place), Some(Owner::Schema(_)))
    }

    /// Returns the name of a component.
    pub(in crate::lower) fn component_name(&self, place: Place) -> Option<String> {
        match self.owners.names.get(&place) {
            Some(Owner::Schema(name)) => Some(name.clone()),
            _ => None,
        }
    }
}
