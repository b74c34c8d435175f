//! The files of a description, and what is known of their nodes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use rustc_hash::FxHashMap;

use super::anchors::Anchors;
use super::input::STANDARD_INPUT;
use super::lines::Lines;
use super::locate::locate;
use super::node::{Segment, Tree};
use super::parse::Format;
use super::path::normal;
use super::spelling::Spellings;
use super::{Node, ResolveError};
use crate::location::{FileId, NodeId, Place, Target};

#[derive(Debug)]
pub(super) struct File {
    /// The name given by the user, for messages.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) format: Format,
    pub(super) tree: Tree,
    /// True for the lock, which is not a part of the description.
    pub(super) is_lock: bool,
    /// The line index, built when it is first needed.
    pub(super) lines: OnceLock<Lines>,
    /// The spellings of scalars, collected when they are first needed.
    pub(super) spellings: OnceLock<Spellings>,
    /// The files that the references in this file name.
    pub(super) links: FxHashMap<String, Result<FileId, ResolveError>>,
}

impl File {
    /// Creates a file that is not parsed yet.
    pub(super) fn new(path: &Path, name: String, format: Format, text: String) -> File {
        File {
            name,
            path: path.to_owned(),
            text,
            format,
            tree: Tree::default(),
            is_lock: false,
            lines: OnceLock::new(),
            spellings: OnceLock::new(),
            links: FxHashMap::default(),
        }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }
}

/// The file, line and column of a node.
type Position = (FileId, usize, usize);

/// All files of a description. The first is the description itself.
#[derive(Debug, Default)]
pub struct Sources {
    pub(super) files: Vec<File>,
    empty: Tree,
    pub(super) anchors: Anchors,
    positions: Mutex<FxHashMap<(Place, Target), Position>>,
}

impl Sources {
    /// Returns the root of the description.
    pub fn root(&self) -> Node<'_> {
        self.node(Place { file: FileId(0), node: NodeId::ROOT })
    }

    /// Returns the node at a place.
    pub fn node(&self, place: Place) -> Node<'_> {
        Node { sources: self, place }
    }

    /// Returns the parent of a node, or `None` for the root of a file.
    pub(crate) fn parent(&self, place: Place) -> Option<Node<'_>> {
        let node = self.tree(place.file).parent(place.node)?;
        Some(self.node(Place { file: place.file, node }))
    }

    /// Returns the paths of all files that were read, for `rerun-if-changed`.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path()).filter(|path| path.as_os_str() != STANDARD_INPUT)
    }

    /// Returns the paths of the files of the description and of its overlays.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = (&Path, &str)> {
        let files = self.files.iter().filter(|file| !file.is_lock && file.path.as_os_str() != STANDARD_INPUT);
        files.map(|file| (file.path.as_path(), file.text.as_str()))
    }

    /// Returns the name of a file as given by the user.
    pub fn name(&self, file: FileId) -> &str {
        self.files.get(file.index()).map_or("", |file| &file.name)
    }

    /// Returns a line of a file, and the byte offset of a column in the line. Lines and columns start at 1.
    pub fn line(&self, file: FileId, line: usize, column: usize) -> (&str, usize) {
        self.files.get(file.index()).map_or(("", 0), |file| file.lines().line(&file.text, line, column))
    }

    /// Returns an identifier of a place that is the same on every machine.
    ///
    /// The identifier is the JSON pointer. In files other than the description, it starts with the relative path of the
    /// file.
    pub fn key(&self, place: Place) -> String {
        let pointer = self.pointer(place);
        if place.file == self.root().place().file {
            return pointer;
        }
        let path = |file: FileId| self.files.get(file.index()).map_or(Path::new(""), |file| file.path.as_path());
        let folder = path(self.root().place().file).parent().map(normal).unwrap_or_default();
        let path = normal(path(place.file));
        let words: Vec<_> = path.strip_prefix(&folder).unwrap_or(&path).components().collect();
        let words: Vec<_> = words.iter().map(|word| word.as_os_str().to_string_lossy()).collect();
        format!("{}#{pointer}", words.join("/"))
    }

    pub(crate) fn tree(&self, file: FileId) -> &Tree {
        self.files.get(file.index()).map_or(&self.empty, |file| &file.tree)
    }

    pub(super) fn set_tree(&mut self, file: FileId, tree: Tree) {
        if let Some(file) = self.files.get_mut(file.index()) {
            file.tree = tree;
        }
    }

    /// Returns the path from the root of the file to a node.
    pub fn path_of(&self, place: Place) -> Vec<Segment<'_>> {
        self.tree(place.file).path(place.node)
    }

    /// Returns the JSON pointer (RFC 6901) to a node.
    pub fn pointer(&self, place: Place) -> String {
        super::pointer(&self.path_of(place))
    }

    /// Returns the file, line and column of a node. A node that an overlay added has its position in the overlay.
    ///
    /// Lines and columns start at 1.
    pub fn position(&self, place: Place, target: Target) -> (FileId, usize, usize) {
        self.positions(&[(place, target)]).pop().unwrap_or((place.file, 1, 1))
    }

    /// Returns the positions of several nodes, found in one pass over each file. Positions are cached.
    pub fn positions(&self, wanted: &[(Place, Target)]) -> Vec<(FileId, usize, usize)> {
        let Ok(mut known) = self.positions.lock() else {
            return wanted.iter().map(|(place, _)| (place.file, 1, 1)).collect();
        };
        let mut by_file: BTreeMap<FileId, Vec<(Place, Target, Vec<Segment<'_>>)>> = BTreeMap::new();
        for (place, target) in wanted {
            if !known.contains_key(&(*place, *target)) {
                let (file, path) = self.written_at(*place);
                by_file.entry(file).or_default().push((*place, *target, path));
            }
        }
        for (id, wanted) in by_file {
            let Some(file) = self.files.get(id.index()) else { continue };
            let paths: Vec<_> = wanted.iter().map(|(_, target, path)| (path.clone(), *target)).collect();
            let found = locate(&file.text, file.lines(), file.format, &paths);
            for ((place, target, _), (line, column)) in wanted.into_iter().zip(found) {
                known.insert((place, target), (id, line, column));
            }
        }
        wanted.iter().map(|key| known.get(key).copied().unwrap_or((key.0.file, 1, 1))).collect()
    }

    /// Returns a boolean or a number as it is spelled in the file.
    pub(super) fn spelling(&self, place: Place) -> Option<&str> {
        let (id, path) = self.written_at(place);
        let file = self.files.get(id.index())?;
        let spellings = file.spellings.get_or_init(|| Spellings::of(&file.text, file.format));
        spellings.get(&path, self.tree(place.file).value(place.node))
    }

    /// Returns the file whose text contains a node, and the path of the node in that file.
    fn written_at(&self, place: Place) -> (FileId, Vec<Segment<'_>>) {
        match self.tree(place.file).origin(place.node) {
            Some((origin, below)) => {
                let mut path = self.path_of(origin);
                path.extend(below);
                (origin.file, path)
            }
            None => (place.file, self.path_of(place)),
        }
    }

    pub(super) fn linked(&self, from: FileId, path: &str) -> Result<FileId, ResolveError> {
        self.files
            .get(from.index())
            .and_then(|file| file.links.get(path).cloned())
            .unwrap_or_else(|| Err(ResolveError::File(format!("`{path}` was not read"))))
    }
}
