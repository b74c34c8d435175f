//! The list of what is emitted: operations, groups and types, each with its place and its Rust path.

use serde::Serialize;

use crate::compilation::Model;
use crate::source::{Place, Sources};

/// One emitted item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// `group`, `operation` or `type`.
    pub kind: &'static str,
    /// What the description calls it: the tag, method and path, or the pointer's last words.
    pub name: String,
    /// The Rust path in the crate.
    pub path: String,
    /// The file and JSON pointer; a group has none.
    pub pointer: Option<String>,
}

/// How much is emitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// The operations.
    pub operations: usize,
    /// The types; one that differs between requests and responses counts twice.
    pub types: usize,
}

/// Counts what [`list`] lists.
pub fn count(model: &Model) -> Counts {
    let operations = model.api.operations().filter(|(id, _)| model.names.operation(*id).is_some()).count();
    let types = model.api.types().filter_map(|(id, _)| model.names.ty(id));
    Counts { operations, types: types.map(|names| 1 + usize::from(names.sent.is_some())).sum() }
}

/// Everything that is emitted, in the order of the description.
pub fn list(model: &Model, sources: &Sources) -> Vec<Entry> {
    let pointer = |place: Place| Some(format!("{}#{}", sources.name(place.file), sources.pointer(place)));
    let api = &model.api;
    let mut entries = Vec::new();
    for (id, group) in api.groups() {
        if let Some(names) = model.names.group(id) {
            let path = format!("Client::{}", names.accessor.as_str());
            entries.push(Entry { kind: "group", name: group.tag.clone(), path, pointer: None });
        }
    }
    for (id, operation) in api.operations() {
        let Some(names) = model.names.operation(id) else { continue };
        let group = operation.group.and_then(|group| model.names.group(group));
        let path = match group {
            Some(group) => {
                format!(
                    "operations::{}::{}::{}",
                    group.accessor.as_str(),
                    group.structure.as_str(),
                    names.function.as_str()
                )
            }
            None => format!("Client::{}", names.function.as_str()),
        };
        let name = format!("{} {}", operation.method, operation.path);
        entries.push(Entry { kind: "operation", name, path, pointer: pointer(operation.place) });
    }
    for (id, def) in api.types() {
        let Some(names) = model.names.ty(id) else { continue };
        let place = sources.pointer(def.place);
        let name = place.rsplit('/').next().unwrap_or_default().to_owned();
        for rust in std::iter::once(&names.name).chain(&names.sent) {
            let path = format!("types::{rust}");
            entries.push(Entry { kind: "type", name: name.clone(), path, pointer: pointer(def.place) });
        }
    }
    entries
}
