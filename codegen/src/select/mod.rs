//! Stage 5, **select**: the operations that the user chose, and the groups and types that they need.
//!
//! All stages before this one work with the whole description, and so does naming. A choice of operations therefore never
//! changes the name or the form of an item.

mod hidden;
mod libraries;
mod pattern;
mod reach;

use crate::analyze::Sharing;
use crate::error::Error;
use crate::ir::{Api, GroupId, OperationId, TypeId};

pub use libraries::Libraries;
use pattern::Pattern;
use reach::Reach;

/// The items to emit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    operations: Vec<bool>,
    groups: Vec<bool>,
    types: Vec<bool>,
    libraries: Libraries,
    is_whole: bool,
}

impl Selection {
    /// Selects the operations that match any of the patterns, and all that they need. Without patterns, everything is
    /// selected.
    ///
    /// # Errors
    ///
    /// Returns an error if a pattern is invalid, or matches no operation.
    pub fn of(api: &Api, sharing: &Sharing, patterns: &[String]) -> Result<Self, Error> {
        if patterns.is_empty() {
            return Ok(Self::whole(api));
        }
        let mut operations = vec![false; api.operations.len()];
        for text in patterns {
            let pattern = Pattern::parse(text)?;
            let mut is_used = false;
            for (operation, is_selected) in api.operations.iter().zip(&mut operations) {
                if pattern.matches(api, operation) {
                    is_used = true;
                    *is_selected = true;
                }
            }
            if !is_used {
                return Err(pattern.unmatched(api));
            }
        }
        Ok(Self::needed(api, sharing, operations))
    }

    /// Selects everything.
    fn whole(api: &Api) -> Self {
        Self {
            operations: vec![true; api.operations.len()],
            groups: vec![true; api.groups.len()],
            types: vec![true; api.types.len()],
            libraries: Libraries::default(),
            is_whole: true,
        }
        .with_libraries(api)
    }

    fn with_libraries(self, api: &Api) -> Self {
        Self { libraries: Libraries::of(api, &self), ..self }
    }

    /// Adds the groups and types that the operations need.
    fn needed(api: &Api, sharing: &Sharing, operations: Vec<bool>) -> Self {
        let mut groups = vec![false; api.groups.len()];
        let mut reach = Reach::new(api, sharing);
        let selected = api.operations.iter().zip(&operations).filter(|(_, is_selected)| **is_selected);
        for (operation, _) in selected {
            let mut next = operation.group;
            while let Some(id) = next {
                let Some(is_needed) = groups.get_mut(id.index()) else { break };
                if std::mem::replace(is_needed, true) {
                    break;
                }
                // The operations of a nested group are found through its parent, too.
                next = api.groups.get(id.index()).and_then(|group| group.parent);
            }
            reach.operation(operation);
        }
        Self { groups, types: reach.types(), operations, libraries: Libraries::default(), is_whole: false }
            .with_libraries(api)
    }

    /// Returns the optional crates that the selected items need.
    pub fn libraries(&self) -> &Libraries {
        &self.libraries
    }

    /// Returns true if an operation is to be emitted.
    pub fn has_operation(&self, id: OperationId) -> bool {
        self.operations.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns true if a group is to be emitted.
    pub fn has_group(&self, id: GroupId) -> bool {
        self.groups.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns true if a type is to be emitted.
    pub fn has_type(&self, id: TypeId) -> bool {
        self.types.get(id.index()).copied().unwrap_or_default()
    }
}
