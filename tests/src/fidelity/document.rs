//! A description as plain JSON, with the means to follow its references.

use std::path::Path;

use serde_json::Value;

use crate::corpus::expected;

/// The maximum length of a chain of references.
const DEPTH: usize = 32;

/// The rules that the schemas of a document follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Schemas of OpenAPI 2.0.
    Swagger,
    /// Schemas of OpenAPI 3.0.
    Three,
    /// Schemas of OpenAPI 3.1 and later: JSON Schema 2020-12.
    JsonSchema,
}

/// A parsed description.
#[derive(Debug, Clone)]
pub struct Document {
    root: Value,
    /// The rules that its schemas follow.
    pub dialect: Dialect,
}

impl Document {
    /// Reads a file. Returns `None` if the file is not a description.
    pub fn read(path: &Path) -> Result<Option<Self>, String> {
        Ok(Self::of(expected::parse(path)?))
    }

    /// Creates a document from parsed text.
    pub fn of(root: Value) -> Option<Self> {
        let dialect = match root.get("openapi").and_then(Value::as_str) {
            Some(version) if version.starts_with("3.0") => Dialect::Three,
            Some(_) => Dialect::JsonSchema,
            None if root.get("swagger").is_some() => Dialect::Swagger,
            None => return None,
        };
        Some(Self { root, dialect })
    }

    /// Returns the value at a pointer.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// Follows a chain of references from a pointer and returns its end. Returns `None` if the chain leads to nothing
    /// or out of the document.
    pub fn follow(&self, pointer: &str) -> Option<(String, &Value)> {
        let mut pointer = pointer.to_owned();
        for _ in 0..DEPTH {
            let value = self.get(&pointer)?;
            match reference(value) {
                Some(reference) => pointer = target(reference)?,
                None => return Some((pointer, value)),
            }
        }
        None
    }

    /// Returns the properties of the object at a pointer, each with its own pointer.
    pub fn properties(&self, pointer: &str) -> Vec<(String, &str, &Value)> {
        let Some((end, value)) = self.follow(pointer) else { return Vec::new() };
        let properties = value.as_object().into_iter().flatten();
        properties.map(|(name, value)| (child(&end, name), name.as_str(), value)).collect()
    }
}

/// Returns the reference of an object, if it has one.
pub fn reference(value: &Value) -> Option<&str> {
    value.get("$ref").and_then(Value::as_str)
}

/// Returns the pointer that a reference within the document denotes.
pub fn target(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    let pointer = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned();
    (pointer.is_empty() || pointer.starts_with('/')).then_some(pointer)
}

/// Returns the pointer of a property.
pub fn child(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Returns true if a media type is JSON.
pub fn is_json(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    name == "application/json" || name == "text/json" || name.ends_with("+json") || name == "*/*"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_are_followed_to_their_end_without_loops() {
        let document = Document::of(json!({
            "openapi": "3.0.1", "a": {"$ref": "#/b"}, "b": {"$ref": "#/x~1y"}, "x/y": {"z": 1},
            "c": {"$ref": "#/c"}, "d": {"$ref": "other.yaml#/a"}
        }))
        .unwrap();
        assert_eq!(document.dialect, Dialect::Three);
        assert_eq!(document.follow("/a").unwrap().0, "/x~1y");
        assert_eq!(document.properties("/a")[0].0, "/x~1y/z");
        assert!(document.follow("/c").is_none() && document.follow("/d").is_none());
    }

    #[test]
    fn documents_without_a_version_are_not_descriptions() {
        assert!(Document::of(json!({"swagger": "2.0"})).is_some_and(|it| it.dialect == Dialect::Swagger));
        assert!(Document::of(json!({"openapi": "3.2.0"})).is_some_and(|it| it.dialect == Dialect::JsonSchema));
        assert!(Document::of(json!({})).is_none());
    }
}
