//! Deletes one item that a later version of a description may add.

use std::collections::BTreeSet;
use std::fmt;

use fastrand::Rng;
use serde_json::Value;

/// The kind of a deleted item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    Operation,
    Path,
    Success,
    Failure,
    Property,
    EnumValue,
    Variant,
    Parameter,
    Schema,
    Header,
}

impl Kind {
    const ALL: [Self; 10] = [
        Self::Operation,
        Self::Path,
        Self::Success,
        Self::Failure,
        Self::Property,
        Self::EnumValue,
        Self::Variant,
        Self::Parameter,
        Self::Schema,
        Self::Header,
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Operation => "operation",
            Self::Path => "path",
            Self::Success => "success response",
            Self::Failure => "error response",
            Self::Property => "optional property",
            Self::EnumValue => "enum value",
            Self::Variant => "union variant",
            Self::Parameter => "optional parameter",
            Self::Schema => "schema",
            Self::Header => "response header",
        })
    }
}

/// The keys and indices from the root to a node.
type Place = Vec<String>;

/// The items of a description that may be deleted, and the names of its discriminators.
#[derive(Debug, Default)]
pub struct Deletable(Vec<(Kind, Place)>, BTreeSet<String>);

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Deletable {
    /// Finds all items of a description that may be deleted.
    pub fn of(description: &Value) -> Self {
        let mut found = Self::default();
        discriminators(description, &mut found.1);
        found.paths(description);
        let mut texts = BTreeSet::new();
        collect_texts(description, &mut texts);
        let at = if description.get("swagger").is_some() { "/definitions" } else { "/components/schemas" };
        if let Some(schemas) = description.pointer(at).and_then(Value::as_object) {
            let prefix: Place = at.split('/').skip(1).map(str::to_owned).collect();
            for name in schemas.keys() {
                // A discriminator may refer to a schema by its name alone.
                let reference = format!("#{at}/{}", escaped(name));
                if !texts.contains(reference.as_str()) && !texts.contains(name.as_str()) {
                    found.add(Kind::Schema, &prefix, name);
                }
            }
        }
        let mut place = Place::new();
        found.schemas(description, &mut place, &[]);
        found
    }

    /// Draws an item: first its kind, so that rare kinds are drawn as often as frequent ones.
    pub fn draw(&self, rng: &mut Rng) -> Option<(Kind, &[String])> {
        let kinds: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| self.0.iter().any(|(other, _)| other == kind)).collect();
        let kind = *kinds.get(rng.usize(..kinds.len().max(1)))?;
        let places: Vec<&Place> = self.0.iter().filter(|(other, _)| *other == kind).map(|(_, place)| place).collect();
        Some((kind, places.get(rng.usize(..places.len()))?))
    }

    fn add(&mut self, kind: Kind, parent: &[String], key: &str) {
        let mut place = parent.to_vec();
        place.push(key.to_owned());
        self.0.push((kind, place));
    }

    fn paths(&mut self, description: &Value) {
        let Some(paths) = description.get("paths").and_then(Value::as_object) else { return };
        let at = ["paths".to_owned()];
        for (path, item) in paths {
            if paths.len() > 1 {
                self.add(Kind::Path, &at, path);
            }
            let at = ["paths".to_owned(), path.clone()];
            let methods: Vec<&str> = METHODS.into_iter().filter(|method| item.get(method).is_some()).collect();
            for method in &methods {
                if methods.len() > 1 {
                    self.add(Kind::Operation, &at, method);
                }
                let operation = item.get(method).unwrap_or(&Value::Null);
                let at = ["paths".to_owned(), path.clone(), (*method).to_owned()];
                self.operation(operation, &at);
            }
        }
    }

    fn operation(&mut self, operation: &Value, at: &[String]) {
        let within = |key: &str| [at, &[key.to_owned()]].concat();
        if let Some(responses) = operation.get("responses").and_then(Value::as_object) {
            let success = |status: &String| status.starts_with('2');
            let successes = responses.keys().filter(|status| success(status)).count();
            for (status, response) in responses {
                let is_failure = status.starts_with('4') || status.starts_with('5') || status == "default";
                if success(status) && successes > 1 {
                    self.add(Kind::Success, &within("responses"), status);
                } else if is_failure && successes > 0 {
                    self.add(Kind::Failure, &within("responses"), status);
                }
                let headers = response.get("headers").and_then(Value::as_object);
                for header in headers.into_iter().flat_map(serde_json::Map::keys) {
                    let at = [within("responses"), vec![status.clone(), "headers".to_owned()]].concat();
                    self.add(Kind::Header, &at, header);
                }
            }
        }
        for (index, parameter) in
            operation.get("parameters").and_then(Value::as_array).into_iter().flatten().enumerate()
        {
            let is_required = parameter.get("required").is_some_and(|required| *required == Value::Bool(true));
            let is_simple = parameter.get("in").is_some_and(|location| location != "path" && location != "body");
            if !is_required && is_simple {
                self.add(Kind::Parameter, &within("parameters"), &index.to_string());
            }
        }
    }

    /// Finds optional properties, values of enums and last variants. `required` are the names that some schema around
    /// this one requires.
    fn schemas(&mut self, node: &Value, at: &mut Place, required: &[String]) {
        match node {
            Value::Object(object) => {
                let mut required = required.to_vec();
                required.extend(names(node.get("required")));
                for part in object.get("allOf").and_then(Value::as_array).into_iter().flatten() {
                    required.extend(names(part.get("required")));
                }
                required.extend(node.pointer("/discriminator/propertyName").and_then(Value::as_str).map(str::to_owned));
                required.extend(node.get("discriminator").and_then(Value::as_str).map(str::to_owned));
                let is_named = |parents: &[&str]| at.last().is_some_and(|last| parents.contains(&last.as_str()));
                let is_map_of_schemas = is_named(&["properties", "schemas", "definitions", "patternProperties"]);
                if !is_map_of_schemas {
                    self.schema(object, at, &required);
                }
                for (key, child) in object {
                    // Texts and examples are data.
                    if !is_map_of_schemas
                        && ["example", "examples", "default", "enum", "x-"].iter().any(|data| key.starts_with(data))
                    {
                        continue;
                    }
                    at.push(key.clone());
                    let inner: &[String] = if key == "allOf" { &required } else { &[] };
                    self.schemas(child, at, inner);
                    at.pop();
                }
            }
            Value::Array(items) => {
                for (index, child) in items.iter().enumerate() {
                    at.push(index.to_string());
                    self.schemas(child, at, required);
                    at.pop();
                }
            }
            _ => {}
        }
    }

    fn schema(&mut self, object: &serde_json::Map<String, Value>, at: &[String], required: &[String]) {
        let within = |key: &str| [at, &[key.to_owned()]].concat();
        if let Some(properties) = object.get("properties").and_then(Value::as_object)
            && properties.len() > 1
        {
            for name in properties.keys().filter(|name| !required.contains(name)) {
                self.add(Kind::Property, &within("properties"), name);
            }
        }
        let is_text = |value: &Value| value.is_string();
        if let Some(values) = object.get("enum").and_then(Value::as_array)
            && values.len() > 2
            && values.iter().all(is_text)
            && !at.last().is_some_and(|name| self.1.contains(name))
        {
            let default = object.get("default");
            for (index, _) in values.iter().enumerate().filter(|(_, value)| Some(*value) != default) {
                self.add(Kind::EnumValue, &within("enum"), &index.to_string());
            }
        }
        for keyword in ["oneOf", "anyOf"] {
            let variants = object.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            if variants > 2 {
                self.add(Kind::Variant, &within(keyword), &(variants - 1).to_string());
            }
        }
    }
}

