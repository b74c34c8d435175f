//! The files of types.

use rustc_hash::FxHashMap;

use super::Name;
use super::scope::Scope;
use super::types::{is_component, words};
use super::words::{snake_identifier, unrepeated};
use crate::ir::{Api, OperationId, Owner};

/// The file of a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TypeHome {
    /// The file of a component schema and all types that it owns.
    Component(Name),
    /// The file of the types that the operations of a group own, by the group's module; `untagged` for operations
    /// without a group.
    Operations(String),
    /// The file of those of these types that operations of other groups need, too. Only used in a crate with features.
    OperationsShared(String),
    /// The file of types that neither a schema nor an operation owns.
    Shared,
}

/// Returns the file of the types of an owner.
pub(super) fn home(api: &Api, homes: &FxHashMap<&str, Name>, owner: &Owner) -> TypeHome {
    let group = |id: &OperationId| api.operations.get(id.index()).and_then(|operation| operation.group);
    match owner {
        Owner::Schema(key) => homes.get(key.as_str()).cloned().map_or(TypeHome::Shared, TypeHome::Component),
        Owner::Operation(id) => {
            let group = group(id).and_then(|group| api.groups.get(group.index()));
            TypeHome::Operations(group.map_or_else(|| "untagged".to_owned(), |group| module(&unrepeated(&group.name))))
        }
        _ => TypeHome::Shared,
    }
}

/// Returns the modules of components, by the component's name.
pub(super) fn homes<'a>(api: &'a Api, names: &[Name]) -> FxHashMap<&'a str, Name> {
    let components = api.types.iter().zip(names).filter(|(def, _)| is_component(def));
    let (keys, wishes): (Vec<&str>, Vec<Vec<String>>) = components
        .filter_map(|(def, name)| match &def.origin.owner {
            Owner::Schema(key) => {
                let words = words(def);
                let usual = snake_identifier(words.unwrap_or(key), "schema");
                let mut wishes = vec![usual, snake_identifier(name.plain(), "schema")];
                wishes.extend(words.map(|_| snake_identifier(key, "schema")));
                Some((key.as_str(), wishes))
            }
            _ => None,
        })
        .unzip();
    let key = |index: usize| keys.get(index).map(|key| (*key).to_owned()).unwrap_or_default();
    let modules = Scope::with(["operations", "shared"]).claim_all(&wishes, key);
    keys.iter().copied().zip(modules.into_iter().map(|(name, _)| name)).collect()
}

/// Returns the module of the types that a group's operations own, without `r#`, as in its file name.
fn module(group: &str) -> String {
    Scope::default().claim(&[snake_identifier(group, "tag")]).0.plain().to_owned()
}
