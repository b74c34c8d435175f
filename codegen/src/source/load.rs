//! Loading of the description, its overlays and the files that its references name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use rustc_hash::FxHashMap;

use super::anchors::Anchors;
use super::foreign;
use super::input::{STANDARD_INPUT, Unreadable, read_named, read_text};
use super::lines::Lines;
use super::locate::locate;
use super::node::{Segment, Tree, Value};
use super::parse::{ALIASES, Format, ParseError, parse};
use super::spelling::Spellings;
use super::{FileId, Node, NodeId, Place, ResolveError, overlay};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::location::At;
use crate::location::Target;

/// Options for loading a description.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// True if a `$ref` may point outside the folder of the description.
    pub allow_outside: bool,
}

#[derive(Debug)]
struct File {
    /// The name given by the user, for messages.
    name: String,
    path: PathBuf,
    text: String,
    format: Format,
    tree: Tree,
    /// The line index, built when it is first needed.
    lines: OnceLock<Lines>,
    /// The spellings of scalars, collected when they are first needed.
    spellings: OnceLock<Spellings>,
    /// The files that the references in this file name.
    links: FxHashMap<String, Result<FileId, ResolveError>>,
}

impl File {
    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::of(&self.text))
    }
}

/// The file, line and column of a node.
type Position = (FileId, usize, usize);

/// All files of a description. The first is the description itself.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<File>,
    empty: Tree,
    pub(super) anchors: Anchors,
    positions: Mutex<FxHashMap<(Place, Target), Position>>,
}

impl Sources {
    /// Reads a description, applies its overlays, and reads the files that its references name.
    ///
    /// A description or overlay that cannot be read is reported. A referenced file that cannot be read is reported
    /// later, where the reference is resolved.
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

    fn read(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Option<FileId> {
        self.add(path, read_text(path), diagnostics)
    }

    /// Parses the text of a file and adds the file. Errors are reported.
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

    /// Reads the files that references name, recursively.
    fn follow(&mut self, root: FileId, options: &Options) {
        let mut known: FxHashMap<PathBuf, Result<FileId, ResolveError>> = FxHashMap::default();
        // References back to the description refer to the version with overlays applied.
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

/// Parses a text. Harmless tabs in YAML, which the parser rejects, are replaced by spaces.
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

/// Returns the range of the tabs at which the parser stopped, if they precede a comment or do not indent the line.
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

/// Returns a message if a tab caused the error at this position.
fn tab_at(files: &[File], id: FileId, (line, column): (usize, usize)) -> Option<String> {
    let content = files.get(id.index())?.text.lines().nth(line.checked_sub(1)?)?;
    let indent: String = content.chars().take_while(|c| c.is_whitespace()).collect();
    if indent.contains('\t') {
        return Some("this line is indented with a tab".to_owned());
    }
    let here = content.chars().skip(column.saturating_sub(2)).take(2).any(|c| c == '\t');
    here.then(|| "found a tab where only a space is allowed".to_owned())
}

fn explain(message: &str, duplicate_key: bool, format: Format) -> (Code, Option<String>) {
    if duplicate_key {
        return (Code::DuplicateKey, None);
    }
    let hint = if message.contains("recursion limit") {
        Some("the nesting is deeper than 127 levels".to_owned())
    } else if message.contains("repetition limit") || message.contains(ALIASES) {
        Some("the aliases of the file expand to more data than a description can reasonably contain".to_owned())
    } else if message.contains("more than one document") {
        Some("a description must be a single document; move the text after the second `---` to another file".to_owned())
    } else if (message.contains("cannot start any token") || message.contains("tab")) && format == Format::Yaml {
        Some("YAML must be indented with spaces".to_owned())
    } else {
        None
    };
    (Code::Syntax, hint)
}

/// Returns the file part of every reference, each once, in the order of the file.
fn file_references(tree: &Tree) -> Vec<String> {
    let mut found = indexmap::IndexSet::new();
    for id in tree.ids() {
        if let Value::Object(entries) = tree.value(id) {
            for reference in ["$ref", "$dynamicRef"].into_iter().filter_map(|keyword| entries.get(keyword)) {
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

/// Returns the folder that references may not point outside of.
fn folder_of(path: &Path) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::canonicalize(parent).unwrap_or_else(|_| parent.to_owned())
}

/// Normalizes a path, so that each file has one name: removes `.`, and `..` after a name.
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
