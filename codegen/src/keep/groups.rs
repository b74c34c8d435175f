//! Groups of the lock, found by their tags.

use rustc_hash::{FxHashMap, FxHashSet};

use super::keys;
use super::{FormerOperation, Kept, Slots};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Group, GroupId, GroupOrigin, Operation};
use crate::location::Place;
use crate::lock::{Section, Table, shortened};

/// Returns the old tags of groups whose tag was renamed: all operations of a tag that is gone have the same new tag.
pub(super) fn find(api: &Api, table: &Table, operations: &[Option<&Section>]) -> FxHashMap<String, String> {
    let now: FxHashSet<&str> = api.groups.iter().flat_map(names).collect();
    let mut moved: FxHashMap<&str, Option<&str>> = FxHashMap::default();
    for (operation, section) in api.operations.iter().zip(operations) {
        let Some(old) = section.and_then(tag_of) else { continue };
        let new = operation.tag.as_deref();
        moved.entry(old).and_modify(|known| *known = known.filter(|tag| Some(*tag) == new)).or_insert(new);
    }
    let mut renamed: FxHashMap<String, String> = FxHashMap::default();
    let mut old: Vec<&str> = moved.keys().copied().filter(|tag| !now.contains(tag)).collect();
    old.sort_unstable();
    for tag in old {
        let Some(new) = moved.get(tag).copied().flatten() else { continue };
        if table.get(&keys::tag(new)).is_none() && table.get(&keys::tag(tag)).is_some() {
            renamed.entry(new.to_owned()).or_insert_with(|| tag.to_owned());
        }
    }
    renamed
}

/// Puts operations whose tag has changed back into the groups that they had. If the user follows the description, they
/// stay in their new groups, and their old names become aliases.
pub(super) fn place(
    api: &mut Api,
    kept: &mut Kept<'_>,
    table: &Table,
    renamed: &FxHashMap<String, String>,
    follows: bool,
    diagnostics: &mut Diagnostics,
) {
    let mut index = Tags::of(api);
    for position in 0..api.operations.len() {
        let slots = kept.operation(position);
        let (Some(section), Some(operation)) = (slots.section(), api.operations.get(position)) else { continue };
        let tag = operation.tag.as_deref().map(shortened);
        let (old, new) = (tag_of(section), tag.as_deref());
        if section.known("tag") != new {
            report(operation, section.known("tag"), &section.name, follows, diagnostics);
        }
        if old == new {
            continue;
        }
        let is_renamed = old.is_some() && new.and_then(|tag| renamed.get(tag)).map(String::as_str) == old;
        if is_renamed && !follows {
            continue;
        }
        let (place, now) = (operation.place, api.tag_group(operation));
        let before = old.map(|tag| index.get_or_add(api, tag, place));
        if !follows {
            if let Some(operation) = api.operations.get_mut(position) {
                operation.group = before;
            }
        } else if now != before {
            kept.former_operations.push(FormerOperation { operation: position, group: before, names: slots });
            kept.follow_operation(position);
        }
    }
    // The groups of older aliases.
    if let Some(place) = api.operations.first().map(|operation| operation.place) {
        for tag in table.former.iter().filter_map(|section| section.known("tag")) {
            index.get_or_add(api, tag, place);
        }
    }
}

/// Returns the tag of the group that had an operation, which may be another one than that of the operation.
fn tag_of(section: &Section) -> Option<&str> {
    let tag = section.known("group").or_else(|| section.known("tag"));
    tag.filter(|tag| !tag.is_empty())
}

/// Returns the tag of the group that has an operation, if the operation has another tag now. Without a group, the tag is
/// empty.
pub(crate) fn other_tag<'a>(api: &'a Api, operation: &Operation) -> Option<&'a str> {
    let tag = operation.tag.as_deref();
    match api.tag_group(operation).and_then(|id| api.groups.get(id.index())) {
        Some(group) => (!tag.is_some_and(|tag| names(group).any(|name| name == tag))).then_some(&group.name),
        // Without any groups, the user has turned them off.
        None => (tag.is_some() && !api.groups.is_empty()).then_some(""),
    }
}

/// The groups of tags.
pub(super) struct Tags(FxHashMap<String, GroupId>);

impl Tags {
    pub(super) fn of(api: &Api) -> Self {
        let tagged = api.groups().filter(|(_, group)| group.origin == GroupOrigin::Tag);
        Self(tagged.flat_map(|(id, group)| names(group).map(move |name| (name.to_owned(), id))).collect())
    }

    /// Returns the group of a tag.
    pub(super) fn get(&self, tag: &str) -> Option<GroupId> {
        self.0.get(tag).copied()
    }

    /// Returns the group of a tag, which is created if no operation has the tag any more.
    fn get_or_add(&mut self, api: &mut Api, tag: &str, place: Place) -> GroupId {
        if let Some(id) = self.get(tag) {
            return id;
        }
        let id = GroupId(u32::try_from(api.groups.len()).unwrap_or(u32::MAX));
        api.groups.push(Group {
            place,
            name: tag.to_owned(),
            origin: GroupOrigin::Tag,
            description: None,
            parent: None,
            rename: None,
            merged: Vec::new(),
        });
        self.0.insert(tag.to_owned(), id);
        id
    }
}

/// Returns the names of the groups.
pub(super) fn slots<'l>(
    api: &Api,
    table: &'l Table,
    renamed: &FxHashMap<String, String>,
    follows: bool,
) -> Vec<Slots<'l>> {
    let slots = |group: &Group| {
        if group.origin != GroupOrigin::Tag {
            return Slots::default();
        }
        let old = renamed.get(&group.name).filter(|_| !follows);
        Slots::of(table.get(&keys::tag(old.unwrap_or(&group.name))))
    };
    api.groups.iter().map(slots).collect()
}

fn names(group: &Group) -> impl Iterator<Item = &str> {
    std::iter::once(&group.name).chain(&group.merged).map(String::as_str)
}

fn report(operation: &Operation, old: Option<&str>, name: &str, follows: bool, diagnostics: &mut Diagnostics) {
    let tag = |tag: Option<&str>| tag.map_or_else(|| "no tag".to_owned(), |tag| format!("the tag `{tag}`"));
    let message = format!("this operation had {}, and now it has {}", tag(old), tag(operation.tag.as_deref()));
    let hint = if follows {
        format!("the function moves to its new group, and `{name}` in the old one remains as a deprecated alias")
    } else {
        format!("the lock keeps `{name}` in its group; with `renames = \"follow\"`, the function moves")
    };
    diagnostics.push(Diagnostic::key(Code::KeptName, operation.place, message).hint(hint));
}
