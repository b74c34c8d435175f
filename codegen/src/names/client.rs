//! The client: its groups and credentials.

use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier};
use super::{Name, claim};
use crate::diagnostics::Diagnostics;
use crate::ir::Api;

/// The names of a group.
#[derive(Debug, Clone)]
pub struct GroupNames {
    /// The method of the client, and the module.
    pub accessor: Name,
    /// The struct.
    pub structure: Name,
    /// The method of the group that it is nested in.
    pub nested: Option<Name>,
}

/// What is named on the client.
pub(super) struct ClientNames {
    pub(super) groups: Vec<GroupNames>,
    pub(super) schemes: Vec<Name>,
    /// The methods of the client: those of operations without a group come here too.
    pub(super) methods: Scope,
}

/// The methods that a client has anyway.
const METHODS: [&str; 8] = ["new", "from", "into", "as_ref", "clone", "fmt", "with", "untagged"];

pub(super) fn name(api: &Api, diagnostics: &mut Diagnostics) -> ClientNames {
    let mut methods = Scope::with(METHODS);
    let mut structures = Scope::with(super::reserved::of_operations());
    let schemes = api
        .schemes
        .iter()
        .map(|scheme| {
            let base = snake_identifier(&scheme.name, "credential");
            let candidates = [base.clone(), format!("{base}_credential")];
            claim(&mut methods, &candidates, scheme.place, "the method of this scheme", diagnostics)
        })
        .collect();
    let groups = api
        .groups
        .iter()
        .map(|group| {
            let base = snake_identifier(&group.tag, "tag");
            let candidates = [base.clone(), format!("{base}_operations")];
            let accessor = claim(&mut methods, &candidates, group.place, "the method of this tag", diagnostics);
            let base = pascal_identifier(&group.tag, "Tag");
            let structure = structures.claim(&[base.clone(), format!("{base}Operations")]).0;
            GroupNames { accessor, structure, nested: None }
        })
        .collect();
    ClientNames { groups, schemes, methods }
}
