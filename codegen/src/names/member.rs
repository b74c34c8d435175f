//! Operations with their names in the lock.

use super::operations::is_by_name;
use crate::ir::{Api, GroupId, Operation, ResponseType};
use crate::keep::{Kept, Slots};

/// An operation with its names in the lock.
pub(super) struct Member<'a> {
    pub(super) index: usize,
    pub(super) operation: &'a Operation,
    pub(super) kept: Slots<'a>,
}

impl<'a> Member<'a> {
    pub(super) fn of(api: &'a Api, kept: &Kept<'a>, index: usize) -> Option<Self> {
        let operation = api.operations.get(index)?;
        let kept = kept.operation(index).unless_renamed(operation.rename.as_deref());
        Some(Self { index, operation, kept })
    }

    /// Returns the names of the lock in the module of the operation.
    pub(super) fn held(&self) -> Vec<String> {
        let Some(marker) = self.kept.beside("marker") else { return Vec::new() };
        let beside =
            beside_words(self.operation).filter_map(|word| self.kept.beside_or(word, &beside_name(marker, word)));
        beside.chain([marker.to_owned()]).collect()
    }
}

/// Returns the name of a type beside a marker.
pub(super) fn beside_name(marker: &str, word: &str) -> String {
    format!("{}{word}", marker.strip_prefix("r#").unwrap_or(marker).trim_end_matches('_'))
}

/// Returns the names of the lock for the functions of a group.
pub(super) fn held_functions<'l>(
    api: &Api,
    kept: &Kept<'l>,
    group: Option<GroupId>,
    operations: &[Member<'l>],
) -> Vec<&'l str> {
    let own = operations.iter().filter(|member| member.operation.rename.is_none());
    let own = own.filter_map(|member| member.kept.name());
    let nested = api.groups.iter().enumerate().filter(|(_, child)| group.is_some() && child.parent == group);
    own.chain(nested.filter_map(|(index, _)| kept.group(index).nested())).collect()
}

/// Returns the words of the types beside the marker of an operation, in their order.
pub(super) fn beside_words(operation: &Operation) -> impl Iterator<Item = &'static str> {
    let is_choice = operation.contents().count() > 1;
    let beside = [
        ("Response", matches!(operation.output, ResponseType::Several(_))),
        ("Error", matches!(operation.error, ResponseType::Several(_))),
        ("Body", is_choice),
        ("Headers", !operation.headers.is_empty()),
        ("Call", true),
        ("Arguments", is_by_name(operation)),
    ];
    beside.into_iter().filter(|(_, is_there)| *is_there).map(|(word, _)| word)
}
