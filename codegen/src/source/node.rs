//! The node tree of one YAML or JSON file, independent of OpenAPI.

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{NodeId, Place};

/// The keys and values of an object, in the order of the file.
pub(super) type Entries = IndexMap<Box<str>, NodeId, FxBuildHasher>;

/// The value of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `~` or an empty YAML scalar.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer in the range of `i128`.
    Int(i128),
    /// Any other number.
    Float(f64),
    /// A string.
    String(Box<str>),
    /// A sequence.
    Array(Vec<NodeId>),
    /// A mapping. It is boxed to keep nodes small, since most of them are scalars.
    Object(Box<Entries>),
}

impl Value {
    /// Returns the name of the JSON type with an article, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "an integer",
            Self::Float(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

#[derive(Debug, Clone)]
struct Node {
    parent: NodeId,
    /// The index among the parent's items or entries.
    slot: u32,
    value: Value,
}

/// The nodes of one file. The first is the root.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
    /// The places in overlays of the nodes that overlays added.
    origins: FxHashMap<NodeId, Place>,
}

impl Tree {
    /// Adds a node whose value is set later, so that its children can refer to it as their parent.
    pub(super) fn reserve(&mut self, parent: NodeId, slot: usize) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { parent, slot: u32::try_from(slot).unwrap_or(u32::MAX), value: Value::Null });
        id
    }

    pub(super) fn fill(&mut self, id: NodeId, value: Value) {
        if let Some(node) = self.nodes.get_mut(id.index()) {
            node.value = value;
        }
    }

    /// Returns the number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Moves a node to another parent, for YAML's merge keys.
    pub(super) fn adopt(&mut self, id: NodeId, parent: NodeId, slot: usize) {
        if let Some(node) = self.nodes.get_mut(id.index()) {
            node.parent = parent;
            node.slot = u32::try_from(slot).unwrap_or(u32::MAX);
        }
    }

    pub(super) fn take(&mut self, id: NodeId) -> Value {
        self.nodes.get_mut(id.index()).map_or(Value::Null, |node| std::mem::replace(&mut node.value, Value::Null))
    }

    #[cfg(feature = "overlay")]
    pub(super) fn set_origin(&mut self, id: NodeId, origin: Place) {
        self.origins.insert(id, origin);
    }

    /// Returns the value of a node.
    pub(crate) fn value(&self, id: NodeId) -> &Value {
        self.nodes.get(id.index()).map_or(&Value::Null, |node| &node.value)
    }

    /// Returns the parent of a node, or `None` for the root.
    pub(crate) fn parent(&self, id: NodeId) -> Option<NodeId> {
        if id == NodeId::ROOT {
            return None;
        }
        self.nodes.get(id.index()).map(|node| node.parent)
    }

    /// Returns the key or index of a node in its parent.
    pub(crate) fn segment(&self, id: NodeId) -> Option<Segment<'_>> {
        let node = self.nodes.get(id.index())?;
        match self.value(self.parent(id)?) {
            Value::Object(entries) => entries.get_index(node.slot as usize).map(|(key, _)| Segment::Key(key)),
            _ => Some(Segment::Index(node.slot as usize)),
        }
    }

    /// Returns the path from the root to a node.
    pub(crate) fn path(&self, id: NodeId) -> Vec<Segment<'_>> {
        let mut path = Vec::new();
        let mut current = id;
        while let (Some(segment), Some(parent)) = (self.segment(current), self.parent(current)) {
            path.push(segment);
            current = parent;
        }
        path.reverse();
        path
    }

    /// Returns the pointers of all nodes that overlays added, with their places in the overlays.
    #[cfg(feature = "overlay")]
    pub(super) fn origins(&self) -> impl Iterator<Item = (String, Place)> {
        self.origins.iter().map(|(id, place)| (pointer(&self.path(*id)), *place))
    }

    /// Finds the nearest node at or above `id` that an overlay added.
    ///
    /// Returns its place in the overlay, and the path from there to `id`.
    pub(super) fn origin(&self, id: NodeId) -> Option<(Place, Vec<Segment<'_>>)> {
        let mut below = Vec::new();
        let mut current = id;
        loop {
            if let Some(place) = self.origins.get(&current) {
                below.reverse();
                return Some((*place, below));
            }
            below.push(self.segment(current)?);
            current = self.parent(current)?;
        }
    }

    /// Returns the child with this key, or with this index as text.
    pub(crate) fn child(&self, id: NodeId, segment: &str) -> Option<NodeId> {
        match self.value(id) {
            Value::Object(entries) => entries.get(segment).copied(),
            Value::Array(items) => items.get(segment.parse::<usize>().ok()?).copied(),
            _ => None,
        }
    }

    /// Returns an iterator over all nodes. Parents come before their children.
    pub(super) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'t> {
    /// A key of an object.
    Key(&'t str),
    /// An index of an array.
    Index(usize),
}

impl Segment<'_> {
    /// Returns the segment as in a JSON pointer, but without escapes.
    pub fn text(&self) -> String {
        match self {
            Self::Key(key) => (*key).to_owned(),
            Self::Index(index) => index.to_string(),
        }
    }
}

/// Formats a path as a JSON pointer (RFC 6901).
pub fn pointer(path: &[Segment<'_>]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for segment in path {
        match segment {
            Segment::Key(key) => {
                text.push('/');
                text.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Segment::Index(index) => {
                let _ = write!(text, "/{index}");
            }
        }
    }
    text
}

impl Tree {
    /// Returns true if two nodes are equal as JSON values.
    pub(super) fn is_equal(&self, one: NodeId, to: &Self, other: NodeId) -> bool {
        match (self.value(one), to.value(other)) {
            (Value::Array(one), Value::Array(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| self.is_equal(*one, to, *other))
            }
            (Value::Object(one), Value::Object(other)) => {
                let is_equal = |key: &str, one| other.get(key).is_some_and(|other| self.is_equal(one, to, *other));
                one.len() == other.len() && one.iter().all(|(key, one)| is_equal(key, *one))
            }
            (Value::Array(_) | Value::Object(_), _) | (_, Value::Array(_) | Value::Object(_)) => false,
            _ => self.to_json(one) == to.to_json(other),
        }
    }

    /// Converts a node to a JSON value. The parser limits the depth of the recursion.
    pub(super) fn to_json(&self, id: NodeId) -> serde_json::Value {
        use serde_json::Value as Json;
        match self.value(id) {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Int(value) => serde_json::Number::from_i128(*value).map_or_else(
                // `serde_json` has 64-bit integers. Larger ones are converted to floating-point numbers.
                #[allow(clippy::cast_precision_loss)]
                || serde_json::Number::from_f64(*value as f64).map_or(Json::Null, Json::Number),
                Json::Number,
            ),
            Value::Float(value) => serde_json::Number::from_f64(*value).map_or(Json::Null, Json::Number),
            Value::String(text) => Json::String(text.to_string()),
            Value::Array(items) => Json::Array(items.iter().map(|item| self.to_json(*item)).collect()),
            Value::Object(entries) => {
                Json::Object(entries.iter().map(|(key, member)| (key.to_string(), self.to_json(*member))).collect())
            }
        }
    }
}
