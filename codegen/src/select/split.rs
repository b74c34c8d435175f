//! The split of an API into several crates: one for the groups of each feature, and others for the types that several of
//! them need.

use std::collections::BTreeSet;

use super::features::Features;
use crate::analyze::cycles;
use crate::ir::{Api, GroupId};
use crate::names::TypeHome;

/// The crate of a module of types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place<'a> {
    /// The crate that re-exports all others. It has the operations without a tag, which are methods of the client.
    Facade,
    /// The crate of a feature.
    Member(&'a str),
    /// A crate of types that other crates share.
    Shared,
}

/// The split of an API into crates.
#[derive(Debug)]
pub struct Split<'a> {
    features: &'a Features,
    /// The features of tagged groups.
    members: BTreeSet<&'a str>,
}

impl<'a> Split<'a> {
    /// Splits an API by the features of its tagged groups.
    pub fn of(api: &Api, features: &'a Features) -> Self {
        let tagged = api.groups().filter(|(id, _)| api.is_tagged(*id));
        Self { features, members: tagged.filter_map(|(id, _)| features.group(Some(id))).collect() }
    }

    /// Returns the names of the features that have a crate.
    pub fn members(&self) -> impl Iterator<Item = &'a str> {
        self.members.iter().copied()
    }

    /// Returns the crate of a group.
    pub fn of_group(&self, group: Option<GroupId>) -> Place<'a> {
        self.features.group(group).map_or(Place::Facade, |feature| self.of_feature(feature))
    }

    fn of_feature(&self, feature: &str) -> Place<'a> {
        self.members.get(feature).map_or(Place::Facade, |name| Place::Member(name))
    }

    /// Returns the crate of a module of types: that of the only feature that needs it, or a shared one. What a module
    /// imports is needed by at least the same features, so crates never import from each other in a circle.
    pub fn of_types(&self, home: &TypeHome) -> Place<'a> {
        let places: BTreeSet<Place<'_>> =
            self.features.of_types(home).iter().map(|feature| self.of_feature(feature)).collect();
        match places.first() {
            Some(place) if places.len() == 1 => *place,
            _ => Place::Shared,
        }
    }

    /// Returns modules of types in an order in which each comes after those that it imports from. Modules that import
    /// from each other are together. The order depends only on the names and the imports.
    pub fn in_order<'h>(&self, homes: &BTreeSet<&'h TypeHome>) -> Vec<Vec<&'h TypeHome>> {
        let homes: Vec<&TypeHome> = homes.iter().copied().collect();
        let imports = |home: &&TypeHome| {
            self.features.imports(home).filter_map(|inner| homes.binary_search(&inner).ok()).collect()
        };
        let edges: Vec<Vec<usize>> = homes.iter().map(imports).collect();
        let modules = |cycle: Vec<usize>| cycle.into_iter().filter_map(|index| homes.get(index).copied()).collect();
        cycles(&edges).into_iter().map(modules).collect()
    }

    /// Returns the modules of types that a module imports from.
    pub fn imports(&self, home: &TypeHome) -> impl Iterator<Item = &'a TypeHome> {
        self.features.imports(home)
    }
}
