//! A description as plain JSON, and the ways in it.

use std::path::Path;

use serde_json::Value;

use crate::corpus::expected;

/// How many references may lead on to each other.
const DEPTH: usize = 32;

/// Which rules schemas keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// 2.0.
    Swagger,
    /// 3.0.
    Three,
    /// 3.1 and later: JSON Schema 2020-12.
    JsonSchema,
}

/// A description.
#[derive(Debug, Clone)]
pub struct Document {
    root: Value,
    /// Which rules its schemas keep to.
    pub dialect: Dialect,
}

impl Document {
    /// Reads a file; `None` if it is no description.
    pub fn read(path: &Path) -> Result<Option<Self>, String> {
        Ok(Self::of(expected::parse(path)?))
    }

    /// Of a parsed text.
    pub fn of(root: Value) -> Option<Self> {
        let dialect = match root.get("openapi").and_then(Value::as_str) {
            Some(version) if version.starts_with("3.0") => Dialect::Three,
            Some(_) => Dialect::JsonSchema,
            None if root.get("swagger").is_some() => Dialect::Swagger,
            None => return None,
        };
        Some(Self { root, dialect })
    }

    /// What stands at a pointer.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// Where a chain of references that begins at a pointer ends; `None` where it leads nowhere or out of the document.
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

    /// The members of the object that a pointer leads to, each with its own pointer.
    pub fn members(&self, pointer: &str) -> Vec<(String, &str, &Value)> {
        let Some((end, value)) = self.follow(pointer) else { return Vec::new() };
        let members = value.as_object().into_iter().flatten();
        members.map(|(name, value)| (child(&end, name), name.as_str(), value)).collect()
    }
}

/// The reference of an object.
pub fn reference(value: &Value) -> Option<&str> {
    value.get("$ref").and_then(Value::as_str)
}

/// The pointer that a reference within the document means.
pub fn target(reference: &str) -> Option<String> {
    let fragment = reference.strip_prefix('#')?;
    let pointer = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy().into_owned();
    (pointer.is_empty() || pointer.starts_with('/')).then_some(pointer)
}

/// A pointer to a member.
pub fn child(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Whether a media type is JSON.
pub fn is_json(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    name == "application/json" || name == "text/json" || name.ends_with("+json") || name == "*/*"
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_are_followed_to_their_end_and_not_in_circles() {
        let document = Document::of(json!({
            "openapi": "3.0.1", "a": {"$ref": "#/b"}, "b": {"$ref": "#/x~1y"}, "x/y": {"z": 1},
            "c": {"$ref": "#/c"}, "d": {"$ref": "other.yaml#/a"}
        }))
        .unwrap();
        assert_eq!(document.dialect, Dialect::Three);
        assert_eq!(document.follow("/a").unwrap().0, "/x~1y");
        assert_eq!(document.members("/a")[0].0, "/x~1y/z");
        assert!(document.follow("/c").is_none() && document.follow("/d").is_none());
    }

    #[test]
    fn what_is_no_description_is_told() {
        assert!(Document::of(json!({"swagger": "2.0"})).is_some_and(|it| it.dialect == Dialect::Swagger));
        assert!(Document::of(json!({"openapi": "3.2.0"})).is_some_and(|it| it.dialect == Dialect::JsonSchema));
        assert!(Document::of(json!({})).is_none());
    }
}
