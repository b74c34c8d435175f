//! Collects the examples of a description: of request bodies, response bodies and shared schemas.

use serde_json::Value;

use super::document::{Dialect, Document, child, is_json, reference};

const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// The direction in which a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
    /// In both directions: the example belongs to a schema whose use is not known here.
    Both,
}

/// The place that an example belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Site {
    /// A shared schema, in the given direction.
    Component(Direction),
    /// A request body.
    Request {
        /// The pointer of the operation.
        operation: String,
        /// The media type, if the example belongs to one.
        media_type: Option<String>,
    },
    /// A response body.
    Response {
        /// The pointer of the operation.
        operation: String,
        /// The status key of the response.
        status: String,
        /// The media type, if the example belongs to one.
        media_type: Option<String>,
    },
}

/// An example.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The pointer of the example.
    pub pointer: String,
    /// The pointer of its schema.
    pub schema: String,
    /// The place it belongs to.
    pub site: Site,
    /// The value.
    pub value: Value,
}

impl Example {
    /// Returns the example of a shared schema for one direction. Needed if the schema has separate request and response
    /// types.
    #[must_use]
    pub fn going(&self, direction: Direction) -> Self {
        Self { site: Site::Component(direction), ..self.clone() }
    }

    /// Returns the direction in which the value travels.
    pub fn direction(&self) -> Direction {
        match self.site {
            Site::Component(direction) => direction,
            Site::Request { .. } => Direction::Request,
            Site::Response { .. } => Direction::Response,
        }
    }
}

/// Returns all examples of a description.
pub fn collect(document: &Document) -> Vec<Example> {
    let mut collector = Collector { document, examples: Vec::new() };
    let shared = if document.dialect == Dialect::Swagger { "/definitions" } else { "/components/schemas" };
    for (schema, _, _) in document.properties(shared) {
        collector.of_schema(&schema, &Site::Component(Direction::Both));
    }
    for (path, name, _) in document.properties("/paths") {
        if name.starts_with("x-") {
            continue;
        }
        let Some((item, _)) = document.follow(&path) else { continue };
        for (operation, method, value) in document.properties(&item) {
            if METHODS.contains(&method) && value.is_object() {
                collector.of_operation(&item, &operation);
            }
        }
    }
    collector.examples
}

struct Collector<'a> {
    document: &'a Document,
    examples: Vec<Example>,
}

