//! Converts OpenAPI schemas to JSON Schema 2020-12. The schemas that a schema reaches are stored under `$defs`, so
//! references stay references.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::document::{Dialect, Document, child, reference, target};
use super::examples::Direction;

/// The maximum depth at which `required` searches for the property that it names.
const DEPTH: usize = 8;
const TYPES: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];
/// The upper limit for `float`: numbers beyond this limit do not round to a finite single-precision number.
const SINGLE: f64 = 3.402_823_5e38;

/// Collects converted schemas.
pub struct Converter<'a> {
    document: &'a Document,
    direction: Direction,
    keys: HashMap<String, String>,
    queue: Vec<String>,
    done: Map<String, Value>,
}

impl<'a> Converter<'a> {
    /// Creates a converter for values that travel in one direction.
    pub fn new(document: &'a Document, direction: Direction) -> Self {
        Self { document, direction, keys: HashMap::new(), queue: Vec::new(), done: Map::new() }
    }

    /// Returns the key under which the schema at a pointer will be stored.
    pub fn reach(&mut self, pointer: &str) -> String {
        if let Some(key) = self.keys.get(pointer) {
            return key.clone();
        }
        let key = format!("s{}", self.keys.len());
        self.keys.insert(pointer.to_owned(), key.clone());
        self.queue.push(pointer.to_owned());
        key
    }

    /// Returns all reached schemas by key, and the keys by pointer.
    pub fn finish(mut self) -> (Map<String, Value>, HashMap<String, String>) {
        while let Some(pointer) = self.queue.pop() {
            let schema = self.document.get(&pointer).map_or(Value::Bool(true), |schema| self.schema(&pointer, schema));
            self.done.insert(self.keys[&pointer].clone(), schema);
        }
        (self.done, self.keys)
    }

    fn refer(&mut self, pointer: &str) -> Value {
        json!({"$ref": format!("#/$defs/{}", self.reach(pointer))})
    }

    fn schema(&mut self, pointer: &str, schema: &Value) -> Value {
        let Some(keywords) = schema.as_object() else { return Value::Bool(schema.as_bool().unwrap_or(true)) };
        let mut all = Map::new();
        if let Some(reference) = reference(schema) {
            // A reference that leads out of the document or to nothing imposes no restriction.
            let Some(target) = target(reference) else { return Value::Bool(true) };
            let target = self.refer(&target);
            if self.document.dialect != Dialect::JsonSchema {
                return target;
            }
            all.insert("allOf".to_owned(), json!([target]));
        }
        for (keyword, value) in keywords {
            self.keyword(pointer, schema, keyword, value, &mut all);
        }
        limits(keywords, &mut all);
        let nullable = ["nullable", "x-nullable"].iter().any(|key| keywords.get(*key) == Some(&Value::Bool(true)));
        if nullable && self.document.dialect != Dialect::JsonSchema {
            return json!({"anyOf": [{"type": "null"}, all]});
        }
        Value::Object(all)
    }

