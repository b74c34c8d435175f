//! Names are part of the API: deletions from a description never rename the remaining items.
//!
//! There is one exception. If two items have the same preferred name, the second one takes the name when the first one
//! is deleted. A diagnostic reports this case.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use wirewright::diagnostics::Code;
use wirewright::stages::At;
use wirewright::stages::ir::{Enum, TypeKind};
use wirewright::{Compilation, Generator};

use crate::input::{LIBRARY, file};

/// The keys and indices from the root to a node.
type Pointer = Vec<String>;

/// The Rust names in a description by the place and kind of the item, and the pointers of items that lost a name to
/// another item.
#[derive(Default)]
struct Named {
    names: BTreeMap<(Pointer, String), String>,
    moved: Vec<Pointer>,
}

fn split(pointer: &str) -> Pointer {
    pointer.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect()
}

fn compiled(value: &Value) -> Option<Compilation> {
    let (_folder, file) = file("api.json", &value.to_string());
    let compilation = Generator::new(&file).schemas(["*"]).run().unwrap();
    compilation.checked(wirewright::Renderer::default()).is_ok().then_some(compilation)
}

fn named(value: &Value) -> Option<Named> {
    let compilation = compiled(value)?;
    let model = compilation.checked(wirewright::Renderer::default()).unwrap();
    let sources = compilation.sources();
    let mut result = Named::default();
    for found in compilation.diagnostics().iter() {
        if let (Code::NameCollision | Code::DuplicateOperationId, At::Node(place, _)) = (found.code, found.at()) {
            let mut pointer = split(&sources.pointer(*place));
            if found.code == Code::DuplicateOperationId {
                pointer.pop();
            }
            result.moved.push(pointer);
        }
    }
    let mut add = |pointer: &Pointer, what: String, name: String| {
        result.names.entry((pointer.clone(), what)).or_insert(name);
    };
    for (id, group) in model.api.groups() {
        let names = model.names.group(id).unwrap();
        add(&vec![], format!("group {}", group.name), format!("{} {}", names.accessor, names.structure));
    }
    for (id, operation) in model.api.operations() {
        let names = model.names.operation(id).unwrap();
        let at = split(&sources.pointer(operation.place));
        add(&at, "function".to_owned(), names.function.to_string());
        add(&at, "marker".to_owned(), names.marker.to_string());
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            add(&at, format!("parameter {:?} {}", parameter.location, parameter.wire), name.to_string());
        }
    }
    for (id, def) in model.api.types() {
        let names = model.names.ty(id).unwrap();
        let at = split(&sources.pointer(def.place));
        let steps = format!("{:?}", def.origin.steps.iter().map(std::mem::discriminant).collect::<Vec<_>>().len());
        let kind = std::mem::discriminant(&def.kind);
        add(&at, format!("type {steps} {kind:?}"), names.name.to_string());
        let entries: Vec<String> = match &def.kind {
            TypeKind::Struct(structure) => structure.fields.iter().map(|field| field.wire.clone()).collect(),
            TypeKind::Enum(Enum::Strings(values)) => values.clone(),
            TypeKind::Enum(Enum::Integers(values)) => values.iter().map(i128::to_string).collect(),
            TypeKind::Union(union) => union.variants.iter().map(|variant| format!("{:?}", variant.tags)).collect(),
            _ => Vec::new(),
        };
        if matches!(def.kind, TypeKind::Union(_)) && entries.iter().any(|tags| tags == "[]") {
            continue;
        }
        for (entry, name) in entries.iter().zip(&names.inner) {
            add(&at, format!("entry {steps} {kind:?} {entry:?}"), name.to_string());
        }
    }
    Some(result)
}

/// Returns true if a later version of the description may add entries to the object or array at this place.
fn is_collection(at: &[String]) -> bool {
    let is = |name: &str| at.last().is_some_and(|last| last == name);
    let is_path = at.len() == 2 && at.first().is_some_and(|first| first == "paths");
    is("paths")
        || is_path
        || ["responses", "properties", "content", "schemas", "definitions", "parameters", "headers", "securitySchemes"]
            .into_iter()
            .any(is)
        || ["requestBodies", "enum", "oneOf", "anyOf", "servers", "additionalProperties", "securityDefinitions"]
            .into_iter()
            .any(is)
}

