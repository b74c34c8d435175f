//! Reading files: the description, its overlays and the files that its references name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use rustc_hash::FxHashMap;

use super::anchors::Anchors;
use super::foreign;
use super::input::{STANDARD_INPUT, Unreadable, read_named, read_text};
use super::lines::Lines;
use super::locate::{Target, locate};
use super::node::{Segment, Tree, Value};
use super::parse::{ALIASES, Format, ParseError, parse};
use super::spelling::Spellings;
use super::{FileId, Node, NodeId, Place, ResolveError, overlay};
use crate::diagnostics::{At, Code, Diagnostic, Diagnostics};

/// How files are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// Whether a `$ref` may lead out of the folder of the description.
    pub allow_outside: bool,
}

#[derive(Debug)]
struct File {
    /// As the user named it, for messages.
    name: String,
    path: PathBuf,
    text: String,
    format: Format,
    tree: Tree,
    /// Made when a place in the text is first asked for.
    lines: OnceLock<Lines>,
    /// Made when the spelling of a scalar is first asked for.
    spellings: OnceLock<Spellings>,
    /// The files that this one's references name.
    links: FxHashMap<String, Result<FileId, ResolveError>>,
}

impl File {
    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }
}

/// File, line and column.
type Position = (FileId, usize, usize);

/// All the files of a description. The first is the description itself.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<File>,
    empty: Tree,
    pub(super) anchors: Anchors,
    positions: Mutex<FxHashMap<(Place, Target), Position>>,
}

impl Sources {
    /// Reads a description, applies its overlays and reads what its references name.
    ///
    /// What can't be read is reported; the sources hold whatever could.
    pub fn load(path: &Path, options: &Options, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Self::default();
        let Some(root) = sources.add(path, read_named(path), diagnostics) else { return sources };
        for file in &options.overlays {
            if let Some(file) = sources.add(file, read_named(file), diagnostics) {
                overlay::apply(&mut sources, root, file, diagnostics);
            }
        }
        sources.follow(root, options);
        sources.name_places();
        sources
    }

