//! A list of the emitted groups, operations and types, each with its place and its Rust path.

use serde::Serialize;

use super::Signature;
use crate::compilation::Compilation;
use crate::ir::GroupOrigin;
use crate::source::Place;

/// An emitted item.
///
/// # Examples
///
/// ```
/// use wirewright::report::Entry;
///
/// fn line(entry: &Entry) -> String {
///     let pointer = entry.pointer.as_deref().unwrap_or_default();
///     format!("{} {}: {} {pointer}", entry.kind, entry.name, entry.path)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entry {
    /// The kind: `group`, `operation` or `type`.
    pub kind: &'static str,
    /// The name in the description: the tag or the head of the path, the method and path, or the last segment of the JSON pointer.
    pub name: String,
    /// The Rust path in the crate.
    pub path: String,
    /// The file and JSON pointer. A group has none.
    pub pointer: Option<String>,
    /// The signature of an operation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

/// Numbers of emitted operations and types.
///
/// # Examples
///
/// ```
/// use wirewright::report::Counts;
///
/// fn is_empty(counts: &Counts) -> bool {
///     counts.operations == 0 && counts.types == 0
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Counts {
    /// The number of operations.
    pub operations: usize,
    /// The number of types. A schema with a request type and a response type counts twice.
    pub types: usize,
}

/// Counts the operations and types that [`list`] returns.
///
/// # Examples
///
/// ```
/// # fn show(compilation: &wirewright::Compilation) {
/// let counts = wirewright::report::count(compilation);
/// println!("{} operations, {} types", counts.operations, counts.types);
/// # }
/// ```
pub fn count(compilation: &Compilation) -> Counts {
    let Some(model) = &compilation.model else { return Counts::default() };
    let operations = model.api.operations().filter(|(id, _)| model.names.operation(*id).is_some()).count();
    let types = model.api.types().filter(|(_, def)| !def.is_external()).filter_map(|(id, _)| model.names.ty(id));
    Counts { operations, types: types.map(|names| names.forms().count()).sum() }
}

/// Returns all emitted items, in the order of the description. Returns none if the description has errors.
///
/// # Examples
///
/// ```
/// # fn show(compilation: &wirewright::Compilation) {
/// for entry in wirewright::report::list(compilation) {
///     println!("{}: {}", entry.name, entry.path);
/// }
/// # }
/// ```
pub fn list(compilation: &Compilation) -> Vec<Entry> {
    let Compilation { model: Some(model), sources, .. } = compilation else { return Vec::new() };
    let pointer = |place: Place| Some(format!("{}#{}", sources.name(place.file), sources.pointer(place)));
    let api = &model.api;
    let emitter = compilation.emitter(model);
    let mut entries = Vec::new();
    for (id, group) in api.groups() {
        if let Some(names) = model.names.group(id)
            && group.origin == GroupOrigin::Tag
        {
            let path = format!("Client::{}", names.accessor.as_str());
            entries.push(Entry { kind: "group", name: group.name.clone(), path, pointer: None, signature: None });
        }
    }
    for (id, operation) in api.operations() {
        let Some(names) = model.names.operation(id) else { continue };
        let group = api.tag_group(operation).and_then(|group| model.names.group(group));
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
        let signature = Some(Signature::of(emitter.signature(operation, names)));
        entries.push(Entry { kind: "operation", name, path, pointer: pointer(operation.place), signature });
    }
    for (id, def) in api.types().filter(|(_, def)| !def.is_external()) {
        let Some(names) = model.names.ty(id) else { continue };
        let place = sources.pointer(def.place);
        let name = place.rsplit('/').next().unwrap_or_default().to_owned();
        for rust in names.forms() {
            let path = format!("types::{rust}");
            entries.push(Entry {
                kind: "type",
                name: name.clone(),
                path,
                pointer: pointer(def.place),
                signature: None,
            });
        }
    }
    entries
}
