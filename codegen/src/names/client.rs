//! Names on the client: its groups and credentials.

use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier, spelled_out};
use super::{Name, Wish, claim};
use crate::diagnostics::Diagnostics;
use crate::ir::Api;

/// The names of a group.
#[derive(Debug, Clone)]
pub struct GroupNames {
    /// The method of the client, and the module.
    pub accessor: Name,
    /// The struct.
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
const METHODS: [&str; 8] = ["new", "from", "into", "as_ref", "clone", "fmt", "with", "untagged"];

pub(super) fn name(api: &Api, diagnostics: &mut Diagnostics) -> ClientNames {
    let mut methods = Scope::with(METHODS);
    let mut structures = Scope::with(super::reserved::of_operations());
    let wish = |name: &str, fallback: &str, place| {
        let base = snake_identifier(name, fallback);
        let spelled = snake_identifier(&spelled_out(name), fallback);
        let word = if fallback == "tag" { "operations" } else { "credential" };
        Wish { candidates: vec![base.clone(), format!("{base}_{word}"), format!("{spelled}_{word}")], place }
    };
    let wishes = api.schemes.iter().map(|scheme| wish(&scheme.name, "credential", scheme.place)).collect();
    let key = |index: usize| api.schemes.get(index).map(|scheme| scheme.name.clone()).unwrap_or_default();
    let schemes = claim(&mut methods, wishes, key, "the method of this security scheme", diagnostics);
    let wishes = api.groups.iter().map(|group| wish(&group.name, "tag", group.place)).collect();
    let key = |index: usize| api.groups.get(index).map(|group| group.name.clone()).unwrap_or_default();
    let accessors = claim(&mut methods, wishes, key, "the method of this tag", diagnostics);
    let wishes: Vec<Vec<String>> = api
        .groups
        .iter()
        .map(|group| {
            let base = pascal_identifier(&group.name, "Tag");
            let spelled = pascal_identifier(&spelled_out(&group.name), "Tag");
            vec![base.clone(), format!("{base}Operations"), format!("{spelled}Operations")]
        })
        .collect();
    let structures = structures.claim_all(&wishes, key).into_iter().map(|(name, _)| name);
    let groups = accessors
        .into_iter()
        .zip(structures)
        .map(|(accessor, structure)| GroupNames { accessor, structure, nested: None })
        .collect();
    ClientNames { groups, schemes, methods }
}
