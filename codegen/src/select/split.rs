//! The split of an API into several crates: one for the groups of each feature, and others for the types that several of
//! them need.

use std::collections::{BTreeMap, BTreeSet};

use super::features::Features;
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
        let mut walk =
            Walk { features: self.features, homes, state: BTreeMap::new(), open: Vec::new(), done: Vec::new() };
        homes.iter().for_each(|home| walk.from(home));
        walk.done
    }

    /// Returns the modules of types that a module imports from.
    pub fn imports(&self, home: &TypeHome) -> impl Iterator<Item = &'a TypeHome> {
        self.features.imports(home)
    }
}

/// The search for strongly connected parts of Tarjan (1972), without recursion.
struct Walk<'s, 'h> {
    features: &'s Features,
    homes: &'s BTreeSet<&'h TypeHome>,
    state: BTreeMap<&'h TypeHome, State>,
    /// The modules whose part is not complete yet.
    open: Vec<&'h TypeHome>,
    done: Vec<Vec<&'h TypeHome>>,
}

struct State {
    index: usize,
    /// The first module on the stack that this one leads back to.
    lowest: usize,
    is_open: bool,
}

struct Frame<'h> {
    home: &'h TypeHome,
    /// The modules that are still to be visited, the next one last.
    next: Vec<&'h TypeHome>,
}

impl<'h> Walk<'_, 'h> {
    fn from(&mut self, home: &'h TypeHome) {
        let mut stack = Vec::from_iter(self.enter(home));
        while let Some(frame) = stack.last_mut() {
            let home = frame.home;
            match frame.next.pop() {
                Some(inner) => {
                    if let Some(frame) = self.enter(inner) {
                        stack.push(frame);
                    } else if let Some(index) =
                        self.state.get(inner).filter(|state| state.is_open).map(|state| state.index)
                    {
                        self.lower(home, index);
                    }
                }
                None => {
                    stack.pop();
                    let lowest = self.close(home);
                    if let Some(above) = stack.last() {
                        self.lower(above.home, lowest);
                    }
                }
            }
        }
    }

    /// Starts the visit of a module. Returns `None` if it was visited before.
    fn enter(&mut self, home: &'h TypeHome) -> Option<Frame<'h>> {
        if self.state.contains_key(home) {
            return None;
        }
        let index = self.state.len();
        self.state.insert(home, State { index, lowest: index, is_open: true });
        self.open.push(home);
        let mut next: Vec<&TypeHome> =
            self.features.imports(home).filter_map(|inner| self.homes.get(inner).copied()).collect();
        next.reverse();
        Some(Frame { home, next })
    }

    fn lower(&mut self, home: &TypeHome, index: usize) {
        if let Some(state) = self.state.get_mut(home) {
            state.lowest = state.lowest.min(index);
        }
    }

    /// Ends the visit of a module, and of its part if no module below leads further back. Returns the first module that
    /// it leads back to.
    fn close(&mut self, home: &'h TypeHome) -> usize {
        let Some((index, lowest)) = self.state.get(home).map(|state| (state.index, state.lowest)) else {
            return usize::MAX;
        };
        if index == lowest {
            let start = self.open.iter().rposition(|open| *open == home).unwrap_or(self.open.len());
            let mut part = self.open.split_off(start);
            for home in &part {
                if let Some(state) = self.state.get_mut(home) {
                    state.is_open = false;
                }
            }
            part.sort_unstable();
            self.done.push(part);
        }
        lowest
    }
}
