//! Names on the client: its groups and credentials.

use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier, spelled_out, unrepeated};
use super::{Name, Wish, claim};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Group, GroupOrigin};
use crate::keep::Kept;

/// The names of a group.
#[derive(Debug, Clone)]
pub struct GroupNames {
    /// The module, and for the group of a tag the method of the client.
    pub accessor: Name,
    /// The struct of the group of a tag.
    pub structure: Name,
    /// The method of the parent group.
    pub nested: Option<Name>,
}

/// The names on the client.
pub(super) struct ClientNames {
    pub(super) groups: Vec<GroupNames>,
    pub(super) schemes: Vec<Name>,
    /// The methods of the client, which also include those of operations without a group.
    pub(super) methods: Scope,
}

/// The methods that every client has.
const METHODS: [&str; 11] =
    ["new", "builder", "blocking", "from_env", "from", "into", "as_ref", "clone", "fmt", "with", "untagged"];

pub(super) fn name(api: &Api, kept: &Kept<'_>, diagnostics: &mut Diagnostics) -> ClientNames {
    let mut methods = Scope::with(METHODS);
    methods.hold(held(api, kept));
    let wish = |name: &str, fallback: &str, place, rename: Option<&String>, kept: Option<&str>| {
        let base = snake_identifier(name, fallback);
        let spelled = snake_identifier(&spelled_out(name), fallback);
        let word = if fallback == "tag" { "operations" } else { "credential" };
        Wish {
            candidates: vec![base.clone(), format!("{base}_{word}"), format!("{spelled}_{word}")],
            place,
            rename: rename.cloned(),
            kept: kept.map(str::to_owned),
        }
    };
    let schemes = api.schemes.iter().enumerate();
    let wishes = schemes
        .map(|(index, scheme)| wish(&scheme.name, "credential", scheme.place, None, kept.scheme(index).name()))
        .collect();
    let key = |index: usize| api.schemes.get(index).map(|scheme| scheme.name.clone()).unwrap_or_default();
    let schemes = claim(&mut methods, wishes, key, "the method of this security scheme", diagnostics);
    let key = |index: usize| api.groups.get(index).map(|group| group.name.clone()).unwrap_or_default();
    let mut modules = methods.clone();
    let mut accessors: Vec<Option<Name>> = vec![None; api.groups.len()];
    for (origin, what) in [(GroupOrigin::Tag, "the method of this tag"), (GroupOrigin::Path, "the module of this path")]
    {
        let members = || api.groups.iter().enumerate().filter(|(_, group)| group.origin == origin);
        let indices: Vec<usize> = members().map(|(index, _)| index).collect();
        let wishes = members()
            .map(|(index, group)| {
                let kept = kept.group(index).name();
                wish(&unrepeated(&group.name), "tag", group.place, group.rename.as_ref(), kept)
            })
            .collect();
        let key = |index: usize| indices.get(index).map(|index| key(*index)).unwrap_or_default();
        for (index, name) in indices.iter().zip(claim(&mut modules, wishes, key, what, diagnostics)) {
            if let Some(slot) = accessors.get_mut(*index) {
                *slot = Some(name);
            }
        }
        if origin == GroupOrigin::Tag {
            methods = modules.clone();
            // The modules of paths are not methods, so they can have the names of functions.
            modules.free_held();
        }
    }
    let structures = structures(api, kept).into_iter();
    let groups = accessors
        .into_iter()
        .zip(structures)
        .filter_map(|(accessor, structure)| Some(GroupNames { accessor: accessor?, structure, nested: None }))
        .collect();
    ClientNames { groups, schemes, methods }
}

/// Returns the names of the lock for all methods of the client.
fn held<'l>(api: &Api, kept: &Kept<'l>) -> Vec<&'l str> {
    let schemes = (0..api.schemes.len()).filter_map(|index| kept.scheme(index).name());
    let groups = api.groups.iter().enumerate().filter(|(_, group)| group.rename.is_none());
    let groups = groups.filter_map(|(index, _)| kept.group(index).name());
    let untagged = api.operations.iter().enumerate().filter(|(_, operation)| api.tag_group(operation).is_none());
    let untagged = untagged.filter(|(_, operation)| operation.rename.is_none());
    let untagged = untagged.filter_map(|(index, _)| kept.operation(index).name());
    let former = kept.former_operations().iter().filter(|former| former.group.is_none());
    let former = former.filter_map(|former| former.names.name());
    schemes.chain(groups).chain(untagged).chain(former).collect()
}

/// Names the structs of groups.
fn structures(api: &Api, kept: &Kept<'_>) -> Vec<Name> {
    let mut structures = Scope::with(super::reserved::of_operations());
    let key = |index: usize| api.groups.get(index).map(|group| group.name.clone()).unwrap_or_default();
    let wishes: Vec<Vec<String>> = api
        .groups
        .iter()
        .map(|group| {
            let name = unrepeated(&group.name);
            let base = pascal_identifier(group.rename.as_ref().unwrap_or(&name), "Tag");
            let spelled = pascal_identifier(&spelled_out(&name), "Tag");
            vec![base.clone(), format!("{base}Operations"), format!("{spelled}Operations")]
        })
        .collect();
    let group_type =
        |(index, group): (usize, &Group)| kept.group(index).beside("<type>").filter(|_| group.rename.is_none());
    let known: Vec<Option<&str>> = api.groups.iter().enumerate().map(group_type).collect();
    structures.claim_kept(&wishes, &known, key).into_iter().map(|(name, _)| name).collect()
}
