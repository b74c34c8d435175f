//! Finds the places of a description that define request values: the schemas of parameters and bodies, and their
//! examples.

use std::fmt::Write as _;

use serde_json::Value;
use wirewright::stages::ir::Status;

use crate::fidelity::document::{Dialect, Document, child, is_json};

/// The description of a value.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Site {
    /// The pointer of its schema. `None` if any text is allowed.
    pub schema: Option<String>,
    /// The examples beside the schema.
    pub given: Vec<Value>,
}

/// The description of a body.
#[derive(Debug, Clone, PartialEq)]
pub enum BodySite {
    /// A body that is described as a whole.
    Whole(Site),
    /// The fields of an OpenAPI 2.0 form, each with its name and true if it is required.
    Fields(Vec<(String, bool, Site)>),
}

impl BodySite {
    /// Returns all descriptions of values.
    pub fn sites(&self) -> Vec<&Site> {
        match self {
            Self::Whole(site) => vec![site],
            Self::Fields(fields) => fields.iter().map(|(_, _, site)| site).collect(),
        }
    }
}

/// Returns the description of the parameter at a pointer.
pub fn parameter(document: &Document, pointer: &str) -> Site {
    let Some(object) = document.get(pointer).filter(|object| object.get("in").is_some()) else {
        return Site::default();
    };
    if object.get("schema").is_none() {
        if let Some((media_type, _, _)) = document.properties(&child(pointer, "content")).first() {
            return self::media_type(document, media_type);
        }
        if document.dialect != Dialect::Swagger {
            return Site::default();
        }
        let given = object.get("x-example").into_iter().cloned().collect();
        return Site { schema: Some(pointer.to_owned()), given };
    }
    media_type(document, pointer)
}

/// Returns the path parameters of an operation whose path contains a pattern, such as `{id:[0-9]+}`, each with the
/// pattern.
pub fn routed<'d>(document: &'d Document, operation: &str) -> Vec<(&'d str, &'d str)> {
    let item = operation.rsplit_once('/').map_or("", |(item, _)| item);
    let paths = document.get("/paths").and_then(Value::as_object);
    let path = paths.and_then(|paths| paths.keys().find(|path| child("/paths", path) == item));
    path.map_or_else(Vec::new, |path| pieces(path).filter_map(|(_, name, pattern)| Some((name, pattern?))).collect())
}

/// Returns a path without the patterns of its parameters.
pub fn without_patterns(path: &str) -> String {
    let mut end = 0;
    let mut text = String::new();
    for (start, name, pattern) in pieces(path) {
        let _ = write!(text, "{}{{{name}}}", &path[end..start]);
        end = start + 2 + name.len() + pattern.map_or(0, |pattern| pattern.len() + 1);
    }
    text + &path[end..]
}

/// Returns the parameters of a path: the start, name and pattern of each. A pattern may contain braces.
fn pieces(path: &str) -> impl Iterator<Item = (usize, &str, Option<&str>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + path.get(at..)?.find('{')?;
        let mut depth = 0;
        let closing = |(_, char): &(usize, char)| {
            depth += i32::from(*char == '{') - i32::from(*char == '}');
            depth == 0
        };
        let (length, _) = path[start..].char_indices().find(closing)?;
        at = start + length + 1;
        let inner = &path[start + 1..start + length];
        let (name, pattern) = inner.split_once(':').map_or((inner, None), |(name, pattern)| (name, Some(pattern)));
        Some((start, name, pattern))
    })
}

/// Returns the schema and examples at a pointer, usually of a Media Type Object.
pub fn media_type(document: &Document, pointer: &str) -> Site {
    let Some(object) = document.get(pointer) else { return Site::default() };
    let named = document.properties(&child(pointer, "examples"));
    let named = named.iter().filter_map(|(at, _, _)| document.follow(at)?.1.get("value"));
    let given = object.get("example").into_iter().chain(named).chain(object.get("x-example")).cloned().collect();
    Site { schema: object.get("schema").map(|_| child(pointer, "schema")), given }
}

