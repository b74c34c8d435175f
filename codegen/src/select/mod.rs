//! Stage 6, **select**: keeps the operations and schemas that the user chose, and the groups and types that they need.
//!
//! All earlier stages, naming included, work with the whole description. A choice of operations therefore never changes
//! the name or the form of an item.

mod calls;
mod error;
mod features;
mod hidden;
mod libraries;
mod messages;
mod needs;
mod reach;
mod schemas;
#[cfg(feature = "crates")]
mod split;

use crate::analyze::Facts;
use crate::customize::OperationPattern;
use crate::ir::{Api, Operation, TypeId};
use crate::names::{Items, Names};
use crate::source::Sources;

pub use calls::Calls;
pub use error::SelectError;
pub use features::{Feature, Features, Grouping};
pub use hidden::{hide, report_unused};
pub use libraries::{Libraries, for_each_library};
use reach::Reach;
pub use reach::for_each_part;
#[cfg(feature = "crates")]
pub use split::{Place, Split};

/// The operations and schemas that the user chose.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// The patterns, of which an operation must match at least one.
    pub patterns: Vec<String>,
    /// The calls in the user's sources. An operation that is called needs to match no pattern.
    pub calls: Option<Calls>,
    /// The patterns of component schemas that are kept even if no operation uses them.
    pub schemas: Vec<String>,
}

impl Choice {
    /// Returns true if all operations and schemas are to be emitted.
    fn is_whole(&self) -> bool {
        self.has_all_operations() && self.schemas.iter().any(|pattern| pattern.trim() == "*")
    }

    /// Returns true if all operations are to be emitted.
    pub fn has_all_operations(&self) -> bool {
        self.patterns.is_empty() && self.calls.is_none()
    }
}

/// Returns the component schemas that the output has even if no operation uses them: those that the user chose, and those
/// of messages.
///
/// # Errors
///
/// Returns an error if a pattern is invalid, or matches nothing.
pub fn kept(api: &Api, sources: &Sources, choice: &Choice) -> Result<Vec<TypeId>, SelectError> {
    let mut kept = schemas::matching(api, &choice.schemas)?;
    kept.extend(messages::schemas(api, sources));
    Ok(kept)
}

/// The result of a choice.
#[derive(Debug)]
pub struct Selection {
    /// The optional crates that the output needs.
    pub libraries: Libraries,
    /// The component schemas that no chosen operation uses.
    pub unused: Vec<TypeId>,
}

/// Keeps the names of the chosen operations and schemas, and of all that they need. A description without operations
/// keeps all its schemas.
///
/// # Errors
///
/// Returns an error if a pattern is invalid, or matches nothing.
pub fn select(
    api: &Api,
    facts: &Facts,
    names: &mut Names,
    sources: &Sources,
    choice: &Choice,
) -> Result<Selection, SelectError> {
    let operations = chosen(api, names, choice)?;
    let schemas = schemas::matching(api, &choice.schemas)?;
    if api.has_orphans && (api.operations.is_empty() || choice.is_whole()) {
        let components = api.types().filter(|(_, def)| def.component().is_some()).map(|(id, _)| id);
        names.keep(needed(api, facts, operations, components));
    } else if !api.operations.is_empty() && !choice.is_whole() {
        let messages = if choice.has_all_operations() { messages::schemas(api, sources) } else { Vec::new() };
        names.keep(needed(api, facts, operations, schemas.into_iter().chain(messages)));
    }
    let unused = api.types().filter(|(id, def)| def.component().is_some() && names.ty(*id).is_none());
    Ok(Selection { unused: unused.map(|(id, _)| id).collect(), libraries: Libraries::of(api, names) })
}

/// Returns, for each operation, true if it was chosen.
fn chosen(api: &Api, names: &Names, choice: &Choice) -> Result<Vec<bool>, SelectError> {
    let mut chosen: Vec<bool> = match &choice.calls {
        Some(calls) => api.operations().map(|(id, operation)| calls.has(api, names, id, operation)).collect(),
        None => vec![choice.has_all_operations(); api.operations.len()],
    };
    for text in &choice.patterns {
        let invalid = |cause| SelectError::Pattern { pattern: text.clone(), cause };
        let pattern = OperationPattern::parse(text).map_err(invalid)?;
        let mut is_used = false;
        for (operation, is_chosen) in api.operations.iter().zip(&mut chosen) {
            if pattern.matches(operation) {
                is_used = true;
                *is_chosen = true;
            }
        }
        if !is_used {
            return Err(SelectError::Unmatched { pattern: text.clone(), similar: pattern.similar(api) });
        }
    }
    Ok(chosen)
}

/// Returns the operations that the sources of a crate call, with the groups and types that they need.
#[cfg(feature = "diff")]
pub fn called(api: &Api, facts: &Facts, names: &Names, calls: &Calls) -> Items {
    let operations = api.operations().map(|(id, operation)| calls.has(api, names, id, operation)).collect();
    needed(api, facts, operations, std::iter::empty())
}

/// Adds the groups and types that operations need, and more types with theirs.
fn needed(api: &Api, facts: &Facts, operations: Vec<bool>, types: impl Iterator<Item = TypeId>) -> Items {
    let mut groups = vec![false; api.groups.len()];
    let mut reach = Reach::new(api, facts);
    for (operation, _) in api.operations.iter().zip(&operations).filter(|(_, is_chosen)| **is_chosen) {
        add_groups(api, operation, &mut groups);
        reach.operation(operation);
    }
    types.for_each(|id| reach.ty(id));
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