/// Collects every place that may be deleted.
fn deletable(value: &Value, at: &mut Pointer, found: &mut Vec<Pointer>) {
    let keys: Vec<String> = match value {
        Value::Object(properties) => properties.keys().cloned().collect(),
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        _ => return,
    };
    let is_collection = is_collection(at);
    for key in keys {
        let child = match value {
            Value::Array(items) => key.parse::<usize>().ok().and_then(|index| items.get(index)),
            _ => value.get(&key),
        };
        at.push(key);
        // The texts of an item, such as its tags, belong to the item and may change its name.
        if is_collection && child.is_some_and(|child| !child.is_string() || at.iter().any(|key| key == "enum")) {
            found.push(at.clone());
        }
        if let Some(child) = child.filter(|_| !at.iter().any(|key| key == "example" || key == "examples")) {
            deletable(child, at, found);
        }
        at.pop();
    }
}

fn without(value: &Value, at: &[String]) -> Value {
    let mut value = value.clone();
    let (last, above) = at.split_last().unwrap();
    let parent = above.iter().try_fold(&mut value, |node, key| match node {
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        other => other.get_mut(key),
    });
    match parent.unwrap() {
        Value::Array(items) => drop(items.remove(last.parse().unwrap())),
        Value::Object(properties) => drop(properties.shift_remove(last)),
        _ => unreachable!(),
    }
    value
}

/// Returns a place after a deletion. Later items of the same list move up.
fn after(at: &[String], deleted: &[String], is_list: bool) -> Option<Pointer> {
    let (last, above) = deleted.split_last().unwrap();
    let mut at = at.to_vec();
    if !at.starts_with(above) || at.len() == above.len() {
        return Some(at);
    }
    let slot = at.get_mut(above.len())?;
    if slot == last {
        return None;
    }
    if let (true, Ok(index), Ok(gone)) = (is_list, slot.parse::<usize>(), last.parse::<usize>())
        && index > gone
    {
        *slot = (index - 1).to_string();
    }
    Some(at)
}

/// Returns the pointer of the innermost union variant that contains the place. The content of a variant determines its
/// name.
fn variant_of(at: &[String]) -> Option<&[String]> {
    let position = at.iter().rposition(|key| key == "oneOf" || key == "anyOf")?;
    at.get(..position + 2)
}

/// Returns a message for each item that a deletion renames.
fn renamed(before: &Named, value: &Value, deleted: &Pointer) -> Vec<String> {
    let Some(rest) = named(&without(value, deleted)) else { return Vec::new() };
    let parent = deleted.split_last().unwrap().1.iter().try_fold(value, |node, key| match node {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        other => other.get(key),
    });
    let is_list = parent.is_some_and(Value::is_array);
    let mut found = Vec::new();
    for ((at, what), name) in &before.names {
        let variants = (1..=at.len()).filter_map(|length| at.get(..length).and_then(variant_of));
        let is_own = variants.into_iter().any(|variant| deleted.starts_with(variant) && deleted != variant);
        let lost = |moved: &Pointer| at.starts_with(moved) || moved.starts_with(at);
        if is_own || before.moved.iter().any(lost) {
            continue;
        }
        let Some(now) = after(at, deleted, is_list) else { continue };
        if let Some(other) = rest.names.get(&(now, what.clone())).filter(|other| *other != name) {
            found.push(format!(
                "{what} at /{} becomes {other} instead of {name} without /{}",
                at.join("/"),
                deleted.join("/")
            ));
        }
    }
    found
}

/// Deletes up to `most` entries, evenly spread, one at a time.
fn check(spec: &str, value: &Value, most: usize) -> (usize, Vec<String>) {
    let Some(before) = named(value) else { return (0, Vec::new()) };
    let mut pointers = Vec::new();
    deletable(value, &mut Vec::new(), &mut pointers);
    let step = pointers.len().div_ceil(most).max(1);
    let chosen: Vec<&Pointer> = pointers.iter().step_by(step).collect();
    let found =
        chosen.iter().flat_map(|deleted| renamed(&before, value, deleted)).map(|line| format!("{spec}: {line}"));
    (chosen.len(), found.collect())
}

#[test]
fn a_deletion_from_a_probe_renames_nothing() {
    let mut specs: BTreeSet<String> = fs::read_dir("probes/specs")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| path.display().to_string())
        .collect();
    specs.insert(LIBRARY.to_owned());
    let mut tried = 0;
    let mut found = Vec::new();
    for spec in &specs {
        // Descriptions with references to other files are skipped, because each is tested alone.
        let text = fs::read_to_string(spec).unwrap();
        if text.contains(".yaml#") || text.contains(".json#") {
            continue;
        }
        // Numbers that a JSON value cannot represent cause an error.
        let Ok(value) = serde_yaml::from_str(&text) else { continue };
        let (count, renamed) = check(spec, &value, 60);
        tried += count;
        found.extend(renamed);
    }
    assert!(tried > 1_500, "only {tried} deletions");
    assert_eq!(found, Vec::<String>::new());
}
