//! Loading of the description, its overlays and the files that its references name.

use std::path::Path;

use super::anchors::Anchors;
use super::input::{STANDARD_INPUT, Unreadable, read_named, read_text};
use super::node::{Tree, Value};
use super::options::Options;
use super::parse::{ALIASES, Format};
use super::sources::{File, Sources};
use super::tabs::{tab_at, without_tabs};
use super::{FileId, NodeId, foreign};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::location::At;
use crate::lock::Lock;

#[cfg(feature = "overlay")]
use super::overlay::apply;

/// Without the feature, overlays are rejected before anything is read.
#[cfg(not(feature = "overlay"))]
fn apply(_: &mut Sources, _: FileId, _: FileId, _: &mut Diagnostics) {}

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
                apply(&mut sources, root, file, diagnostics);
            }
        }
        sources.follow(root, options);
        sources.name_places();
        sources
    }

    /// Reads a lock. A missing one is not an error.
    pub(crate) fn read_lock(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Option<(Lock, FileId)> {
        if path.symlink_metadata().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            return None;
        }
        let name = path.display().to_string();
        let text = match read_text(path) {
            Ok(text) => text,
            Err(problem) => {
                let message = format!("the lock cannot be read: {}", problem.message);
                let found = Diagnostic::new(Code::InvalidLock, At::Path(name), message);
                let hint = problem.hint.unwrap_or_else(|| "restore the file from version control".to_owned());
                diagnostics.push(found.hint(hint));
                return None;
            }
        };
        let id = self.next_id();
        let lock = Lock::parse(&text);
        self.files.push(File { is_lock: true, ..File::new(path, name, Format::Yaml, text) });
        match lock {
            Ok(lock) => Some((lock, id)),
            Err(error) => {
                let at = At::Text { file: id, line: error.line, column: error.column };
                diagnostics.push(Diagnostic::new(Code::InvalidLock, at, error.message).hint(error.hint));
                None
            }
        }
    }

    pub(super) fn read(&mut self, path: &Path, diagnostics: &mut Diagnostics) -> Option<FileId> {
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
        if let Some(kind) = foreign::certain(&text) {
            self.reject(path, name, text, kind, diagnostics);
            return None;
        }
        let format = format_of(path, &text);
        let id = self.next_id();
        let (text, parsed) = without_tabs(text, format);
        let is_string = |tree: &Tree| matches!(tree.value(NodeId::ROOT), Value::String(_));
        let other = if parsed.as_ref().map_or(true, is_string) { foreign::likely(&text) } else { None };
        if let Some(kind) = other {
            self.reject(path, name, text, kind, diagnostics);
            return None;
        }
        self.files.push(File::new(path, name.clone(), format, text));
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

    /// Reports a file in another format, at the line that identifies it.
    fn reject(
        &mut self,
        path: &Path,
        name: String,
        text: String,
        (kind, hint): foreign::Kind,
        diagnostics: &mut Diagnostics,
    ) {
        let (line, column) = foreign::position(&text);
        let at = At::Text { file: self.next_id(), line, column };
        self.files.push(File::new(path, name, format_of(path, &text), text));
        diagnostics.push(Diagnostic::new(Code::NotADescription, at, format!("this is {kind}")).hint(hint));
    }

    fn next_id(&self) -> FileId {
        FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX))
    }

    fn name_places(&mut self) {
        if !self.files.iter().any(|file| Anchors::may_be_in(&file.text)) {
            return;
        }
        for (index, file) in self.files.iter().enumerate() {
            self.anchors.add(FileId(u32::try_from(index).unwrap_or(u32::MAX)), &file.tree);
        }
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
