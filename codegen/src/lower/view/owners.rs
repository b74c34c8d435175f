//! The places that own types, from which the names of types are made.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::structure::has_structure;
use super::targets::Targets;
use crate::ir::{OperationId, Owner};
use crate::openapi::Description;
use crate::source::{Place, Segment, Sources};

/// The owners of types, by place.
#[derive(Debug, Default)]
pub(in crate::lower) struct Owners {
    pub(in crate::lower) names: FxHashMap<Place, Owner>,
    /// The components that only refer to a schema elsewhere, with that schema. The schema takes the component's name.
    pub(in crate::lower) adopted: FxHashMap<Place, Place>,
    /// The reverse of `adopted`: from the schema to the component.
    pub(in crate::lower) adopters: FxHashMap<Place, Place>,
}

impl Owners {
    /// Finds the places that own types: components, operations and paths.
    pub(in crate::lower) fn of(description: &Description<'_>, sources: &Sources, targets: &Targets) -> Self {
        let mut owners = Self::default();
        for (name, place) in &description.components {
            owners.names.insert(*place, Owner::Schema((*name).to_owned()));
        }
        for (index, operation) in description.operations.iter().enumerate() {
            owners.names.insert(operation.place, Owner::Operation(OperationId::new(index)));
            owners.names.insert(operation.path_place, Owner::Path(operation.path.plain()));
        }
        owners.adopt(description, sources, targets);
        owners
    }

    /// Records the components that only refer to schemas outside of `components`. Such a schema takes the component's
    /// name. If several components have the same target, the one with the target's own name wins, or else the first by
    /// name.
    fn adopt(&mut self, description: &Description<'_>, sources: &Sources, targets: &Targets) {
        let mut found: Vec<(Place, bool, &str, Place)> = Vec::new();
        for (name, place) in &description.components {
            if let Some(target) = self.adoptable(description, targets, *place) {
                let own = sources.path_of(target).last().and_then(|segment| match segment {
                    Segment::Key(key) => Some((*key).to_owned()),
                    Segment::Index(_) => None,
                });
                let own = own.or_else(|| file_stem(sources.name(target.file)));
                let same = own.is_some_and(|own| own.eq_ignore_ascii_case(name));
                found.push((target, !same, name, *place));
            }
        }
        found.sort_unstable();
        for (target, _, name, place) in found {
            if let Entry::Vacant(slot) = self.names.entry(target) {
                slot.insert(Owner::Schema(name.to_owned()));
                self.adopted.insert(place, target);
                self.adopters.insert(target, place);
            }
        }
    }

    /// Returns the target of a component that is a bare reference, if the chain of references contains no other
    /// component.
    fn adoptable(&self, description: &Description<'_>, targets: &Targets, place: Place) -> Option<Place> {
        let end = targets.get(place).filter(|end| *end != place)?;
        let mut current = place;
        while current != end {
            let schema = description.schemas.get(&current)?;
            if has_structure(schema) || schema.nullable || !schema.types.is_empty() {
                return None;
            }
            current = schema.reference?;
            if self.names.contains_key(&current) {
                return None;
            }
        }
        Some(end)
    }
}

pub(super) fn file_stem(name: &str) -> Option<String> {
    std::path::Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned())
}
