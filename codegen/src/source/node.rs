//! The node tree of one file: YAML or JSON, with no idea of what it describes.

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{FileId, NodeId, Place};

/// The members of an object, in the order of the file.
pub type Members = IndexMap<Box<str>, NodeId, FxBuildHasher>;

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `~` or an empty YAML scalar.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number without a fraction that fits.
    Int(i128),
    /// Any other number.
    Float(f64),
    /// A string.
    String(Box<str>),
    /// A sequence.
    Array(Vec<NodeId>),
    /// A mapping. Boxed: most nodes are scalars, and a large description has millions of them.
    Object(Box<Members>),
}

impl Value {
    /// The JSON name of the kind, with an article, for messages.
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
    /// The index among the parent's items or members.
    slot: u32,
    value: Value,
}

/// The nodes of one file. The first is the root.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// Where a node really stands when it is not in this file's text: put there by an overlay.
    origins: FxHashMap<NodeId, Place>,
}

impl Tree {
    /// Adds a node that is not yet filled in, so that its children can name it as their parent.
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

    /// How many nodes there are.
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

    pub(super) fn set_origin(&mut self, id: NodeId, origin: Place) {
        self.origins.insert(id, origin);
    }

    /// The value of a node.
    pub fn value(&self, id: NodeId) -> &Value {
        self.nodes.get(id.index()).map_or(&Value::Null, |node| &node.value)
    }

    /// The parent of a node; `None` for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        if id == NodeId::ROOT {
            return None;
        }
        self.nodes.get(id.index()).map(|node| node.parent)
    }

    /// The key or index under which the parent holds this node.
    pub fn segment(&self, id: NodeId) -> Option<Segment<'_>> {
        let node = self.nodes.get(id.index())?;
        match self.value(self.parent(id)?) {
            Value::Object(members) => members.get_index(node.slot as usize).map(|(key, _)| Segment::Key(key)),
            _ => Some(Segment::Index(node.slot as usize)),
        }
    }

    /// The way from the root to a node.
    pub fn path(&self, id: NodeId) -> Vec<Segment<'_>> {
        let mut path = Vec::new();
        let mut current = id;
        while let (Some(segment), Some(parent)) = (self.segment(current), self.parent(current)) {
            path.push(segment);
            current = parent;
        }
        path.reverse();
        path
    }

    /// The pointers of all nodes that overlays put there, with their places.
    pub(super) fn origins(&self) -> impl Iterator<Item = (String, Place)> {
        self.origins.iter().map(|(id, place)| (pointer(&self.path(*id)), *place))
    }

    /// The nearest place at or above a node that an overlay put there, with the way from it down to the node.
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

    /// The child under a key, or under an index written as a key.
    pub fn child(&self, id: NodeId, segment: &str) -> Option<NodeId> {
        match self.value(id) {
            Value::Object(members) => members.get(segment).copied(),
            Value::Array(items) => items.get(segment.parse::<usize>().ok()?).copied(),
            _ => None,
        }
    }

    /// Every node.
    pub(super) fn ids(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'t> {
    /// The key of an object's member.
    Key(&'t str),
    /// The index of an array's item.
    Index(usize),
}

impl Segment<'_> {
    /// The segment as a JSON pointer writes it, without escapes.
    pub fn text(&self) -> String {
        match self {
            Self::Key(key) => (*key).to_owned(),
            Self::Index(index) => index.to_string(),
        }
    }
}

/// A path as a JSON pointer (RFC 6901).
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

impl FileId {
    /// The position in the list of files.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl NodeId {
    /// The root of a file.
    pub const ROOT: Self = Self(0);

    fn index(self) -> usize {
        self.0 as usize
    }
}

impl Tree {
    /// A node as a JSON value. The depth is bounded by the reader.
    pub(super) fn to_json(&self, id: NodeId) -> serde_json::Value {
        use serde_json::Value as Json;
        match self.value(id) {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Int(value) => serde_json::Number::from_i128(*value).map_or_else(
                // JSON in memory has 64-bit integers: beyond them only the magnitude is kept.
                #[allow(clippy::cast_precision_loss)]
                || serde_json::Number::from_f64(*value as f64).map_or(Json::Null, Json::Number),
                Json::Number,
            ),
            Value::Float(value) => serde_json::Number::from_f64(*value).map_or(Json::Null, Json::Number),
            Value::String(text) => Json::String(text.to_string()),
            Value::Array(items) => Json::Array(items.iter().map(|item| self.to_json(*item)).collect()),
            Value::Object(members) => {
                Json::Object(members.iter().map(|(key, member)| (key.to_string(), self.to_json(*member))).collect())
            }
        }
    }
}
