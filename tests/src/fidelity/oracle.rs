//! Decides which values are valid, with one validator for all tested schemas of a document.

use std::collections::HashMap;

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use super::convert::Converter;
use super::document::Document;
use super::examples::Direction;

/// A validator of values that travel in one direction.
#[derive(Debug)]
pub struct Oracle {
    validator: Validator,
    keys: HashMap<String, String>,
}

impl Oracle {
    /// Creates a validator of the schemas at these pointers and of all schemas that they reach.
    pub fn new<'p>(
        document: &Document,
        direction: Direction,
        schemas: impl IntoIterator<Item = &'p str>,
    ) -> Result<Self, String> {
        let mut converter = Converter::new(document, direction);
        for schema in schemas {
            converter.reach(schema);
        }
        let (mut schemas, keys) = converter.finish();
        let validator = match build(&schemas) {
            Ok(validator) => validator,
            Err(_) => {
                // A pattern is not a valid ECMA 262 expression, so patterns cannot be checked.
                schemas.values_mut().for_each(without_patterns);
                build(&schemas)?
            }
        };
        Ok(Self { validator, keys })
    }

    /// Returns true if a value is valid for the schema at a pointer. Returns `None` if the validator does not contain
    /// the schema.
    pub fn accepts(&self, schema: &str, value: &Value) -> Option<bool> {
        let key = self.keys.get(schema)?;
        // The validator contains all schemas, each as the schema of one property.
        Some(self.validator.is_valid(&json!({key: value})))
    }

    /// Returns the keyword that rejects a value, if there is one.
    pub fn rejects(&self, schema: &str, value: &Value) -> Option<String> {
        let key = self.keys.get(schema)?;
        let wrapped = json!({key: value});
        let error = self.validator.iter_errors(&wrapped).next()?;
        let keyword = error.kind().keyword();
        Some(format!("{keyword}: {error}"))
    }
}

fn build(schemas: &Map<String, Value>) -> Result<Validator, String> {
    let properties: Map<String, Value> =
        schemas.keys().map(|key| (key.clone(), json!({"$ref": format!("#/$defs/{key}")}))).collect();
    let root = json!({"$defs": schemas, "properties": properties});
    let options = jsonschema::options().with_draft(Draft::Draft202012);
    options.offline().build(&root).map_err(|error| error.to_string())
}

fn without_patterns(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            keywords.retain(|name, value| !(name == "pattern" && value.is_string() || name == "patternProperties"));
            keywords.values_mut().for_each(without_patterns);
        }
        Value::Array(items) => items.iter_mut().for_each(without_patterns),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(version: &str, schemas: &Value, direction: Direction, value: &Value) -> bool {
        let document = Document::of(json!({"openapi": version, "components": {"schemas": schemas}})).unwrap();
        let pointer = "/components/schemas/A";
        Oracle::new(&document, direction, [pointer]).unwrap().accepts(pointer, value).unwrap()
    }

    #[test]
    fn keywords_of_3_0_have_their_meaning_in_3_0() {
        let schemas = json!({
            "A": {"type": "object", "properties": {
                "n": {"type": "integer", "minimum": 0, "exclusiveMinimum": true, "nullable": true},
                "r": {"$ref": "#/components/schemas/B", "maxLength": 1},
                "d": {"type": "string", "format": "date-time"},
                "i": {"type": "integer", "format": "int32"},
                "f": {"type": "number", "format": "float"},
                "e": {"type": "string", "format": "email"}
            }},
            "B": {"type": "string"}
        });
        let valid = |value: Value| accepts("3.0.3", &schemas, Direction::Both, &value);
        assert!(valid(json!({"n": null})) && valid(json!({"n": 1})) && !valid(json!({"n": 0})));
        assert!(valid(json!({"r": "abc"})) && !valid(json!({"r": 1})));
        assert!(valid(json!({"d": "2020-01-02T03:04:05Z"})) && valid(json!({"d": "2020-01-02"})));
        assert!(valid(json!({"i": 2_147_483_647})) && !valid(json!({"i": 2_147_483_648_u32})));
        assert!(valid(json!({"f": 3.4e38})) && !valid(json!({"f": 3.5e38})));
        assert!(valid(json!({"e": "no address"})));
    }

    #[test]
    fn read_only_and_write_only_properties_are_required_of_one_side() {
        let schemas = json!({
            "A": {"required": ["r", "w"], "allOf": [{"$ref": "#/components/schemas/B"}]},
            "B": {"properties": {"r": {"readOnly": true}, "w": {"writeOnly": true}}}
        });
        let valid = |direction, value: Value| accepts("3.0.3", &schemas, direction, &value);
        assert!(valid(Direction::Request, json!({"w": 1})) && !valid(Direction::Request, json!({"r": 1})));
        assert!(valid(Direction::Response, json!({"r": 1})) && !valid(Direction::Response, json!({"w": 1})));
        assert!(!valid(Direction::Both, json!({"r": 1})));
    }

    #[test]
    fn keywords_of_3_1_apply_beside_a_reference() {
        let schemas = json!({
            "A": {"$ref": "#/components/schemas/B", "maxLength": 1, "allOf": [{"minLength": 1}]},
            "B": {"type": ["string", "null"], "pattern": "(?<bad"}
        });
        let valid = |value: Value| accepts("3.1.0", &schemas, Direction::Both, &value);
        assert!(valid(json!("a")) && valid(Value::Null));
        assert!(!valid(json!("")) && !valid(json!("ab")) && !valid(json!(1)));
    }
}