    /// Whether the description itself was read.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The root of the description.
    pub fn root(&self) -> Node<'_> {
        self.node(Place { file: FileId(0), node: NodeId::ROOT })
    }

    /// A node.
    pub fn node(&self, place: Place) -> Node<'_> {
        Node { sources: self, place }
    }

    /// The node that holds a node; `None` for the root of a file.
    pub(crate) fn parent(&self, place: Place) -> Option<Node<'_>> {
        let node = self.tree(place.file).parent(place.node)?;
        Some(self.node(Place { file: place.file, node }))
    }

    /// Every file that was read, for `rerun-if-changed`.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|file| file.path.as_path()).filter(|path| path.as_os_str() != STANDARD_INPUT)
    }

    /// The name of a file as the user gave it.
    pub fn name(&self, file: FileId) -> &str {
        self.files.get(file.index()).map_or("", |file| &file.name)
    }

    /// A line of a file (from 1), and the byte in it at which a column (from 1) begins.
    pub fn line(&self, file: FileId, line: usize, column: usize) -> (&str, usize) {
        self.files.get(file.index()).map_or(("", 0), |file| file.lines().line(&file.text, line, column))
    }

    /// A text that stands for a place and is the same on every machine: the pointer, after the way to its file from that of the
    /// description if it is another one.
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

    /// The way from the root of its file to a node.
    pub fn path_of(&self, place: Place) -> Vec<Segment<'_>> {
        self.tree(place.file).path(place.node)
    }

    /// The JSON pointer (RFC 6901) to a node.
    pub fn pointer(&self, place: Place) -> String {
        super::pointer(&self.path_of(place))
    }

    /// File, line and column (from 1) of a node: in the overlay that put it there, where one did.
    pub fn position(&self, place: Place, target: Target) -> (FileId, usize, usize) {
        self.positions(&[(place, target)]).pop().unwrap_or((place.file, 1, 1))
    }

    /// The positions of several nodes, with one walk through each file. They are remembered.
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

    /// A scalar that is no string, as the file spells it.
    pub(super) fn spelling(&self, place: Place) -> Option<&str> {
        let (id, path) = self.written_at(place);
        let file = self.files.get(id.index())?;
        let spellings = file.spellings.get_or_init(|| Spellings::of(&file.text, file.format));
        spellings.get(&path, self.tree(place.file).value(place.node))
    }

    /// The file whose text has a node, and the way to it there.
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

    fn read(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Option<FileId> {
        self.add(path, read_text(path), diagnostics)
    }

    /// Parses the text of a file.
    fn add(&mut self, path: &Path, text: Result<String, Unreadable>, diagnostics: &mut Diagnostics) -> Option<FileId> {
        let standard_input = path.as_os_str() == STANDARD_INPUT;
        let name = if standard_input { "<stdin>".to_owned() } else { path.display().to_string() };
        let text = match text {
            Ok(text) => text,
            Err(problem) => {
                let mut found = Diagnostic::new(Code::UnreadableFile, At::Path(name), problem.message);
                found.hint = problem.hint;
                diagnostics.push(found);
                return None;
            }
        };
        if let Some((kind, hint)) = foreign::certain(&text) {
            diagnostics
                .push(Diagnostic::new(Code::NotADescription, At::Path(name), format!("this is {kind}")).hint(hint));
            return None;
        }
        let format = format_of(path, &text);
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let (text, parsed) = without_tabs(text, format);
        let is_string = |tree: &Tree| matches!(tree.value(NodeId::ROOT), Value::String(_));
        let other = if parsed.as_ref().map_or(true, is_string) { foreign::likely(&text) } else { None };
        if let Some((kind, hint)) = other {
            diagnostics
                .push(Diagnostic::new(Code::NotADescription, At::Path(name), format!("this is {kind}")).hint(hint));
            return None;
        }
        self.files.push(File {
            name: name.clone(),
            path: path.to_owned(),
            format,
            tree: Tree::default(),
            lines: OnceLock::new(),
            spellings: OnceLock::new(),
            links: FxHashMap::default(),
            text,
        });
        match parsed {
            Ok(tree) => {
                self.set_tree(id, tree);
                Some(id)
            }
            Err(error) => {
                let mut error = error;
                if let Some(message) =
                    error.position.and_then(|at| tab_at(&self.files, id, at)).filter(|_| format == Format::Yaml)
                {
                    error.message = message;
                }
                let (code, hint) = explain(&error.message, error.duplicate_key, format);
                let at = match error.position {
                    Some((line, column)) => At::Text { file: id, line, column },
                    None => At::Path(name),
                };
                let mut found = Diagnostic::new(code, at, error.message);
                found.hint = hint;
                diagnostics.push(found);
                None
            }
        }
    }

    /// Reads the files that references name, and those that they name in turn.
    fn follow(&mut self, root: FileId, options: &Options) {
        let mut known: FxHashMap<PathBuf, Result<FileId, ResolveError>> = FxHashMap::default();
        // What refers back to the description means it, overlays and all.
        if let Some(file) = self.files.get(root.index()) {
            known.insert(normal(&file.path), Ok(root));
        }
        let mut folder = None;
        let mut queue = vec![root];
        while let Some(from) = queue.pop() {
            for reference in file_references(self.tree(from)) {
                let result = if is_remote(&reference) {
                    Err(ResolveError::Remote)
                } else {
                    let base = self.files.get(from.index()).map(|file| file.path.clone()).unwrap_or_default();
                    let path = normal(&base.parent().unwrap_or(Path::new("")).join(&reference));
                    let folder = folder.get_or_insert_with(|| folder_of(&base));
                    match known.get(&path) {
                        Some(result) => result.clone(),
                        None => {
                            let result = self.read_linked(&path, folder, options);
                            if let Ok(id) = result {
                                queue.push(id);
                            }
                            known.insert(path, result.clone());
                            result
                        }
                    }
                };
                if let Some(file) = self.files.get_mut(from.index()) {
                    file.links.insert(reference, result);
                }
            }
        }
    }

    fn name_places(&mut self) {
        if !self.files.iter().any(|file| Anchors::may_be_in(&file.text)) {
            return;
        }
        for (index, file) in self.files.iter().enumerate() {
            self.anchors.add(FileId(u32::try_from(index).unwrap_or(u32::MAX)), &file.tree);
        }
    }

    fn read_linked(&mut self, path: &Path, folder: &Path, options: &Options) -> Result<FileId, ResolveError> {
        let shown = path.display();
        let real = fs::canonicalize(path).map_err(|error| ResolveError::File(format!("`{shown}`: {error}")))?;
        if !options.allow_outside && !real.starts_with(folder) {
            return Err(ResolveError::Outside(shown.to_string()));
        }
        let mut found = Diagnostics::default();
        self.read(path, &mut found).ok_or_else(|| {
            let reason = found.iter().next().map_or("", |first| first.message.as_str());
            ResolveError::File(match found.iter().next().map(|first| &first.at) {
                Some(At::Text { line, column, .. }) => format!("`{shown}`, line {line}, column {column}: {reason}"),
                _ => format!("`{shown}`: {reason}"),
            })
        })
    }
}

