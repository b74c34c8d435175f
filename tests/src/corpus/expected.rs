//! Counts the operations and schemas of a description, independently of the compiler: directly from the parsed text.

use std::path::Path;

use serde_json::{Map, Value};

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];
/// The maximum number of references between a path and its path item.
const DEPTH: usize = 16;

/// The items that must be emitted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected {
    /// The version of the API.
    pub version: String,
    /// The JSON pointer of each operation, once for each path that leads to it.
    pub operations: Vec<String>,
    /// The JSON pointers of the shared schemas.
    pub schemas: Vec<String>,
}

/// Counts the items described in a file. Returns `None` if the file is not a description.
pub fn read(path: &Path) -> Result<Option<Expected>, String> {
    let document = parse(path)?;
    if document.get("openapi").or(document.get("swagger")).is_none() {
        return Ok(None);
    }
    Ok(Some(count(&document, path.parent().unwrap_or(Path::new("")))))
}

fn count(document: &Value, folder: &Path) -> Expected {
    let mut expected = Expected::default();
    if let Some(version) = document.pointer("/info/version") {
        expected.version = version.as_str().map_or_else(|| version.to_string(), str::to_owned);
    }
    let queries = document.get("openapi").and_then(Value::as_str).is_some_and(|version| version.starts_with("3.2"));
    for (path, item) in entries(document.get("paths")) {
        if path.starts_with("x-") {
            continue;
        }
        let pointer = format!("/paths/{}", escaped(path));
        operations(document, folder, item, &pointer, queries, DEPTH, &mut expected.operations);
    }
    let at = if document.get("swagger").is_some() { "/definitions" } else { "/components/schemas" };
    let schemas = entries(document.pointer(at)).filter(|(_, schema)| schema.is_object() || schema.is_boolean());
    expected.schemas = schemas.map(|(name, _)| format!("{at}/{}", escaped(name))).collect();
    expected
}

fn operations(
    document: &Value,
    folder: &Path,
    item: &Value,
    pointer: &str,
    queries: bool,
    depth: usize,
    found: &mut Vec<String>,
) {
    for method in METHODS {
        if item.get(method).is_some_and(Value::is_object) && (queries || method != "query") {
            found.push(format!("{pointer}/{method}"));
        }
    }
    let Some(reference) = item.get("$ref").and_then(Value::as_str) else { return };
    let Some(depth) = depth.checked_sub(1) else { return };
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let fragment = decoded(fragment);
    if file.is_empty() {
        let target = document.pointer(&fragment).unwrap_or(&Value::Null);
        operations(document, folder, target, &fragment, queries, depth, found);
        return;
    }
    let path = folder.join(decoded(file));
    if let Ok(other) = parse(&path) {
        let target = other.pointer(&fragment).unwrap_or(&Value::Null);
        let folder = path.parent().unwrap_or(folder);
        operations(&other, folder, target, &fragment, queries, depth, found);
    }
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

fn escaped(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

fn decoded(fragment: &str) -> String {
    percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned()
}

/// Parses JSON, or YAML as JSON.
pub fn parse(path: &Path) -> Result<Value, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    if path.extension().is_some_and(|extension| extension == "json") {
        return serde_json::from_str(&text).map_err(|error| error.to_string());
    }
    serde_yaml::from_str(&text).map(from_yaml).map_err(|error| error.to_string())
}

/// Converts YAML to JSON. A key that is not a string, such as a status code, becomes its text.
fn from_yaml(value: serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Sequence(items) => items.into_iter().map(from_yaml).collect(),
        serde_yaml::Value::Mapping(entries) => {
            let key = |key: serde_yaml::Value| match from_yaml(key) {
                Value::String(text) => text,
                other => other.to_string(),
            };
            Value::Object(entries.into_iter().map(|(name, value)| (key(name), from_yaml(value))).collect())
        }
        serde_yaml::Value::Tagged(tagged) => from_yaml(tagged.value),
        scalar => serde_json::to_value(scalar).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> Option<Expected> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        read(&path).unwrap()
    }

    #[test]
    fn operations_are_methods_of_paths_and_schemas_are_shared_schemas() {
        let expected = of(
            "a.yaml",
            "openapi: 3.1.0\ninfo: {version: 2}\npaths:\n  x-note: {get: {}}\n  /a/{b}: {get: {responses: {200: {}}}, summary: S, trace: {}, query: {}}\ncomponents: {schemas: {A: {}, B: true, C: 1}}\n",
        )
        .unwrap();
        assert_eq!(expected.version, "2");
        assert_eq!(expected.operations, ["/paths/~1a~1{b}/get", "/paths/~1a~1{b}/trace"]);
        assert_eq!(expected.schemas, ["/components/schemas/A", "/components/schemas/B"]);
    }

    #[test]
    fn a_path_item_is_counted_for_each_reference() {
        let expected = of(
            "a.json",
            r##"{"openapi": "3.1.0", "paths": {"/a": {"$ref": "#/components/pathItems/P"}, "/b": {"$ref": "#/components/pathItems/P"}, "/c": {"$ref": "#/paths/~1c"}}, "components": {"pathItems": {"P": {"put": {}}}}}"##,
        )
        .unwrap();
        assert_eq!(expected.operations, ["/components/pathItems/P/put", "/components/pathItems/P/put"]);
    }

    #[test]
    fn a_file_that_is_not_a_description_is_distinguished_from_an_empty_description() {
        assert_eq!(of("a.json", "{}"), None);
        assert_eq!(of("a.json", r#"{"swagger": "2.0"}"#), Some(Expected::default()));
    }
}
