//! Finds the union values inside an example, and checks that each decodes to a correct variant.

use serde_json::{Value, json};

use super::schema_finder::SchemaFinder;
use super::types::{Types, Union};

/// A value of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// The Rust path of the union.
    pub union: String,
    /// The pointer of the union's schema.
    pub schema: String,
    /// The value.
    pub value: Value,
    /// The validity of the value for each variant, by position. `None` if it cannot be checked.
    pub accepted: Vec<Option<bool>>,
    /// True for each variant that rejects the value because of the type of a property. Only set if the value is a valid
    /// one in which that property was replaced.
    pub of_another_type: Vec<bool>,
}

impl Probe {
    /// Returns true if decoding selected a wrong variant. A variant is wrong if it rejects the value and another one
    /// accepts it, or if it rejects the value because of a type. An index after the last variant denotes `Unknown`, the
    /// variant for undocumented values.
    pub fn is_wrong(&self, chosen: usize) -> bool {
        let is_other = self.accepted.get(chosen) == Some(&Some(false)) && self.accepted.contains(&Some(true));
        is_other || self.of_another_type.get(chosen) == Some(&true)
    }
}

/// Returns all union values in a value of a schema.
pub fn probes(finder: &SchemaFinder<'_>, types: &Types, schema: &str, value: &Value) -> Vec<Probe> {
    let mut found = Vec::new();
    walk(finder, types, &finder.all(schema, value), value, &mut found);
    found
}

fn walk(finder: &SchemaFinder<'_>, types: &Types, pointers: &[String], value: &Value, found: &mut Vec<Probe>) {
    for pointer in pointers {
        // `null` beside the variants does not select any of them.
        let Some(union) = types.union(pointer).filter(|_| !value.is_null()) else { continue };
        found.push(Probe {
            union: union.paths.on(finder.direction).to_owned(),
            schema: pointer.clone(),
            value: value.clone(),
            accepted: accepted(finder, pointer, union, value),
            of_another_type: Vec::new(),
        });
        found.extend(damaged(finder, pointer, union, value));
    }
    let mut inner = |segment: &str, value: &Value| {
        let pointers = finder.below(pointers, segment, value);
        if !pointers.is_empty() {
            walk(finder, types, &pointers, value, found);
        }
    };
    match value {
        Value::Object(properties) => properties.iter().for_each(|(name, value)| inner(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| inner(&index.to_string(), item)),
        _ => {}
    }
}

fn accepted(finder: &SchemaFinder<'_>, pointer: &str, union: &Union, value: &Value) -> Vec<Option<bool>> {
    let verdict = |schema: &Option<String>| finder.oracle.accepts(schema.as_ref()?, value);
    variants(finder, pointer, union).iter().map(verdict).collect()
}

/// The maximum number of properties that are damaged in a value.
const DAMAGED: usize = 6;

/// Replaces one property at a time by a value of another type. Returns the damaged values that a variant rejects
/// because of that type.
fn damaged(finder: &SchemaFinder<'_>, pointer: &str, union: &Union, value: &Value) -> Vec<Probe> {
    let Some(properties) = value.as_object() else { return Vec::new() };
    let variants = variants(finder, pointer, union);
    let mut found = Vec::new();
    for (name, property) in properties.iter().take(DAMAGED) {
        let mut damaged = properties.clone();
        let other = if property.is_object() || property.is_array() { json!("other") } else { json!({"other": {}}) };
        damaged.insert(name.clone(), other);
        let damaged = Value::Object(damaged);
        let by_type = |schema: &Option<String>| {
            let schema = schema.as_ref()?;
            // A variant that rejects the original value says nothing about the property.
            finder.oracle.accepts(schema, value).filter(|accepted| *accepted)?;
            Some(finder.oracle.rejects(schema, &damaged)?.starts_with("type:"))
        };
        let of_another_type: Vec<bool> = variants.iter().map(|schema| by_type(schema).unwrap_or_default()).collect();
        if of_another_type.contains(&true) {
            found.push(Probe {
                union: union.paths.on(finder.direction).to_owned(),
                schema: pointer.to_owned(),
                accepted: accepted(finder, pointer, union, &damaged),
                value: damaged,
                of_another_type,
            });
        }
    }
    found
}

/// Returns the pointer of each variant's schema, if there is one.
fn variants(finder: &SchemaFinder<'_>, pointer: &str, union: &Union) -> Vec<Option<String>> {
    let branches = branches(finder, pointer);
    // If every branch is a variant, branches and variants have the same order.
    if branches.len() == union.variants.len() {
        return branches.into_iter().map(Some).collect();
    }
    union.schemas.clone()
}

/// Returns the pointers of the branches of a union other than `null`.
fn branches(finder: &SchemaFinder<'_>, pointer: &str) -> Vec<String> {
    let Some(schema) = finder.document.get(pointer) else { return Vec::new() };
    let mut branches = Vec::new();
    for keyword in ["oneOf", "anyOf"] {
        for (index, branch) in schema.get(keyword).and_then(Value::as_array).into_iter().flatten().enumerate() {
            if branch.get("type") != Some(&Value::from("null")) {
                branches.push(format!("{pointer}/{keyword}/{index}"));
            }
        }
    }
    branches
}
