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
    let targets: Vec<usize> = (0..old.len()).map(|index| target(&old, index)).collect();
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
