//! Stage 1, **read**: reads files into node trees.
//!
//! The trees are independent of OpenAPI. This stage handles the format (YAML 1.2 or JSON), the file system, JSON
//! references (RFC 6901 pointers, RFC 3986 relative paths) and Overlays.

mod anchors;
mod follow;
mod foreign;
mod input;
mod lines;
mod load;
mod locate;
mod node;
mod options;
#[cfg(feature = "overlay")]
mod overlay;
mod parse;
mod path;
mod resolve;
mod sources;
mod spelling;
mod tabs;
#[cfg(test)]
mod tests;

#[cfg(feature = "overlay")]
pub(crate) use crate::location::Target;
pub use crate::location::{FileId, NodeId, Place};
pub(crate) use input::{STANDARD_INPUT, read_named, read_text};
pub use node::{Segment, Value, pointer};
pub use options::Options;
pub(crate) use path::normal;
pub use resolve::ResolveError;
pub use sources::Sources;

/// A node of the description, as a read-only view for later stages.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    sources: &'d Sources,
    place: Place,
}

impl<'d> Node<'d> {
    /// Returns the place of the node.
    pub fn place(self) -> Place {
        self.place
    }

    /// Returns the value of the node.
    pub fn value(self) -> &'d Value {
        self.sources.tree(self.place.file).value(self.place.node)
    }

    /// Returns the text of a string node, or `None` for any other node.
    pub fn as_str(self) -> Option<&'d str> {
        match self.value() {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the text of a string, or a boolean or number as it is spelled in the file, such as `1.10`.
    pub fn spelling(self) -> Option<&'d str> {
        match self.value() {
            Value::String(text) => Some(text),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => self.sources.spelling(self.place),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Returns the items of an array node; empty for any other node.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let items: &[NodeId] = match self.value() {
            Value::Array(items) => items,
            _ => &[],
        };
        items.iter().map(move |id| self.with(*id))
    }

    /// Returns the keys and values of an object node; empty for any other node.
    pub fn entries(self) -> impl Iterator<Item = (&'d str, Self)> {
        let entries = match self.value() {
            Value::Object(entries) => Some(&**entries),
            _ => None,
        };
        entries.into_iter().flatten().map(move |(key, id)| (&**key, self.with(*id)))
    }

    /// Returns the value of a key in an object node.
    pub fn get(self, key: &str) -> Option<Self> {
        match self.value() {
            Value::Object(entries) => entries.get(key).map(|id| self.with(*id)),
            _ => None,
        }
    }

    /// Returns true if two nodes are equal as JSON values.
    pub fn is_equal(self, other: Self) -> bool {
        let (tree, other_tree) = (self.sources.tree(self.place.file), other.sources.tree(other.place.file));
        tree.is_equal(self.place.node, other_tree, other.place.node)
    }

    /// Converts the node to a JSON value, for examples, defaults and constants.
    pub fn to_json(self) -> serde_json::Value {
        self.sources.tree(self.place.file).to_json(self.place.node)
    }

    fn with(self, node: NodeId) -> Self {
        Self { sources: self.sources, place: Place { file: self.place.file, node } }
    }
}
