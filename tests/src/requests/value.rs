//! Creates values for schemas: an example that a validator accepts, or a value built from the schema.

use serde_json::{Map, Number, Value};

use super::text::{Facets, text};
use crate::fidelity::document::{Document, child, reference, target};
use crate::fidelity::oracle::Oracle;

/// The maximum depth of a value.
const DEPTH: usize = 10;
/// The maximum depth at which optional properties are added.
const OPTIONAL: usize = 4;
/// The maximum number of union variants that are tried.
const VARIANTS: usize = 8;
/// The maximum number of schemas that apply to one value.
const PARTS: usize = 64;

/// Builds values for requests.
#[derive(Debug, Clone, Copy)]
pub struct Builder<'a> {
    /// The document.
    pub document: &'a Document,
    /// The validator.
    pub oracle: &'a Oracle,
    /// True if optional properties are included.
    pub full: bool,
}

/// A schema that applies to a value, with its pointer.
type Part<'a> = (String, &'a Value);

impl<'a> Builder<'a> {
    /// Returns a valid and usable value of the schema at a pointer.
    ///
    /// # Errors
    /// Returns an error with the reason if no such value can be built.
    pub fn value(&self, pointer: &str, given: &[Value], usable: impl Fn(&Value) -> bool) -> Result<Value, String> {
        let mut given = given.iter().filter(|value| self.is_valid(pointer, value) && usable(value));
        if let Some(value) = given.next() {
            return Ok(value.clone());
        }
        let mut why = "no value can be built".to_owned();
        // A value with examples is tried first, then one without.
        for examples in [true, false] {
            let Some(value) = self.build(pointer, 0, 0, examples) else { continue };
            if !usable(&value) {
                "the value cannot be sent in this place".clone_into(&mut why);
            } else if let Some(rejected) = self.oracle.rejects(pointer, &value) {
                why = format!("the built value is invalid: {rejected}");
            } else {
                return Ok(value);
            }
        }
        Err(why)
    }

    fn is_valid(&self, pointer: &str, value: &Value) -> bool {
        self.oracle.accepts(pointer, value) == Some(true)
    }

