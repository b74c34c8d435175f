//! The change of a description after which a client is rebuilt.

use std::path::Path;

use serde_json::{Value, json};

use crate::corpus::expected::parse;

/// The name of the added property.
const ADDED: &str = "added_later";

/// Writes a copy of a description in which one schema has another optional property. The schema is an object that other
/// schemas or operations refer to.
///
/// # Errors
/// Returns an error if the description cannot be parsed, has no such schema, or cannot be copied.
pub fn write_changed(description: &Path, changed: &Path) -> Result<(), String> {
    let mut value: Value = parse(description)?;
    let text = value.to_string();
    add_property(&mut value, &text).ok_or_else(|| format!("{}: no schema to change", description.display()))?;
    std::fs::write(changed, value.to_string()).map_err(|error| format!("{}: {error}", changed.display()))
}

/// Adds the property to the first suitable schema.
fn add_property(description: &mut Value, text: &str) -> Option<()> {
    let schemas = description.pointer_mut("/components/schemas")?.as_object_mut()?;
    let is_used = |name: &String| text.contains(&format!("\"#/components/schemas/{name}\""));
    let is_object = |schema: &Value| schema["type"] == "object" && schema["properties"].is_object();
    let (_, schema) = schemas.iter_mut().find(|(name, schema)| is_object(schema) && is_used(name))?;
    schema["properties"][ADDED] = json!({"type": "string", "description": "A new property."});
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_that_is_used_gets_another_property() {
        let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let mut description = json!({
            "paths": {"/a": {"get": {"schema": {"$ref": "#/components/schemas/B"}}}},
            "components": {"schemas": {"A": object, "B": object}},
        });
        let text = description.to_string();
        add_property(&mut description, &text).unwrap();
        assert!(description["components"]["schemas"]["A"]["properties"][ADDED].is_null());
        assert!(description["components"]["schemas"]["B"]["properties"][ADDED].is_object());
    }
}
