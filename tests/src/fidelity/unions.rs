//! The values of unions inside an example, and whether the variant that is chosen for each is a right one.

use serde_json::{Value, json};

use super::places::Places;
use super::types::{Types, Union};

/// A value of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// The Rust path of the union.
    pub union: String,
    /// Where the schema of the union stands.
    pub schema: String,
    /// The value.
    pub value: Value,
    /// Which variants accept it, by position; `None` where that can't be asked.
    pub accepted: Vec<Option<bool>>,
    /// Which variants reject it for the type of one of its members, if it is an example with another value in that member's
    /// place.
    pub of_another_type: Vec<bool>,
}

impl Probe {
    /// Whether a variant was chosen that rejects the value while another one accepts it, or that rejects it by type. Past the last variant is the one for
    /// values that are not described.
    pub fn is_wrong(&self, chosen: usize) -> bool {
        let is_other = self.accepted.get(chosen) == Some(&Some(false)) && self.accepted.contains(&Some(true));
        is_other || self.of_another_type.get(chosen) == Some(&true)
    }
}

/// Finds all values of unions in a value of a schema.
pub fn probes(places: &Places<'_>, types: &Types, schema: &str, value: &Value) -> Vec<Probe> {
    let mut found = Vec::new();
    walk(places, types, &places.all(schema, value), value, &mut found);
    found
}

fn walk(places: &Places<'_>, types: &Types, pointers: &[String], value: &Value, found: &mut Vec<Probe>) {
    for pointer in pointers {
        // `null` beside the variants is none of them.
        let Some(union) = types.union(pointer).filter(|_| !value.is_null()) else { continue };
        found.push(Probe {
            union: union.paths.on(places.direction).to_owned(),
            schema: pointer.clone(),
            value: value.clone(),
            accepted: accepted(places, pointer, union, value),
            of_another_type: Vec::new(),
        });
        found.extend(damaged(places, pointer, union, value));
    }
    let mut inner = |segment: &str, value: &Value| {
        let pointers = places.below(pointers, segment, value);
        if !pointers.is_empty() {
            walk(places, types, &pointers, value, found);
        }
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| inner(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| inner(&index.to_string(), item)),
        _ => {}
    }
}

fn accepted(places: &Places<'_>, pointer: &str, union: &Union, value: &Value) -> Vec<Option<bool>> {
    let verdict = |schema: &Option<String>| places.oracle.accepts(schema.as_ref()?, value);
    variants(places, pointer, union).iter().map(verdict).collect()
}

/// As many members of a value are damaged.
const DAMAGED: usize = 6;

/// The value with something of another type in the place of a member, once for each member, where a variant rejects it for that.
fn damaged(places: &Places<'_>, pointer: &str, union: &Union, value: &Value) -> Vec<Probe> {
    let Some(members) = value.as_object() else { return Vec::new() };
    let variants = variants(places, pointer, union);
    let mut found = Vec::new();
    for (name, member) in members.iter().take(DAMAGED) {
        let mut damaged = members.clone();
        let other = if member.is_object() || member.is_array() { json!("other") } else { json!({"other": {}}) };
        damaged.insert(name.clone(), other);
        let damaged = Value::Object(damaged);
        let by_type = |schema: &Option<String>| {
            let schema = schema.as_ref()?;
            // What the value itself is not to begin with says nothing of the member.
            places.oracle.accepts(schema, value).filter(|accepted| *accepted)?;
            Some(places.oracle.rejects(schema, &damaged)?.starts_with("type:"))
        };
        let of_another_type: Vec<bool> = variants.iter().map(|schema| by_type(schema).unwrap_or_default()).collect();
        if of_another_type.contains(&true) {
            found.push(Probe {
                union: union.paths.on(places.direction).to_owned(),
                schema: pointer.to_owned(),
                accepted: accepted(places, pointer, union, &damaged),
                value: damaged,
                of_another_type,
            });
        }
    }
    found
}

/// Where the schema of each variant stands.
fn variants(places: &Places<'_>, pointer: &str, union: &Union) -> Vec<Option<String>> {
    let branches = branches(places, pointer);
    // Where every branch is a variant, they are in the same order.
    if branches.len() == union.variants.len() {
        return branches.into_iter().map(Some).collect();
    }
    union.schemas.clone()
}

/// The variants of a schema that are more than `null`.
fn branches(places: &Places<'_>, pointer: &str) -> Vec<String> {
    let Some(schema) = places.document.get(pointer) else { return Vec::new() };
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
