//! Stage 6, **select**: keeps the operations that the user chose, and the groups and types that they need.
//!
//! All earlier stages, naming included, work with the whole description. A choice of operations therefore never changes
//! the name or the form of an item.

mod calls;
mod error;
mod features;
mod hidden;
mod libraries;
mod pattern;
mod reach;

use crate::analyze::Sharing;
use crate::ir::{Api, Operation};
use crate::names::{Items, Names};

pub use calls::Calls;
pub use error::SelectError;
pub use features::{Feature, Features};
pub use hidden::hide;
pub use libraries::Libraries;
use pattern::Pattern;
use reach::Reach;
pub use reach::for_each_part;

/// The operations that the user chose.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The patterns, of which an operation must match at least one.
    pub patterns: Vec<String>,
    /// The calls in the user's sources. An operation that is called needs to match no pattern.
    pub calls: Option<Calls>,
}

impl Choice {
    /// Returns true if all operations and types are to be emitted.
    pub fn is_whole(&self) -> bool {
        self.patterns.is_empty() && self.calls.is_none()
    }
}

/// Keeps the names of the chosen operations, and of all that they need. Returns the optional crates that these need.
///
/// # Errors
///
/// Returns an error if a pattern is invalid, or matches no operation.
pub fn select(api: &Api, sharing: &Sharing, names: &mut Names, choice: &Choice) -> Result<Libraries, SelectError> {
    if !choice.is_whole() {
        names.keep(needed(api, sharing, chosen(api, names, choice)?));
    }
    Ok(Libraries::of(api, names))
}

/// Returns, for each operation, true if it was chosen.
fn chosen(api: &Api, names: &Names, choice: &Choice) -> Result<Vec<bool>, SelectError> {
    let mut chosen: Vec<bool> = match &choice.calls {
        Some(calls) => api.operations().map(|(id, operation)| calls.has(names, id, operation)).collect(),
        None => vec![false; api.operations.len()],
    };
    for text in &choice.patterns {
        let pattern = Pattern::parse(text)?;
        let mut is_used = false;
        for (operation, is_chosen) in api.operations.iter().zip(&mut chosen) {
            if pattern.matches(api, operation) {
                is_used = true;
                *is_chosen = true;
            }
        }
        if !is_used {
            return Err(pattern.unmatched(api));
        }
    }
    Ok(chosen)
}

/// Adds the groups and types that operations need.
fn needed(api: &Api, sharing: &Sharing, operations: Vec<bool>) -> Items {
    let mut groups = vec![false; api.groups.len()];
    let mut reach = Reach::new(api, sharing);
    for (operation, _) in api.operations.iter().zip(&operations).filter(|(_, is_chosen)| **is_chosen) {
        add_groups(api, operation, &mut groups);
        reach.operation(operation);
    }
    Items { groups, types: reach.types(), operations }
}

/// Adds the group of an operation, and the groups around it.
fn add_groups(api: &Api, operation: &Operation, groups: &mut [bool]) {
    let mut next = operation.group;
    while let Some(id) = next {
        let Some(is_needed) = groups.get_mut(id.index()) else { return };
        if std::mem::replace(is_needed, true) {
            return;
        }
        next = api.groups.get(id.index()).and_then(|group| group.parent);
    }
}