    fn build(&self, pointer: &str, depth: usize, nth: usize, examples: bool) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        let mut first = None;
        for variant in 0..VARIANTS {
            let mut parts = Parts { document: self.document, variant, most: 1, found: Vec::new(), tag: None };
            parts.gather(pointer, 0);
            let most = parts.most;
            if let Some(value) = self.assemble(pointer, &parts, depth, nth, examples) {
                if self.is_valid(pointer, &value) {
                    return Some(value);
                }
                first.get_or_insert(value);
            }
            if variant + 1 >= most {
                break;
            }
        }
        first
    }

    fn assemble(&self, pointer: &str, parts: &Parts<'a>, depth: usize, nth: usize, examples: bool) -> Option<Value> {
        let is_object = kind(&parts.found) == "object";
        // An example may lack optional properties, so it is not used if all of them are wanted.
        let whole = !(self.full && is_object && depth <= OPTIONAL);
        if let Some(value) = self.given(pointer, parts, nth, examples && whole) {
            return Some(value);
        }
        match kind(&parts.found) {
            "object" => self.object(parts, depth, examples),
            "array" => self.array(parts, depth, examples),
            "string" => string(parts, nth).map(Value::String),
            "integer" | "number" => number(parts, nth).map(Value::Number),
            "boolean" => Some(Value::Bool(true)),
            _ => Some(Value::Null),
        }
    }

    /// Returns a value given by the schemas: a constant, an enum value, an example or the default.
    fn given(&self, pointer: &str, parts: &Parts<'a>, nth: usize, examples: bool) -> Option<Value> {
        let all = |keyword: &'static str| parts.all(keyword);
        let listed = all("enum")
            .filter_map(Value::as_array)
            .flat_map(|values| values.iter().cycle().skip(nth).take(values.len()));
        let fixed = all("const").chain(listed);
        let shown = all("examples").filter_map(Value::as_array).flatten();
        let shown = all("example").chain(all("x-example")).chain(shown).chain(all("default"));
        let shown = shown.filter(|_| examples && nth == 0);
        fixed.chain(shown).find(|value| self.is_valid(pointer, value) && !value.is_null()).cloned()
    }

    fn object(&self, parts: &Parts<'a>, depth: usize, examples: bool) -> Option<Value> {
        let required: Vec<&str> =
            parts.all("required").filter_map(Value::as_array).flatten().filter_map(Value::as_str).collect();
        let mut object = Map::new();
        let least = parts.greatest("minProperties").unwrap_or(0);
        for (part, schema) in &parts.found {
            let properties = schema.get("properties").and_then(Value::as_object);
            for name in properties.into_iter().flatten().map(|(name, _)| name) {
                let at = child(&child(part, "properties"), name);
                let needed = required.contains(&name.as_str());
                let wanted = needed || self.full && depth < OPTIONAL || object.len() < least;
                if !wanted || object.contains_key(name) || self.is_read_only(&at) {
                    continue;
                }
                match self.build(&at, depth + 1, 0, examples) {
                    Some(value) if needed || self.is_valid(&at, &value) => {
                        object.insert(name.clone(), value);
                    }
                    None if needed => return None,
                    _ => {}
                }
            }
        }
        for name in required {
            if !object.contains_key(name) && !parts.has_property(name) {
                object.insert(name.to_owned(), self.additional(parts, depth, examples)?);
            }
        }
        let open = parts.all("additionalProperties").any(Value::is_object);
        let wanted = if self.full && open && object.is_empty() { 1 } else { least };
        for index in 0..wanted.saturating_sub(object.len()) {
            object.insert(format!("key{index}"), self.additional(parts, depth, examples)?);
        }
        if let Some((name, value)) = &parts.tag
            && object.get(name).is_none_or(Value::is_string)
        {
            object.insert(name.clone(), Value::from(value.clone()));
        }
        Some(Value::Object(object))
    }

    /// Returns the value of a property whose name has no schema.
    fn additional(&self, parts: &Parts<'a>, depth: usize, examples: bool) -> Option<Value> {
        let part =
            parts.found.iter().find(|(_, schema)| schema.get("additionalProperties").is_some_and(Value::is_object));
        match part {
            Some((pointer, _)) => self.build(&child(pointer, "additionalProperties"), depth + 1, 0, examples),
            None => Some(Value::from("text")),
        }
    }

    fn is_read_only(&self, pointer: &str) -> bool {
        let mut parts = Parts { document: self.document, variant: 0, most: 1, found: Vec::new(), tag: None };
        parts.gather(pointer, 0);
        parts.all("readOnly").any(|flag| *flag == Value::Bool(true))
    }

    fn array(&self, parts: &Parts<'a>, depth: usize, examples: bool) -> Option<Value> {
        let least = parts.greatest("minItems").unwrap_or(0).max(1);
        let count = parts
            .all("maxItems")
            .filter_map(Value::as_u64)
            .min()
            .map_or(least, |most| least.min(usize::try_from(most).unwrap_or(least)));
        let part = parts.found.iter().find(|(_, schema)| schema.get("items").is_some_and(|items| !items.is_array()));
        let tuple = parts.found.iter().find(|(_, schema)| schema.get("prefixItems").is_some_and(Value::is_array));
        let mut items = Vec::new();
        if let Some((pointer, schema)) = tuple {
            let length = schema.get("prefixItems").and_then(Value::as_array).map_or(0, Vec::len);
            for index in 0..length {
                items.push(self.build(
                    &child(&child(pointer, "prefixItems"), &index.to_string()),
                    depth + 1,
                    0,
                    examples,
                )?);
            }
        }
        for index in items.len()..count {
            items.push(match part {
                Some((pointer, _)) => self.build(&child(pointer, "items"), depth + 1, index, examples)?,
                None => Value::from(format!("text{index}")),
            });
        }
        Some(Value::Array(items))
    }
}

