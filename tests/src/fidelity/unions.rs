//! The values of unions inside an example, and whether the variant that is chosen for each is a right one.

use serde_json::Value;

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
}

impl Probe {
    /// Whether a variant was chosen that rejects the value while another one accepts it. Past the last variant is the one for
    /// values that are not described.
    pub fn is_wrong(&self, chosen: usize) -> bool {
        self.accepted.get(chosen) == Some(&Some(false)) && self.accepted.contains(&Some(true))
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
        });
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
    let branches = branches(places, pointer);
    // Where every branch is a variant, they are in the same order.
    let by_order = branches.len() == union.variants.len();
    let verdict = |(index, schema): (usize, &Option<String>)| {
        let branch = branches.get(index).filter(|_| by_order);
        places.oracle.accepts(branch.or(schema.as_ref())?, value)
    };
    union.schemas.iter().enumerate().map(verdict).collect()
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
