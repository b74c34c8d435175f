//! Finds the schemas that apply to a place in a value.

use serde_json::Value;

use super::document::{Dialect, Document, child, reference, target};
use super::examples::Direction;
use super::oracle::Oracle;

/// The maximum number of nested schemas at one place.
const DEPTH: usize = 24;

/// A document, with the validator that selects the variants of its unions.
#[derive(Debug, Clone, Copy)]
pub struct SchemaFinder<'a> {
    /// The document.
    pub document: &'a Document,
    /// The validator.
    pub oracle: &'a Oracle,
    /// The direction in which the values travel.
    pub direction: Direction,
}

impl SchemaFinder<'_> {
    /// Returns the pointers of all schemas that apply to a value, given the pointer of one of them. These are the
    /// targets of references, the parts of `allOf`, and the variants of a union that accept the value.
    pub fn all(&self, pointer: &str, value: &Value) -> Vec<String> {
        let mut found = Vec::new();
        self.gather(pointer, value, DEPTH, &mut found);
        found
    }

    fn gather(&self, pointer: &str, value: &Value, depth: usize, found: &mut Vec<String>) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let Some(schema) = self.document.get(pointer) else { return };
        if found.iter().any(|known| known == pointer) {
            return;
        }
        found.push(pointer.to_owned());
        if let Some(reference) = reference(schema) {
            if let Some(target) = target(reference) {
                self.gather(&target, value, depth, found);
            }
            if self.document.dialect != Dialect::JsonSchema {
                return;
            }
        }
        for keyword in ["allOf", "oneOf", "anyOf"] {
            let count = schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            for part in (0..count).map(|index| format!("{pointer}/{keyword}/{index}")) {
                if keyword == "allOf" || self.oracle.accepts(&part, value) == Some(true) {
                    self.gather(&part, value, depth, found);
                }
            }
        }
    }

    /// Returns the schemas that apply to a property or item, given the schemas that apply to the enclosing value.
    pub fn below(&self, pointers: &[String], segment: &str, inner: &Value) -> Vec<String> {
        let mut found = Vec::new();
        for pointer in pointers {
            let Some(schema) = self.document.get(pointer) else { continue };
            let next = match schema_of(pointer, schema, segment) {
                Some(next) => next,
                None if schema.get("additionalProperties").is_some() => child(pointer, "additionalProperties"),
                None => continue,
            };
            self.gather(&next, inner, DEPTH, &mut found);
        }
        found
    }

    /// Returns true if the schema marks a property as sent only by the other side (OpenAPI 3.1, Schema Object).
    pub fn is_others(&self, pointers: &[String], name: &str, value: &Value) -> bool {
        let flag = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
            Direction::Both => return false,
        };
        let schemas = self.below(pointers, name, value);
        schemas
            .iter()
            .filter_map(|pointer| self.document.get(pointer))
            .any(|it| it.get(flag) == Some(&Value::Bool(true)))
    }

    /// Returns true if a property is described by name, by a pattern, or by `additionalProperties`.
    pub fn declares(&self, pointers: &[String], name: &str) -> bool {
        pointers.iter().filter_map(|pointer| self.document.get(pointer)).any(|schema| {
            let patterns = schema.get("patternProperties").and_then(Value::as_object);
            let additional = schema.get("additionalProperties");
            schema.get("properties").is_some_and(|all| all.get(name).is_some())
                || additional.is_some_and(|it| *it != Value::Bool(false))
                // The pattern is not matched: if there are patterns, no property may be dropped.
                || patterns.is_some_and(|patterns| !patterns.is_empty())
        })
    }
}

/// Returns the pointer of the schema of a property, by its name, or of an item, by its index.
fn schema_of(pointer: &str, schema: &Value, segment: &str) -> Option<String> {
    if schema.get("properties").and_then(|all| all.get(segment)).is_some() {
        return Some(child(&child(pointer, "properties"), segment));
    }
    if segment.parse::<usize>().is_err() {
        return None;
    }
    if schema.get("prefixItems").and_then(|all| all.pointer(&child("", segment))).is_some() {
        return Some(child(&child(pointer, "prefixItems"), segment));
    }
    schema.get("items").is_some().then(|| child(pointer, "items"))
}