/// The schemas that apply to a value: the targets of references, the parts of `allOf`, and one variant of each union.
struct Parts<'a> {
    document: &'a Document,
    variant: usize,
    most: usize,
    found: Vec<Part<'a>>,
    /// The discriminator property, with the value for the selected variant.
    tag: Option<(String, String)>,
}

impl<'a> Parts<'a> {
    fn gather(&mut self, pointer: &str, depth: usize) {
        let Some(schema) = self.document.get(pointer) else { return };
        if depth > PARTS || self.found.len() > PARTS || self.found.iter().any(|(known, _)| known == pointer) {
            return;
        }
        self.found.push((pointer.to_owned(), schema));
        if let Some(target) = reference(schema).and_then(target) {
            self.gather(&target, depth + 1);
        }
        let list = |keyword| schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..list("allOf") {
            self.gather(&format!("{pointer}/allOf/{index}"), depth + 1);
        }
        for keyword in ["oneOf", "anyOf"] {
            let count = list(keyword);
            if count == 0 {
                continue;
            }
            self.most = self.most.max(count);
            let chosen = format!("{pointer}/{keyword}/{}", self.variant.min(count - 1));
            if let Some(tag) = schema.get("discriminator").and_then(|it| self.tag(it, &chosen)) {
                self.tag = Some(tag);
            }
            self.gather(&chosen, depth + 1);
        }
    }

    fn tag(&self, discriminator: &Value, variant: &str) -> Option<(String, String)> {
        let name = discriminator.get("propertyName")?.as_str()?;
        let to = self.document.get(variant).and_then(reference)?;
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let mapped =
            mapping.into_iter().flatten().find(|(_, mapped)| mapped.as_str() == Some(to)).map(|(key, _)| key.as_str());
        Some((name.to_owned(), mapped.or(to.rsplit('/').next())?.to_owned()))
    }

    fn all(&self, keyword: &'static str) -> impl Iterator<Item = &'a Value> {
        self.found.iter().filter_map(move |(_, schema)| schema.get(keyword))
    }

    fn greatest(&self, keyword: &'static str) -> Option<usize> {
        self.all(keyword).filter_map(Value::as_u64).max().and_then(|value| usize::try_from(value).ok())
    }

    fn has_property(&self, name: &str) -> bool {
        self.all("properties").any(|properties| properties.get(name).is_some())
    }

    fn text(&self, keyword: &'static str) -> Option<&'a str> {
        self.all(keyword).find_map(Value::as_str)
    }
}

/// Returns the type of a value. If `type` is missing, other keywords determine the type.
fn kind<'a>(parts: &[Part<'a>]) -> &'a str {
    let types = parts.iter().filter_map(|(_, schema)| schema.get("type")).find_map(|types| match types {
        Value::String(name) => Some(name.as_str()),
        Value::Array(names) => names.iter().filter_map(Value::as_str).find(|name| *name != "null").or(Some("null")),
        _ => None,
    });
    let has = |keywords: &[&str]| {
        keywords.iter().any(|keyword| parts.iter().any(|(_, schema)| schema.get(*keyword).is_some()))
    };
    match types {
        Some("file") => "string",
        Some(name) => name,
        None if has(&["properties", "required", "additionalProperties"]) => "object",
        None if has(&["items", "prefixItems"]) => "array",
        None if has(&["minimum", "maximum", "multipleOf"]) => "number",
        None => "string",
    }
}

fn string(parts: &Parts<'_>, nth: usize) -> Option<String> {
    let most = parts.all("maxLength").filter_map(Value::as_u64).min().and_then(|most| usize::try_from(most).ok());
    let least = parts.greatest("minLength").unwrap_or(0);
    text(Facets { format: parts.text("format"), pattern: parts.text("pattern"), least, most }, nth)
}

