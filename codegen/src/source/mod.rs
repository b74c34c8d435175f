//! Stage 1, **read**: paths to node trees.
//!
//! Parsed trees know no OpenAPI; all that is known here is the notation (YAML 1.2 or JSON), the file system, JSON references
//! (RFC 6901 pointers, RFC 3986 relative paths) and Overlays.

mod anchors;
mod foreign;
mod input;
mod lines;
mod load;
mod locate;
mod locate_json;
mod locate_yaml;
mod node;
mod overlay;
mod parse;
mod resolve;
mod spelling;
#[cfg(test)]
mod tests;

pub(crate) use input::{STANDARD_INPUT, read_named, read_text};
pub use load::{Options, Sources};
pub use locate::Target;
pub use node::{Members, Segment, Tree, Value, pointer};
pub use parse::{Format, ParseError};
pub use resolve::ResolveError;

/// A file among those read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A node in its file's tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

/// A node in its file: what every later stage keeps in order to say where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The node.
    pub node: NodeId,
}

/// A node with the trees behind it: the read-only view that the later stages walk.
#[derive(Clone, Copy)]
pub struct Node<'d> {
    sources: &'d Sources,
    place: Place,
}

impl<'d> Node<'d> {
    /// Where it stands.
    pub fn place(self) -> Place {
        self.place
    }

    /// What it holds.
    pub fn value(self) -> &'d Value {
        self.sources.tree(self.place.file).value(self.place.node)
    }

    /// The text of a string node.
    pub fn as_str(self) -> Option<&'d str> {
        match self.value() {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string node, and of a boolean or a number as the file spells it: `1.10` without quotes.
    pub fn spelling(self) -> Option<&'d str> {
        match self.value() {
            Value::String(text) => Some(text),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => self.sources.spelling(self.place),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The items of an array node; none for any other kind.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let items: &[NodeId] = match self.value() {
            Value::Array(items) => items,
            _ => &[],
        };
        items.iter().map(move |id| self.with(*id))
    }

    /// The members of an object node; none for any other kind.
    pub fn members(self) -> impl Iterator<Item = (&'d str, Self)> {
        let members = match self.value() {
            Value::Object(members) => Some(&**members),
            _ => None,
        };
        members.into_iter().flatten().map(move |(key, id)| (&**key, self.with(*id)))
    }

    /// The member of an object under a key.
    pub fn get(self, key: &str) -> Option<Self> {
        match self.value() {
            Value::Object(members) => members.get(key).map(|id| self.with(*id)),
            _ => None,
        }
    }

    /// The node as a JSON value, for examples, defaults and constants.
    pub fn to_json(self) -> serde_json::Value {
        self.sources.tree(self.place.file).to_json(self.place.node)
    }

    fn with(self, node: NodeId) -> Self {
        Self { sources: self.sources, place: Place { file: self.place.file, node } }
    }
}
