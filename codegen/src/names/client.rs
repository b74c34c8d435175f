//! Names on the client: its groups and credentials.

use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier, spelled_out, unrepeated};
use super::{Name, Wish, claim};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, GroupOrigin};

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

pub(super) fn name(api: &Api, diagnostics: &mut Diagnostics) -> ClientNames {
    let mut methods = Scope::with(METHODS);
    let mut structures = Scope::with(super::reserved::of_operations());
    let wish = |name: &str, fallback: &str, place, rename: Option<&String>| {
        let base = snake_identifier(name, fallback);
        let spelled = snake_identifier(&spelled_out(name), fallback);
        let word = if fallback == "tag" { "operations" } else { "credential" };
        Wish {
            candidates: vec![base.clone(), format!("{base}_{word}"), format!("{spelled}_{word}")],
            place,
            rename: rename.cloned(),
        }
    };
    let wishes = api.schemes.iter().map(|scheme| wish(&scheme.name, "credential", scheme.place, None)).collect();
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
            .map(|(_, group)| wish(&unrepeated(&group.name), "tag", group.place, group.rename.as_ref()))
            .collect();
        let key = |index: usize| indices.get(index).map(|index| key(*index)).unwrap_or_default();
        for (index, name) in indices.iter().zip(claim(&mut modules, wishes, key, what, diagnostics)) {
            if let Some(slot) = accessors.get_mut(*index) {
                *slot = Some(name);
            }
        }
        if origin == GroupOrigin::Tag {
            methods = modules.clone();
        }
    }
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
    let structures = structures.claim_all(&wishes, key).into_iter().map(|(name, _)| name);
    let groups = accessors
        .into_iter()
        .zip(structures)
        .filter_map(|(accessor, structure)| Some(GroupNames { accessor: accessor?, structure, nested: None }))
        .collect();
    ClientNames { groups, schemes, methods }
}