fn format_of(path: &Path, text: &str) -> Format {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let brace = text.trim_start().starts_with(['{', '[']);
    if extension.eq_ignore_ascii_case("json") || (brace && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok())
    {
        Format::Json
    } else {
        Format::Yaml
    }
}

/// Parses a text; where a tab before a comment or between two words is all that the reader of YAML minds, it is a space.
fn without_tabs(mut text: String, format: Format) -> (String, Result<Tree, ParseError>) {
    const MOST: usize = 64;
    let mut parsed = parse(&text, format);
    for _ in 0..MOST {
        let Err(error) = &parsed else { break };
        let Some(at) = error.position.filter(|_| format == Format::Yaml && !error.duplicate_key) else { break };
        let Some(range) = harmless_tabs(&text, at) else { break };
        let spaces = " ".repeat(range.len());
        text.replace_range(range, &spaces);
        parsed = parse(&text, format);
    }
    (text, parsed)
}

/// The tabs of a line where the reader has stopped, if only a comment follows them, or if they do not indent.
fn harmless_tabs(text: &str, (line, column): (usize, usize)) -> Option<std::ops::Range<usize>> {
    let content = text.lines().nth(line.checked_sub(1)?)?;
    let start = content.as_ptr() as usize - text.as_ptr() as usize;
    let blank = content.len() - content.trim_start_matches([' ', '\t']).len();
    let rest = content.get(blank..)?;
    let is_comment = rest.is_empty() || rest.starts_with('#');
    let tabs = if is_comment {
        0..blank
    } else {
        let (at, _) = content.char_indices().nth(column.checked_sub(1)?)?;
        let inside = content.get(at..)?;
        at..at + inside.len() - inside.trim_start_matches('\t').len()
    };
    let has_tab = content.get(tabs.clone())?.contains('\t');
    (has_tab && (is_comment || tabs.start > blank)).then_some(start + tabs.start..start + tabs.end)
}

/// What to say where a tab is what the reader of YAML minds.
fn tab_at(files: &[File], id: FileId, (line, column): (usize, usize)) -> Option<String> {
    let content = files.get(id.index())?.text.lines().nth(line.checked_sub(1)?)?;
    let indent: String = content.chars().take_while(|c| c.is_whitespace()).collect();
    if indent.contains('\t') {
        return Some("a tab indents this line".to_owned());
    }
    let here = content.chars().skip(column.saturating_sub(2)).take(2).any(|c| c == '\t');
    here.then(|| "a tab stands where only a space may".to_owned())
}

fn explain(message: &str, duplicate_key: bool, format: Format) -> (Code, Option<String>) {
    if duplicate_key {
        return (Code::DuplicateKey, None);
    }
    let hint = if message.contains("recursion limit") {
        Some("the nesting is deeper than 127 levels".to_owned())
    } else if message.contains("repetition limit") || message.contains(ALIASES) {
        Some("its aliases expand to more than a description can sensibly hold".to_owned())
    } else if message.contains("more than one document") {
        Some("a description is one document: what follows the second `---` belongs in a file of its own".to_owned())
    } else if (message.contains("cannot start any token") || message.contains("tab")) && format == Format::Yaml {
        Some("YAML is indented with spaces, never with tabs".to_owned())
    } else {
        None
    };
    (Code::Syntax, hint)
}

/// The file part of every `$ref` that has one, each once, in the order of the file.
fn file_references(tree: &Tree) -> Vec<String> {
    let mut found = indexmap::IndexSet::new();
    for id in tree.ids() {
        if let Value::Object(members) = tree.value(id) {
            for reference in ["$ref", "$dynamicRef"].into_iter().filter_map(|keyword| members.get(keyword)) {
                let Value::String(text) = tree.value(*reference) else { continue };
                let path = text.split('#').next().unwrap_or_default();
                if !path.is_empty() {
                    found.insert(path.to_owned());
                }
            }
        }
    }
    found.into_iter().collect()
}

fn is_remote(reference: &str) -> bool {
    reference.starts_with("//")
        || reference.split_once(':').is_some_and(|(scheme, _)| {
            scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        })
}

/// The folder that references may not leave.
fn folder_of(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned())
}

/// The path without `.` and without `..` after a name, so that one file has one name.
fn normal(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(result.components().next_back(), Some(Component::Normal(_))) => {
                result.pop();
            }
            other => result.push(other),
        }
    }
    result
}