impl Collector<'_> {
    fn of_operation(&mut self, item: &str, operation: &str) {
        if self.document.dialect == Dialect::Swagger {
            // The operation's own parameters take precedence. There can be only one body.
            let lists = [child(operation, "parameters"), child(item, "parameters")];
            let body = lists.iter().find_map(|list| self.body_parameter(list));
            if let Some(body) = body {
                let site = Site::Request { operation: operation.to_owned(), media_type: None };
                self.of_schema(&child(&body, "schema"), &site);
            }
        } else if let Some((body, _)) = self.document.follow(&child(operation, "requestBody")) {
            self.of_content(&body, |media_type| Site::Request { operation: operation.to_owned(), media_type });
        }
        for (response, status, _) in self.document.properties(&child(operation, "responses")) {
            let Some((response, value)) = self.document.follow(&response) else { continue };
            let site = |media_type| Site::Response {
                operation: operation.to_owned(),
                status: status.to_ascii_lowercase(),
                media_type,
            };
            if self.document.dialect != Dialect::Swagger {
                self.of_content(&response, site);
                continue;
            }
            let schema = child(&response, "schema");
            if value.get("schema").is_none() {
                continue;
            }
            for (pointer, media_type, value) in self.document.properties(&child(&response, "examples")) {
                // The media types of a response in OpenAPI 2.0 are listed elsewhere, in `produces`, and are often
                // wrong.
                if is_json(media_type) {
                    self.add(pointer, &schema, site(None), value);
                }
            }
            self.of_schema(&schema, &site(None));
        }
    }

    fn body_parameter(&self, list: &str) -> Option<String> {
        let count = self.document.get(list)?.as_array()?.len();
        (0..count).find_map(|index| {
            let (pointer, parameter) = self.document.follow(&child(list, &index.to_string()))?;
            (parameter.get("in").and_then(Value::as_str) == Some("body")).then_some(pointer)
        })
    }

    /// Collects the examples of each media type of a body.
    fn of_content(&mut self, body: &str, site: impl Fn(Option<String>) -> Site) {
        for (media, name, value) in self.document.properties(&child(body, "content")) {
            if value.get("schema").is_none() {
                continue;
            }
            let site = site(Some(name.to_owned()));
            let schema = child(&media, "schema");
            if let Some(example) = value.get("example") {
                self.add(child(&media, "example"), &schema, site.clone(), example);
            }
            for (pointer, _, _) in self.document.properties(&child(&media, "examples")) {
                let Some((pointer, example)) = self.document.follow(&pointer) else { continue };
                // `dataValue` is new in OpenAPI 3.2. Serialized and external values are ignored.
                for key in ["value", "dataValue"] {
                    if let Some(value) = example.get(key) {
                        self.add(child(&pointer, key), &schema, site.clone(), value);
                    }
                }
            }
            self.of_schema(&schema, &site);
        }
    }

    /// Collects the examples inside the schema itself. A referenced schema is a shared one, and is collected
    /// separately.
    fn of_schema(&mut self, schema: &str, site: &Site) {
        let Some(value) = self.document.get(schema).filter(|value| reference(value).is_none()) else { return };
        let Some(keywords) = value.as_object() else { return };
        if let Some(example) = keywords.get("example") {
            self.add(child(schema, "example"), schema, site.clone(), example);
        }
        if let Some(Value::Array(examples)) = keywords.get("examples") {
            for (index, example) in examples.iter().enumerate() {
                self.add(child(&child(schema, "examples"), &index.to_string()), schema, site.clone(), example);
            }
        }
    }

    fn add(&mut self, pointer: String, schema: &str, site: Site, value: &Value) {
        let media_type = match &site {
            Site::Component(_) => None,
            Site::Request { media_type, .. } | Site::Response { media_type, .. } => media_type.as_deref(),
        };
        // Media types other than JSON have an example as text, if at all.
        if media_type.is_none_or(|name| is_json(name) || name.contains("form-urlencoded")) {
            self.examples.push(Example { pointer, schema: schema.to_owned(), site, value: value.clone() });
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(root: Value) -> Vec<(String, Direction, Value)> {
        let examples = collect(&Document::of(root).unwrap());
        examples.into_iter().map(|it| (it.pointer.clone(), it.direction(), it.value)).collect()
    }

    #[test]
    fn bodies_have_examples_by_media_type_and_in_their_schemas() {
        let response = json!({"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/A"},
            "examples": {"one": {"value": 1}, "two": {"$ref": "#/components/examples/Two"}, "far": {"externalValue": "x"}}
        }}});
        let body = json!({"content": {"application/json": {"schema": {"example": 3}, "example": 4}, "text/xml": {"schema": {}, "example": "<a/>"}}});
        let found = found(json!({
            "openapi": "3.1.0",
            "paths": {"/a": {"put": {"requestBody": body, "responses": {"2XX": {"$ref": "#/components/responses/R"}}}}},
            "components": {"responses": {"R": response}, "examples": {"Two": {"value": 2}}, "schemas": {"A": {"examples": [5, 6]}}}
        }));
        let values: Vec<_> = found.iter().map(|(_, direction, value)| (*direction, value.as_i64().unwrap())).collect();
        let (b, q, p) = (Direction::Both, Direction::Request, Direction::Response);
        assert_eq!(values, [(b, 5), (b, 6), (q, 4), (q, 3), (p, 1), (p, 2)]);
        assert_eq!(found[5].0, "/components/examples/Two/value");
    }

    #[test]
    fn a_response_of_2_0_has_examples_by_media_type() {
        let found = found(json!({
            "swagger": "2.0",
            "paths": {"/a": {"parameters": [{"in": "body", "schema": {"example": {"a": 1}}}], "get": {"responses": {
                "200": {"schema": {"$ref": "#/definitions/A"}, "examples": {"application/json": {"a": 2}, "application/xml": "<a/>"}}
            }}}},
            "definitions": {"A": {"example": {"a": 3}}}
        }));
        let values: Vec<_> = found.iter().map(|(_, _, value)| value["a"].as_i64().unwrap()).collect();
        assert_eq!(values, [3, 1, 2]);
    }
}
