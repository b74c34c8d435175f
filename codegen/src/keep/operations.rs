//! Operations of the lock, found by method and path.

use rustc_hash::{FxHashMap, FxHashSet};

use super::groups::Tags;
use super::{FormerOperation, Kept, Slots, keys};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Operation};
use crate::location::FileId;
use crate::lock::{Section, Table, shortened};

const KIND: &str = "operation ";

/// Returns the section of each operation.
pub(super) fn find<'l>(
    api: &Api,
    table: &'l Table,
    file: FileId,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<&'l Section>> {
    let mut found: Vec<Option<&Section>> =
        api.operations.iter().map(|operation| table.get(&keys::operation(operation))).collect();
    let known: FxHashSet<&str> = found.iter().flatten().map(|section| section.head.as_str()).collect();
    let is_operation = |section: &&Section| section.head.starts_with(KIND) && section.head.split(' ').nth(3).is_none();
    let gone: Vec<&Section> =
        table.items.iter().filter(is_operation).filter(|section| !known.contains(section.head.as_str())).collect();
    // The parameters of a path may have other names now.
    let old = unique(gone.iter().map(|section| (anonymous(&section.head), *section)));
    let open = api.operations.iter().enumerate().filter(|(index, _)| found.get(*index).is_some_and(Option::is_none));
    let new = unique(open.map(|(index, operation)| (anonymous(&keys::operation(operation)), index)));
    let mut moved: FxHashSet<&str> = FxHashSet::default();
    for (key, index) in new {
        let Some(section) = old.get(&key) else { continue };
        moved.insert(&section.head);
        if let Some(slot) = found.get_mut(index) {
            *slot = Some(section);
        }
    }
    for section in gone.iter().filter(|section| !moved.contains(section.head.as_str())) {
        super::stale(section, file, diagnostics);
    }
    found
}

/// Returns a key without the names of path parameters.
fn anonymous(key: &str) -> String {
    let mut text = String::new();
    let mut is_inside = false;
    for c in key.chars() {
        is_inside &= c != '}';
        if !is_inside {
            text.push(c);
        }
        is_inside |= c == '{';
    }
    text
}

/// Returns the values of keys that occur once.
fn unique<V>(pairs: impl Iterator<Item = (String, V)>) -> FxHashMap<String, V> {
    let mut values: FxHashMap<String, Option<V>> = FxHashMap::default();
    for (key, value) in pairs {
        values.entry(key).and_modify(|known| *known = None).or_insert(Some(value));
    }
    values.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// Reports operations whose ids have changed. If the user follows the description, their old names become aliases.
pub(super) fn follow<'l>(
    api: &Api,
    kept: &mut Kept<'l>,
    table: &'l Table,
    follows: bool,
    diagnostics: &mut Diagnostics,
) {
    let mut heads: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, operation) in api.operations.iter().enumerate() {
        let slots = kept.operation(index);
        let Some(section) = slots.section() else { continue };
        heads.insert(&section.head, index);
        let old = section.known("id");
        if old == operation.id.as_deref().map(shortened).as_deref() {
            continue;
        }
        report(operation, old, &section.name, follows, diagnostics);
        if follows && !slots.is_following() {
            let group = api.tag_group(operation);
            kept.former_operations.push(FormerOperation { operation: index, group, names: slots });
            kept.follow_operation(index);
        }
    }
    let tags = Tags::of(api);
    for section in &table.former {
        let Some(index) = heads.get(section.head.as_str()) else { continue };
        let group = section.known("tag").and_then(|tag| tags.get(tag));
        let names = Slots::of(Some(section));
        kept.former_operations.push(FormerOperation { operation: *index, group, names });
    }
}

fn report(operation: &Operation, old: Option<&str>, name: &str, follows: bool, diagnostics: &mut Diagnostics) {
    let message = match (old, operation.id.as_deref()) {
        (Some(old), Some(new)) => format!("the `operationId` of this operation was `{old}`, and now it is `{new}`"),
        (Some(old), None) => format!("this operation had the `operationId` `{old}`, and now it has none"),
        (None, new) => format!("this operation had no `operationId`, and now it is `{}`", new.unwrap_or_default()),
    };
    let hint = if follows {
        format!("the function gets the new name, and `{name}` remains as a deprecated alias")
    } else {
        format!("the lock keeps the name `{name}`; with `renames = \"follow\"`, the function gets the new name")
    };
    diagnostics.push(Diagnostic::key(Code::KeptName, operation.place, message).hint(hint));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_path_parameters_are_ignored() {
        assert_eq!(anonymous("operation GET /pets/{pet_id}/toys/{id}"), "operation GET /pets/{}/toys/{}");
    }

    #[test]
    fn a_key_that_occurs_twice_is_ambiguous() {
        let found = unique([("a", 1), ("b", 2), ("a", 3)].map(|(key, value)| (key.to_owned(), value)).into_iter());
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 2)]);
    }
}
