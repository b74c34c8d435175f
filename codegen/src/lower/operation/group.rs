//! Groups: the tags of operations and their parent tags, and the heads of paths.

use rustc_hash::FxHashMap;

use super::head::Heads;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Group, GroupId, GroupOrigin};
use crate::lower::reports::Reports;
use crate::openapi::{self, Description, Tag};
use crate::source::Place;

/// The groups of operations.
#[derive(Default)]
pub(in crate::lower) struct Groups<'a, 'd> {
    /// The defined tags, by name. The first definition of a name wins.
    described: FxHashMap<&'d str, &'a Tag<'d>>,
    /// The groups, by name.
    ids: FxHashMap<(GroupOrigin, String), GroupId>,
    /// The groups of operations without a tag.
    heads: Heads,
}

impl<'a, 'd> Groups<'a, 'd> {
    pub(in crate::lower) fn of(description: &'a Description<'d>) -> Self {
        let described = description.tags.iter().rev().map(|tag| (tag.name, tag)).collect();
        Self { described, ids: FxHashMap::default(), heads: Heads::of(description) }
    }

    /// Returns the group of an operation: that of its first tag, or without a tag, that of the head of its path.
    pub(in crate::lower) fn of_operation(
        &mut self,
        operation: &openapi::Operation<'_>,
        groups: &mut Vec<Group>,
        reports: &Reports,
    ) -> Option<GroupId> {
        if let Some(tag) = operation.tags.first() {
            return Some(self.tagged(tag, operation.place, groups, reports));
        }
        let path = operation.path.plain();
        let name = self.heads.group(&path)?.to_owned();
        Some(self.group_alone(&name, GroupOrigin::Path, operation.place, groups).0)
    }

    /// Returns the group of a tag. On first use, creates the group and those of its parent tags.
    fn tagged(&mut self, tag: &str, operation: Place, groups: &mut Vec<Group>, reports: &Reports) -> GroupId {
        let (first, mut new) = self.group_alone(tag, GroupOrigin::Tag, operation, groups);
        let (mut child, mut tag) = (first, tag);
        let oldest = first;
        while new {
            let Some(described) = self.described.get(tag).copied() else { break };
            let Some(parent) = described.parent else { break };
            let (id, is_new) = self.group_alone(parent, GroupOrigin::Tag, described.place, groups);
            // The parents of existing groups are complete, so only groups created in this call can close a cycle.
            if !is_new && id >= oldest {
                let message = format!("the tag `{}` is its own ancestor", described.name);
                reports.report(Diagnostic::value(Code::CircularReference, described.place, message));
                break;
            }
            if let Some(group) = groups.get_mut(child.index()) {
                group.parent = Some(id);
            }
            (child, tag, new) = (id, parent, is_new);
        }
        first
    }

    /// Returns the group with a name that is used at a place, and true if the group is new.
    fn group_alone(
        &mut self,
        name: &str,
        origin: GroupOrigin,
        user: Place,
        groups: &mut Vec<Group>,
    ) -> (GroupId, bool) {
        let next = GroupId(u32::try_from(groups.len()).unwrap_or(u32::MAX));
        if let Some(known) = self.ids.get(&(origin, name.to_owned())) {
            return (*known, false);
        }
        self.ids.insert((origin, name.to_owned()), next);
        let described = self.described.get(name).copied().filter(|_| origin == GroupOrigin::Tag);
        let description = described.and_then(|tag| tag.description).map(str::to_owned);
        let place = described.map_or(user, |tag| tag.place);
        groups.push(Group {
            place,
            name: name.to_owned(),
            origin,
            description,
            parent: None,
            rename: None,
            merged: Vec::new(),
        });
        (next, true)
    }
}
