//! Groups: the tags of operations, and the tags that those are nested in.

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Group, GroupId};
use crate::source::Place;

impl Lowering<'_, '_> {
    /// The group of a tag, made with those that it is nested in when it first appears.
    pub(super) fn group(&mut self, tag: &str, operation: Place) -> GroupId {
        let (first, mut new) = self.group_alone(tag, operation);
        let (mut child, mut tag) = (first, tag);
        while new {
            let view = self.view;
            let Some(described) = view.tags.iter().find(|described| described.name == tag) else { break };
            let Some(parent) = described.parent else { break };
            let (id, is_new) = self.group_alone(parent, described.place);
            if self.is_within(id, child) {
                let message = format!("the tag `{}` is nested in itself", described.name);
                self.report(Diagnostic::value(Code::CircularReference, described.place, message));
                break;
            }
            if let Some(group) = self.api.groups.get_mut(child.index()) {
                group.parent = Some(id);
            }
            (child, tag, new) = (id, parent, is_new);
        }
        first
    }

    /// The group of a tag that is used at a place, and whether it was made now.
    fn group_alone(&mut self, tag: &str, user: Place) -> (GroupId, bool) {
        let found = self.api.groups.iter().position(|group| group.tag == tag);
        let index = found.unwrap_or_else(|| {
            let described = self.view.tags.iter().find(|described| described.name == tag);
            let description = described.and_then(|tag| tag.description).map(str::to_owned);
            let place = described.map_or(user, |tag| tag.place);
            self.api.groups.push(Group { place, tag: tag.to_owned(), description, parent: None });
            self.api.groups.len() - 1
        });
        (GroupId(u32::try_from(index).unwrap_or(u32::MAX)), found.is_none())
    }

    /// Whether a group is another or nested in it at any depth.
    fn is_within(&self, group: GroupId, outer: GroupId) -> bool {
        let parent = |id: &GroupId| self.api.groups.get(id.index()).and_then(|group| group.parent);
        std::iter::successors(Some(group), parent).any(|id| id == outer)
    }
}
