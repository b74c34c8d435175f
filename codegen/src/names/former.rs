//! Former names of operations, which are deprecated aliases of the current ones.

use rustc_hash::FxHashMap;

use super::client::ClientNames;
use super::member::{beside_name, beside_words};
use super::operations::{FormerNames, OperationNames};
use super::reserved;
use super::scope::{Name, Scope};
use super::words::escaped;
use crate::ir::{Api, GroupId};
use crate::keep::{FormerOperation, Kept};

/// The scopes of groups.
type Scopes = FxHashMap<Option<GroupId>, Scope>;

/// Returns the former names of each group.
pub(super) fn by_group<'l>(kept: &Kept<'l>) -> FxHashMap<Option<GroupId>, Vec<FormerOperation<'l>>> {
    let mut groups: FxHashMap<Option<GroupId>, Vec<FormerOperation<'l>>> = FxHashMap::default();
    for former in kept.former_operations() {
        groups.entry(former.group).or_default().push(*former);
    }
    groups
}

/// Returns the former name of an operation, if the operation has the same one by its new id.
pub(super) fn same(aliases: &[FormerOperation<'_>], operation: usize, candidates: &[String]) -> Option<String> {
    let wanted = escaped(candidates.first()?.clone());
    let mut own = aliases.iter().filter(|alias| alias.operation == operation);
    own.any(|alias| alias.names.name() == Some(&wanted)).then_some(wanted)
}

/// Returns the former names in a module.
pub(super) fn held(alias: &FormerOperation<'_>) -> Vec<String> {
    const WORDS: [&str; 6] = ["Response", "Error", "Body", "Headers", "Call", "Arguments"];
    let Some(marker) = alias.names.beside("marker") else { return Vec::new() };
    let beside = WORDS.into_iter().filter_map(|word| alias.names.beside_or(word, &beside_name(marker, word)));
    beside.chain([marker.to_owned()]).collect()
}

/// Claims the former names. Current names come first.
pub(super) fn name(
    api: &Api,
    kept: &Kept<'_>,
    client: &ClientNames,
    (functions, modules): (&mut Scopes, &mut Scopes),
    names: &mut [Option<OperationNames>],
) {
    for alias in kept.former_operations() {
        let Some(operation) = api.operations.get(alias.operation) else { continue };
        let Some(current) = names.get(alias.operation).cloned().flatten() else { continue };
        let functions = functions.entry(alias.group).or_insert_with(|| match alias.group {
            Some(_) => Scope::with(["clone", "fmt"]),
            None => client.methods.clone(),
        });
        let modules = modules.entry(alias.group).or_insert_with(|| {
            let mut scope = Scope::with(reserved::of_operations());
            if let Some(names) = alias.group.and_then(|id| client.groups.get(id.index())) {
                scope.claim(&[names.structure.plain().to_owned()]);
            }
            scope
        });
        let function = alias.names.name().and_then(|name| functions.claim_held(name));
        let is_elsewhere = api.tag_group(operation) != alias.group;
        let mut old = OperationNames { former: Vec::new(), ..current };
        let has_function = function.is_some();
        if let Some(function) = function {
            old.function = function;
        }
        let Some(marker) = alias.names.beside("marker") else { continue };
        let mut is_complete = replace(&mut old.marker, modules.claim_held(marker));
        for word in beside_words(operation) {
            let name = alias.names.beside_or(word, &beside_name(marker, word));
            let name = name.and_then(|name| modules.claim_held(&name));
            is_complete &= match word {
                "Response" => replace(&mut old.output.0, name),
                "Error" => replace(&mut old.error.0, name),
                "Body" => replace(&mut old.body_choice.0, name),
                "Headers" => replace(&mut old.headers.0, name),
                "Call" => replace(&mut old.call, name),
                _ => old.arguments.as_mut().is_none_or(|arguments| replace(arguments, name)),
            };
        }
        // The types of the current operation are in another module.
        if is_elsewhere && !is_complete {
            continue;
        }
        if let Some(names) = names.get_mut(alias.operation).and_then(Option::as_mut) {
            names.former.push(FormerNames { group: alias.group, names: old, has_function });
        }
    }
}

/// Sets a name, if there is one.
fn replace(name: &mut Name, new: Option<Name>) -> bool {
    new.map(|new| *name = new).is_some()
}
