//! Groups: the tags of operations, and their parent tags.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Group, GroupId};
use crate::lower::reports::Reports;
use crate::openapi::{Description, Tag};
use crate::source::Place;

/// The groups of operations.
#[derive(Default)]
pub(in crate::lower) struct Groups<'a, 'd> {
    /// The defined tags, by name. The first definition of a name wins.
    pub(in crate::lower) described: FxHashMap<&'d str, &'a Tag<'d>>,
    /// The groups of tags.
    pub(in crate::lower) ids: FxHashMap<String, GroupId>,
}

impl<'a, 'd> Groups<'a, 'd> {
    pub(in crate::lower) fn of(description: &'a Description<'d>) -> Self {
        let described = description.tags.iter().rev().map(|tag| (tag.name, tag)).collect();
        Self { described, ids: FxHashMap::default() }
    }

    /// Returns the group of a tag. On first use, creates the group and those of its parent tags.
    pub(in crate::lower) fn group(
        &mut self,
        tag: &str,
        operation: Place,
        groups: &mut Vec<Group>,
        reports: &Reports,
    ) -> GroupId {
        let (first, mut new) = self.group_alone(tag, operation, groups);
        let (mut child, mut tag) = (first, tag);
        let oldest = first;
        while new {
            let Some(described) = self.described.get(tag).copied() else { break };
            let Some(parent) = described.parent else { break };
            let (id, is_new) = self.group_alone(parent, described.place, groups);
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

    /// Returns the group of a tag that is used at a place, and true if the group is new.
    fn group_alone(&mut self, tag: &str, user: Place, groups: &mut Vec<Group>) -> (GroupId, bool) {
        let next = GroupId(u32::try_from(groups.len()).unwrap_or(u32::MAX));
        if let Some(known) = self.ids.get(tag) {
            return (*known, false);
        }
        self.ids.insert(tag.to_owned(), next);
        let described = self.described.get(tag).copied();
        let description = described.and_then(|tag| tag.description).map(str::to_owned);
        let place = described.map_or(user, |tag| tag.place);
        groups.push(Group { place, tag: tag.to_owned(), description, parent: None });
        (next, true)
    }
}