/// Returns the pointer of the schema of a JSON response.
pub fn response(document: &Document, operation: &str, status: Status) -> Option<String> {
    let key = match status {
        Status::Exact(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    };
    let responses = document.properties(&child(operation, "responses"));
    let (pointer, _, _) = responses.into_iter().find(|(_, name, _)| name.eq_ignore_ascii_case(&key))?;
    let (pointer, response) = document.follow(&pointer)?;
    if response.get("schema").is_some() {
        return Some(child(&pointer, "schema"));
    }
    let content = document.properties(&child(&pointer, "content"));
    let (at, _, _) =
        content.into_iter().find(|(_, name, media_type)| is_json(name) && media_type.get("schema").is_some())?;
    Some(child(&at, "schema"))
}

/// Returns the description of the body from the parameters of an OpenAPI 2.0 operation.
pub fn swagger_body(document: &Document, operation: &str) -> Option<BodySite> {
    let item = operation.rsplit_once('/').map_or("", |(item, _)| item);
    let mut all: Vec<(String, &Value)> = Vec::new();
    for list in [child(operation, "parameters"), child(item, "parameters")] {
        let count = document.get(&list).and_then(Value::as_array).map_or(0, Vec::len);
        all.extend((0..count).filter_map(|index| document.follow(&child(&list, &index.to_string()))));
    }
    let is_in = |object: &Value, location: &str| object.get("in").and_then(Value::as_str) == Some(location);
    if let Some((pointer, _)) = all.iter().find(|(_, object)| is_in(object, "body")) {
        return Some(BodySite::Whole(media_type(document, pointer)));
    }
    let mut fields: Vec<(String, bool, Site)> = Vec::new();
    for (pointer, object) in all.iter().filter(|(_, object)| is_in(object, "formData")) {
        let Some(name) = object.get("name").and_then(Value::as_str) else { continue };
        if fields.iter().all(|(known, _, _)| known != name) {
            let required = object.get("required") == Some(&Value::Bool(true));
            fields.push((name.to_owned(), required, parameter(document, pointer)));
        }
    }
    (!fields.is_empty()).then_some(BodySite::Fields(fields))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_parameter_has_a_schema_and_examples() {
        let document = Document::of(json!({"openapi": "3.0.0",
            "a": {"in": "query", "schema": {}, "examples": {"x": {"value": 1}, "y": {"$ref": "#/y"}}}, "y": {"value": 2},
            "b": {"in": "query", "content": {"application/json": {"schema": {}, "example": 3}}}
        }))
        .unwrap();
        let site = |schema: &str, given| Site { schema: Some(schema.to_owned()), given };
        assert_eq!(parameter(&document, "/a"), site("/a/schema", vec![json!(1), json!(2)]));
        assert_eq!(parameter(&document, "/b"), site("/b/content/application~1json/schema", vec![json!(3)]));
        assert_eq!(parameter(&document, "/y"), Site::default());
    }

    #[test]
    fn a_pattern_in_a_path_is_separated_from_its_name() {
        assert_eq!(without_patterns("/a/{id:[0-9]{2}}/b.{c}"), "/a/{id}/b.{c}");
        let document = Document::of(json!({"swagger": "2.0", "paths": {"/a/{id:[0-9]{2}}/{b}": {"get": {}}}})).unwrap();
        assert_eq!(routed(&document, "/paths/~1a~1{id:[0-9]{2}}~1{b}/get"), [("id", "[0-9]{2}")]);
    }

    #[test]
    fn the_fields_of_a_form_of_2_0_are_parameters() {
        let document = Document::of(json!({"swagger": "2.0", "paths": {"/a": {
            "parameters": [{"in": "formData", "name": "f", "type": "string"}],
            "post": {"parameters": [{"in": "formData", "name": "f", "type": "file", "required": true}]},
            "put": {"parameters": [{"in": "body", "name": "b", "schema": {}}]}
        }}}))
        .unwrap();
        let Some(BodySite::Fields(fields)) = swagger_body(&document, "/paths/~1a/post") else { panic!("no form") };
        assert_eq!((fields.len(), fields[0].1), (1, true));
        let Some(BodySite::Whole(site)) = swagger_body(&document, "/paths/~1a/put") else { panic!("no body") };
        assert_eq!(site.schema.as_deref(), Some("/paths/~1a/put/parameters/0/schema"));
    }
}