    /// Converts a keyword if its value is valid.
    fn keyword(&mut self, pointer: &str, schema: &Value, keyword: &str, value: &Value, all: &mut Map<String, Value>) {
        let at = child(pointer, keyword);
        let converted = match keyword {
            "type" => types(value),
            "enum" => value.as_array().filter(|values| !values.is_empty()).map(|_| value.clone()),
            "const" => Some(value.clone()),
            "minimum" | "maximum" => value.is_number().then(|| value.clone()),
            "multipleOf" => value.as_f64().filter(|number| *number > 0.0).map(|_| value.clone()),
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
                value.is_u64().then(|| value.clone())
            }
            "uniqueItems" => value.is_boolean().then(|| value.clone()),
            "pattern" => value.is_string().then(|| value.clone()),
            "required" => Some(self.required(pointer, schema, value)),
            "properties" | "patternProperties" => self.map(&at, value),
            "items" if value.is_array() => {
                let items = self.list(&at, value);
                all.extend(items.map(|items| ("prefixItems".to_owned(), items)));
                None
            }
            "items" | "additionalProperties" | "not" => Some(self.refer(&at)),
            "contains" | "propertyNames" | "if" | "then" | "else" if self.document.dialect == Dialect::JsonSchema => {
                Some(self.refer(&at))
            }
            "prefixItems" => self.list(&at, value),
            "oneOf" | "anyOf" => self.list(&at, value),
            "allOf" => {
                let before = all.remove("allOf");
                let parts = [before, self.list(&at, value)].into_iter().flatten();
                Some(parts.filter_map(|part| part.as_array().cloned()).flatten().collect())
            }
            _ => None,
        };
        all.extend(converted.map(|value| (keyword.to_owned(), value)));
    }

    fn map(&mut self, pointer: &str, value: &Value) -> Option<Value> {
        let schemas = value.as_object()?;
        Some(Value::Object(schemas.keys().map(|name| (name.clone(), self.refer(&child(pointer, name)))).collect()))
    }

    fn list(&mut self, pointer: &str, value: &Value) -> Option<Value> {
        let count = value.as_array().map(Vec::len).filter(|count| *count > 0)?;
        Some((0..count).map(|index| self.refer(&child(pointer, &index.to_string()))).collect())
    }

    /// Returns the property names that are required in this direction.
    fn required(&self, pointer: &str, schema: &Value, value: &Value) -> Value {
        let flag = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
            Direction::Both => return strings(value).collect(),
        };
        let hidden = |name: &str| {
            let property = self.property(pointer, schema, name, DEPTH);
            property.is_some_and(|property| self.has_flag(&property, flag))
        };
        strings(value).filter(|name| !name.as_str().is_some_and(hidden)).collect()
    }

    /// Returns the pointer of the schema of a property, which may be here or in a part of `allOf`.
    fn property(&self, pointer: &str, schema: &Value, name: &str, depth: usize) -> Option<String> {
        if schema.get("properties").and_then(|all| all.get(name)).is_some() {
            return Some(child(&child(pointer, "properties"), name));
        }
        let depth = depth.checked_sub(1)?;
        let parts = schema.get("allOf").and_then(Value::as_array).map_or(0, Vec::len);
        (0..parts).find_map(|index| {
            let (part, schema) = self.document.follow(&format!("{pointer}/allOf/{index}"))?;
            self.property(&part, schema, name, depth)
        })
    }

    fn has_flag(&self, property: &str, flag: &str) -> bool {
        let is_set = |schema: Option<&Value>| schema.and_then(|schema| schema.get(flag)) == Some(&Value::Bool(true));
        is_set(self.document.get(property)) || is_set(self.document.follow(property).map(|(_, schema)| schema))
    }
}

/// Adds bounds that follow from the boolean keywords of OpenAPI 3.0 and from the format of an integer.
fn limits(keywords: &Map<String, Value>, all: &mut Map<String, Value>) {
    for (exclusive, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        match keywords.get(exclusive) {
            Some(Value::Bool(true)) => {
                if let Some(value) = all.remove(bound) {
                    all.insert(exclusive.to_owned(), value);
                }
            }
            Some(value) if value.is_number() => {
                all.insert(exclusive.to_owned(), value.clone());
            }
            _ => {}
        }
    }
    let has_type = |name: &str| all.get("type").is_some_and(|types| types.to_string().contains(name));
    let format = keywords.get("format").and_then(Value::as_str);
    let bounds = match format.and_then(range).filter(|_| has_type("integer")) {
        Some((least, most)) => Some(json!({"minimum": least, "maximum": most})),
        None if format == Some("float") && has_type("number") => Some(json!({"minimum": -SINGLE, "maximum": SINGLE})),
        None => None,
    };
    if let Some(bounds) = bounds {
        match all.get_mut("allOf").and_then(Value::as_array_mut) {
            Some(parts) => parts.push(bounds),
            None => {
                all.insert("allOf".to_owned(), json!([bounds]));
            }
        }
    }
}

fn types(value: &Value) -> Option<Value> {
    let is_known = |name: &Value| name.as_str().is_some_and(|name| TYPES.contains(&name));
    match value {
        Value::Array(names) if !names.is_empty() && names.iter().all(is_known) => Some(value.clone()),
        name if is_known(name) => Some(name.clone()),
        _ => None,
    }
}

fn strings(value: &Value) -> impl Iterator<Item = Value> + '_ {
    value.as_array().into_iter().flatten().filter(|name| name.is_string()).cloned()
}

fn range(format: &str) -> Option<(i64, u64)> {
    Some(match format {
        "int8" => (i8::MIN.into(), i8::MAX as u64),
        "int16" => (i16::MIN.into(), i16::MAX as u64),
        "int32" => (i32::MIN.into(), i32::MAX as u64),
        "int64" => (i64::MIN, i64::MAX as u64),
        "uint8" => (0, u8::MAX.into()),
        "uint16" => (0, u16::MAX.into()),
        "uint32" => (0, u32::MAX.into()),
        "uint64" => (0, u64::MAX),
        _ => return None,
    })
}
