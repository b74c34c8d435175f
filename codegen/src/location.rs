//! Locations in the files of a description, which every stage keeps and diagnostics point at.

/// The identifier of a file that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub(crate) u32);

impl FileId {
    /// Returns the index in the list of files.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The identifier of a node in the tree of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub(crate) u32);

impl NodeId {
    /// The identifier of the root of a file.
    pub const ROOT: Self = Self(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The place of a node: its file and its identifier there. Later stages keep it to report where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The node.
    pub node: NodeId,
}

/// The part of an object entry that a position refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// The key of the node.
    Key,
    /// The value of the node.
    Value,
}

/// The location that a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum At {
    /// The path of a file that could not be read.
    Path(String),
    /// A position in a file that could not be parsed.
    Text {
        /// The file.
        file: FileId,
        /// The line, starting at 1.
        line: usize,
        /// The column, starting at 1.
        column: usize,
    },
    /// The key or the value of a node.
    Node(Place, Target),
}
