//! Removes everything from a description that the tested operations do not need, because compiling the rest would take
//! too long.

use std::collections::BTreeSet;

use serde_json::Value;

/// Keeps the operations with these ids, and the components that they refer to.
pub fn cut(description: &mut Value, operations: &BTreeSet<&str>) {
    if let Some(paths) = description.get_mut("paths").and_then(Value::as_object_mut) {
        for item in paths.values_mut().filter_map(Value::as_object_mut) {
            let is_kept = |value: &Value| match value.get("operationId").and_then(Value::as_str) {
                Some(id) => operations.contains(id),
                None => value.is_array(),
            };
            item.retain(|_, value| is_kept(value));
        }
        paths.retain(|_, item| item.as_object().is_some_and(|item| item.values().any(Value::is_object)));
    }
    let mut known = BTreeSet::new();
    let mut todo = references(description.get("paths").unwrap_or(&Value::Null));
    while let Some(reference) = todo.pop() {
        if let Some(pointer) = reference.strip_prefix('#').filter(|pointer| !known.contains(*pointer)) {
            todo.extend(references(description.pointer(pointer).unwrap_or(&Value::Null)));
            known.insert(pointer.to_owned());
        }
    }
    let Some(components) = description.get_mut("components").and_then(Value::as_object_mut) else { return };
    for (section, items) in components.iter_mut().filter(|(section, _)| *section != "securitySchemes") {
        if let Some(items) = items.as_object_mut() {
            items.retain(|name, _| known.contains(&format!("/components/{section}/{name}")));
        }
    }
}

fn references(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut todo = vec![value];
    while let Some(value) = todo.pop() {
        match value {
            Value::Object(properties) => {
                found.extend(properties.get("$ref").and_then(Value::as_str).map(str::to_owned));
                todo.extend(properties.values());
            }
            Value::Array(items) => todo.extend(items),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn components_that_an_operation_refers_to_are_kept() {
        let mut description = json!({
            "paths": {
                "/a": {"get": {"operationId": "a", "x": {"$ref": "#/components/schemas/A"}}, "parameters": []},
                "/b": {"get": {"operationId": "b"}}
            },
            "components": {"schemas": {"A": {"items": {"$ref": "#/components/schemas/B"}}, "B": {}, "C": {}}}
        });
        cut(&mut description, &BTreeSet::from(["a"]));
        assert_eq!(description["paths"].as_object().unwrap().keys().collect::<Vec<_>>(), ["/a"]);
        assert_eq!(
            description["components"],
            json!({"schemas": {"A": {"items": {"$ref": "#/components/schemas/B"}}, "B": {}}})
        );
    }
}