/// Returns the number nearest to 1 that is within the bounds and a valid multiple.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
fn number(parts: &Parts<'_>, nth: usize) -> Option<Number> {
    let whole = kind(&parts.found) == "integer";
    let all = |keyword: &'static str| parts.all(keyword).filter_map(Value::as_f64);
    let is_set = |keyword: &'static str| parts.all(keyword).any(|flag| *flag == Value::Bool(true));
    let step = all("multipleOf").find(|step| *step > 0.0).unwrap_or(if whole { 1.0 } else { 0.5 });
    let least = all("minimum").chain(all("exclusiveMinimum")).fold(f64::NEG_INFINITY, f64::max);
    let most = all("maximum").chain(all("exclusiveMaximum")).fold(f64::INFINITY, f64::min);
    let above = is_set("exclusiveMinimum") || all("exclusiveMinimum").any(|bound| bound >= least);
    let below = is_set("exclusiveMaximum") || all("exclusiveMaximum").any(|bound| bound <= most);
    let mut value = (1.0 + nth as f64).clamp(least.min(most), most.max(least));
    value = (value / step).round() * step;
    if value < least || above && value <= least {
        value += step;
    }
    if value > most || below && value >= most {
        value -= step;
    }
    if value.fract() == 0.0 && value.abs() < 9e15 { Some(Number::from(value as i64)) } else { Number::from_f64(value) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::fidelity::examples::Direction;

    fn built(schemas: &Value, full: bool) -> Result<Value, String> {
        let document = Document::of(json!({"openapi": "3.1.0", "components": {"schemas": schemas}})).unwrap();
        let pointer = "/components/schemas/A";
        let oracle = Oracle::new(&document, Direction::Request, [pointer]).unwrap();
        Builder { document: &document, oracle: &oracle, full }.value(pointer, &[], |_| true)
    }

    #[test]
    fn required_properties_are_always_built_and_optional_ones_on_request() {
        let schema = json!({"A": {"type": "object", "required": ["a", "r"], "properties": {
            "a": {"type": "integer", "minimum": 3}, "b": {"type": "string", "enum": ["x", "y"]},
            "r": {"type": "string", "readOnly": true}
        }}});
        assert_eq!(built(&schema, false).unwrap(), json!({"a": 3}));
        assert_eq!(built(&schema, true).unwrap(), json!({"a": 3, "b": "x"}));
    }

    #[test]
    fn an_example_is_used_if_it_is_valid() {
        let of = |example: Value| {
            built(&json!({"A": {"type": "string", "maxLength": 3, "example": example}}), false).unwrap()
        };
        assert_eq!((of(json!("ab")), of(json!("abcd")), of(json!(1))), (json!("ab"), json!("ext"), json!("ext")));
    }

    #[test]
    fn parts_are_joined_and_a_valid_variant_is_selected() {
        let schemas = json!({
            "A": {"allOf": [{"$ref": "#/components/schemas/B"}], "oneOf": [{"required": ["no"], "properties": {"no": false}}, {"required": ["c"]}],
                "properties": {"c": {"type": "array", "minItems": 2, "uniqueItems": true, "items": {"type": "string"}}}},
            "B": {"type": "object", "required": ["b"], "properties": {"b": {"type": "number", "exclusiveMinimum": 1, "maximum": 2}}}
        });
        assert_eq!(built(&schemas, false).unwrap(), json!({"b": 1.5, "c": ["text", "text1"]}));
    }

    #[test]
    fn a_union_has_the_tag_of_its_variant() {
        let schemas = json!({
            "A": {"oneOf": [{"$ref": "#/components/schemas/B"}], "discriminator": {"propertyName": "kind", "mapping": {"bee": "#/components/schemas/B"}}},
            "B": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}}
        });
        assert_eq!(built(&schemas, false).unwrap(), json!({"kind": "bee"}));
    }

    #[test]
    fn recursive_schemas_end() {
        let schema = json!({"A": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/A"}}}});
        assert_eq!(built(&schema, false).unwrap(), json!({}));
        assert!(built(&schema, true).is_ok());
        let endless = json!({"A": {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#/components/schemas/A"}}}});
        assert_eq!(built(&endless, false).unwrap_err(), "no value can be built");
    }
}
