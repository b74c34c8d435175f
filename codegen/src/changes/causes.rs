//! Consequences of other changes, which a report leaves out.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::Found;
use super::kind::{ChangeKind, ItemKind};
use super::step::Step;
use super::surface::Surface;

/// Leaves out the changes that follow from others. A change of generated code is reported only if nothing else is.
pub(super) fn without_consequences(found: Vec<Found>, old: &Surface, new: &Surface) -> Vec<Found> {
    let path = |found: &Found| root(found, old, new);
    let explained: BTreeSet<String> = found
        .iter()
        .filter(|found| !matches!(found.change.kind, ChangeKind::CodeChanged | ChangeKind::DocumentationChanged))
        .map(path)
        .collect();
    let others = found
        .iter()
        .filter(|found| found.change.item == ItemKind::Type && found.change.kind == ChangeKind::TypeChanged);
    let others: BTreeSet<String> = others.map(|found| found.change.path.clone()).collect();
    let responses = of_kind(&found, ItemKind::Response);
    let groups = of_kind(&found, ItemKind::Group);
    let modules = of_kind(&found, ItemKind::Module);
    let kept = found.into_iter().filter(|found| {
        let is_code = found.change.kind == ChangeKind::CodeChanged && found.change.step == Step::Patch;
        let surface = if found.item.1 { new } else { old };
        let parent = surface.get(found.item.0).and_then(|item| item.parent).and_then(|parent| surface.get(parent));
        // The types of an operation follow from it: they have its name, and exist if it needs them.
        let is_type_of_operation = found.change.item == ItemKind::Type
            && parent.is_some_and(|parent| parent.kind == ItemKind::Operation)
            && matches!(
                found.change.kind,
                ChangeKind::Added
                    | ChangeKind::Removed
                    | ChangeKind::Renamed
                    | ChangeKind::TypeChanged
                    | ChangeKind::DocumentationChanged
            );
        let is_of_group = match (found.change.item, found.change.path.rsplit_once("::")) {
            (ItemKind::Module, Some((_, name))) => groups.contains(&(format!("Client::{name}"), found.change.kind)),
            (ItemKind::Type, Some((module, _))) => modules.contains(&(module.to_owned(), found.change.kind)),
            _ => false,
        };
        // A type of another kind has other parts.
        let is_part_of_other = parent.is_some_and(|parent| others.contains(&parent.path));
        !(is_type_of_operation
            || is_of_group
            || is_part_of_other
            || (is_code && explained.contains(&root(found, old, new))))
    });
    let mut kept: Vec<Found> = kept.collect();
    join_variants(&mut kept, &responses, old, new);
    kept
}

/// Returns the path of the item around a changed one.
fn root(found: &Found, old: &Surface, new: &Surface) -> String {
    let surface = if found.item.1 { new } else { old };
    let mut current = surface.get(found.item.0);
    let mut path = found.change.path.clone();
    while let Some(item) = current {
        path.clone_from(&item.path);
        current = item.parent.and_then(|parent| surface.get(parent));
    }
    path
}

type Key = (String, ChangeKind);

/// Returns the paths of the changed items of a kind, with the kinds of their changes.
fn of_kind(found: &[Found], kind: ItemKind) -> BTreeSet<Key> {
    let rows = found.iter().filter(|found| found.change.item == kind);
    rows.map(|found| (found.change.path.clone(), found.change.kind)).collect()
}

/// Adds the variant of a response to the change of the response, so that both are one line.
fn join_variants(found: &mut Vec<Found>, responses: &BTreeSet<Key>, old: &Surface, new: &Surface) {
    let mut variants: BTreeMap<Key, (String, Step)> = BTreeMap::new();
    found.retain(|found| {
        let surface = if found.item.1 { new } else { old };
        let key = (|| {
            let item = surface.get(found.item.0).filter(|item| item.kind == ItemKind::Variant)?;
            let status = match item.docs.as_str() {
                "Any other status." => "default",
                docs => docs.strip_prefix("Status ")?.trim_end_matches('.'),
            };
            let operation = surface.get(surface.get(item.parent?)?.parent?)?;
            let key = (format!("{}@{status}", operation.path), found.change.kind);
            responses.contains(&key).then_some(key)
        })();
        match key {
            Some(key) => {
                let name = super::compare::shown(&found.change.path);
                let name = name.split_once("::").map_or(name, |(_, name)| name);
                variants.insert(key, (name.to_owned(), found.change.step));
                false
            }
            None => true,
        }
    });
    for found in found.iter_mut().filter(|found| found.change.item == ItemKind::Response) {
        let key = (found.change.path.clone(), found.change.kind);
        if let Some((name, step)) = variants.remove(&key) {
            let change = &mut found.change;
            change.step = change.step.max(step);
            let value = if change.kind == ChangeKind::Removed { &mut change.old } else { &mut change.new };
            *value = Some(format!("`{name}`"));
        }
    }
}
