//! Groups that the user merged or turned off.

use crate::ir::{Api, Group, GroupId, GroupOrigin};
use crate::names;
use crate::settings::Groups;

/// Applies the setting `groups`, and merges the groups of tags that have one name because of a rename.
pub(super) fn apply(api: &mut Api, groups: Groups) {
    if groups == Groups::None {
        api.operations.iter_mut().for_each(|operation| operation.group = None);
        api.groups.clear();
        return;
    }
    if api.groups.iter().all(|group| group.rename.is_none()) {
        return;
    }
    let old = std::mem::take(&mut api.groups);
    let mut targets: Vec<usize> = Vec::with_capacity(old.len());
    for index in 0..old.len() {
        // An earlier group with the same name may itself be merged with another one.
        let target = target(&old, index);
        targets.push(targets.get(target).copied().unwrap_or(target));
    }
    // The remaining groups keep their order.
    let is_kept = |index: &usize| targets.get(*index) == Some(index);
    let kept: Vec<usize> = (0..old.len()).filter(is_kept).collect();
    let moved = |id: GroupId| -> Option<GroupId> {
        let position = kept.binary_search(targets.get(id.index())?).ok()?;
        Some(GroupId(u32::try_from(position).ok()?))
    };
    let mut merged: Vec<Vec<String>> = vec![Vec::new(); old.len()];
    for (index, group) in old.iter().enumerate() {
        let target = targets.get(index).copied().filter(|target| *target != index);
        if let Some(others) = target.and_then(|target| merged.get_mut(target)) {
            others.push(group.name.clone());
        }
    }
    let remaining = old.into_iter().enumerate().filter(|(index, _)| kept.binary_search(index).is_ok());
    api.groups = remaining
        .map(|(index, group)| {
            let parent = group.parent.and_then(moved);
            let merged = merged.get_mut(index).map(std::mem::take).unwrap_or_default();
            Group { parent, merged, ..group }
        })
        .collect();
    for operation in &mut api.operations {
        operation.group = operation.group.and_then(moved);
    }
    break_circles(&mut api.groups);
}

/// Returns the first group with the same name, if one of the two names comes from the user.
fn target(groups: &[Group], index: usize) -> usize {
    let Some(own) = groups.get(index).filter(|group| group.origin == GroupOrigin::Tag) else { return index };
    let name = name(own);
    let same = groups.iter().position(|group| {
        let is_chosen = group.rename.is_some() || own.rename.is_some();
        group.origin == GroupOrigin::Tag && (std::ptr::eq(group, own) || is_chosen && self::name(group) == name)
    });
    same.unwrap_or(index)
}

fn name(group: &Group) -> String {
    group.rename.clone().unwrap_or_else(|| names::snake(&group.name))
}

/// Removes the parent of a group that is its own ancestor after a merge.
fn break_circles(groups: &mut [Group]) {
    for start in 0..groups.len() {
        let mut next = groups.get(start).and_then(|group| group.parent);
        for _ in 0..groups.len() {
            let Some(id) = next else { break };
            if id.index() == start {
                if let Some(group) = groups.get_mut(start) {
                    group.parent = None;
                }
                break;
            }
            next = groups.get(id.index()).and_then(|group| group.parent);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, NodeId, Place};

    fn group(name: &str, rename: Option<&str>, parent: Option<u32>) -> Group {
        Group {
            place: Place { file: FileId(0), node: NodeId::ROOT },
            name: name.to_owned(),
            origin: GroupOrigin::Tag,
            description: None,
            parent: parent.map(GroupId),
            rename: rename.map(str::to_owned),
            merged: Vec::new(),
        }
    }

    #[test]
    fn groups_with_one_name_are_merged_if_the_user_chose_it() {
        let groups = vec![
            group("pets", None, None),
            group("dogs", Some("pets"), Some(0)),
            group("Pets", None, None),
            group("cats", Some("felines"), Some(1)),
        ];
        let mut api = Api { groups, ..Api::default() };
        apply(&mut api, Groups::Tags);
        let names: Vec<(&str, &[String])> =
            api.groups.iter().map(|group| (group.name.as_str(), group.merged.as_slice())).collect();
        assert_eq!(names, [("pets", &["dogs".to_owned(), "Pets".to_owned()][..]), ("cats", &[])]);
        let parents: Vec<_> = api.groups.iter().map(|group| group.parent).collect();
        assert_eq!(parents, [None, Some(GroupId(0))]);
    }
}