/// Collects all values that are texts.
fn collect_texts<'d>(node: &'d Value, texts: &mut BTreeSet<&'d str>) {
    match node {
        Value::String(text) => {
            texts.insert(text);
        }
        Value::Array(items) => items.iter().for_each(|child| collect_texts(child, texts)),
        Value::Object(object) => object.values().for_each(|child| collect_texts(child, texts)),
        _ => {}
    }
}

/// Collects the names of the properties that select variants. Each of their values belongs to a variant.
fn discriminators(node: &Value, names: &mut BTreeSet<String>) {
    match node {
        Value::Object(object) => {
            let discriminator = object.get("discriminator");
            let name = discriminator.and_then(|found| found.as_str().or_else(|| found.get("propertyName")?.as_str()));
            names.extend(name.map(str::to_owned));
            object.values().for_each(|child| discriminators(child, names));
        }
        Value::Array(items) => items.iter().for_each(|child| discriminators(child, names)),
        _ => {}
    }
}

fn names(required: Option<&Value>) -> impl Iterator<Item = String> + '_ {
    required.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
}

fn escaped(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// Returns the JSON pointer of a place.
pub fn pointer(place: &[String]) -> String {
    place.iter().fold(String::new(), |pointer, token| pointer + "/" + &escaped(token))
}

/// Returns a description without the item at a place.
pub fn without(description: &Value, place: &[String]) -> Option<Value> {
    let mut description = description.clone();
    let (last, above) = place.split_last()?;
    match description.pointer_mut(&pointer(above))? {
        Value::Array(items) => drop(items.remove(last.parse().ok()?)),
        Value::Object(properties) => drop(properties.shift_remove(last)),
        _ => return None,
    }
    Some(description)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(description: &Value) -> Vec<String> {
        let mut found: Vec<String> = Deletable::of(description)
            .0
            .into_iter()
            .map(|(kind, place)| format!("{kind}: {}", pointer(&place)))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn what_a_later_version_may_add_is_found() {
        let description = json!({
            "openapi": "3.0.3",
            "paths": {
                "/a": {"get": {
                    "parameters": [
                        {"name": "p", "in": "query", "schema": {"enum": ["a", "b", "c"], "default": "b"}},
                        {"name": "q", "in": "query", "required": true},
                    ],
                    "responses": {
                        "200": {"headers": {"x-a": {}}}, "201": {}, "404": {},
                    },
                }, "put": {"responses": {"200": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/A"}}}}}}},
            },
            "components": {"schemas": {
                "A": {"required": ["a"], "properties": {"a": {}, "b": {}}, "oneOf": [{}, {}, {}]},
                "B": {"properties": {"only": {}}},
            }},
        });
        let expected = [
            "enum value: /paths/~1a/get/parameters/0/schema/enum/0",
            "enum value: /paths/~1a/get/parameters/0/schema/enum/2",
            "error response: /paths/~1a/get/responses/404",
            "operation: /paths/~1a/get",
            "operation: /paths/~1a/put",
            "optional parameter: /paths/~1a/get/parameters/0",
            "optional property: /components/schemas/A/properties/b",
            "response header: /paths/~1a/get/responses/200/headers/x-a",
            "schema: /components/schemas/B",
            "success response: /paths/~1a/get/responses/200",
            "success response: /paths/~1a/get/responses/201",
            "union variant: /components/schemas/A/oneOf/2",
        ];
        assert_eq!(found(&description), expected);
    }

    #[test]
    fn an_item_is_deleted_and_no_other() {
        let description = json!({"a": [1, 2, 3], "b~/c": {"d": 1, "e": 2}});
        let place = |keys: &[&str]| -> Place { keys.iter().map(|key| (*key).to_owned()).collect() };
        assert_eq!(without(&description, &place(&["a", "1"])), Some(json!({"a": [1, 3], "b~/c": {"d": 1, "e": 2}})));
        assert_eq!(without(&description, &place(&["b~/c", "d"])), Some(json!({"a": [1, 2, 3], "b~/c": {"e": 2}})));
    }
}
