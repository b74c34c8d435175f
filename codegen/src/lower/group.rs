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
        let oldest = first;
        while new {
            let Some(described) = self.described_tags.get(tag).copied() else { break };
            let Some(parent) = described.parent else { break };
            let (id, is_new) = self.group_alone(parent, described.place);
            // Groups that were there before lead to none of those that were made on this way.
            if !is_new && id >= oldest {
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
        let next = GroupId(u32::try_from(self.api.groups.len()).unwrap_or(u32::MAX));
        if let Some(known) = self.groups.get(tag) {
            return (*known, false);
        }
        self.groups.insert(tag.to_owned(), next);
        let described = self.described_tags.get(tag).copied();
        let description = described.and_then(|tag| tag.description).map(str::to_owned);
        let place = described.map_or(user, |tag| tag.place);
        self.api.groups.push(Group { place, tag: tag.to_owned(), description, parent: None });
        (next, true)
    }
}
