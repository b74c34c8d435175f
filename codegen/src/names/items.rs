//! Sets of items.

use crate::ir::{Api, GroupId, OperationId, TypeId};

/// A set of operations, groups and types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items {
    /// For each operation, whether the set has it.
    pub operations: Vec<bool>,
    /// For each group, whether the set has it.
    pub groups: Vec<bool>,
    /// For each type, whether the set has it.
    pub types: Vec<bool>,
}

impl Items {
    /// Returns the set of all items.
    pub fn all(api: &Api) -> Self {
        Self {
            operations: vec![true; api.operations.len()],
            groups: vec![true; api.groups.len()],
            types: vec![true; api.types.len()],
        }
    }

    pub(super) fn has_operation(&self, id: OperationId) -> bool {
        self.operations.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn has_group(&self, id: GroupId) -> bool {
        self.groups.get(id.index()).copied().unwrap_or_default()
    }

    pub(super) fn has_type(&self, id: TypeId) -> bool {
        self.types.get(id.index()).copied().unwrap_or_default()
    }
}
