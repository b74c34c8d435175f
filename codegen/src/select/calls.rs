//! The calls in the sources of a crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::SelectError;
use crate::ir::{Api, Operation, OperationId};
use crate::names::Names;
use crate::source;
use proc_macro2::{TokenStream, TokenTree};

/// The names that the sources of a crate use: those after `.` or `::`, which may be calls, and all.
#[derive(Debug, Clone, Default)]
pub struct Calls {
    called: BTreeSet<String>,
    mentioned: BTreeSet<String>,
}

impl Calls {
    /// Reads all Rust files of some folders. Symbolic links to folders are not followed.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read, or is not Rust.
    pub fn read(folders: &[PathBuf]) -> Result<Self, SelectError> {
        let mut calls = Self::default();
        let mut todo: Vec<PathBuf> = folders.to_vec();
        while let Some(path) = todo.pop() {
            let unreadable = |error: &dyn std::fmt::Display| SelectError::Source {
                path: path.display().to_string(),
                cause: error.to_string(),
            };
            let is_file = std::fs::metadata(&path).map_err(|error| unreadable(&error))?.is_file();
            if is_file {
                let text = source::read_text(&path).map_err(|error| unreadable(&error))?;
                // The lexer of rustc accepts a shebang line, that of proc_macro2 does not.
                let text = text
                    .strip_prefix("#!")
                    .filter(|rest| !rest.starts_with('['))
                    .map_or(&*text, |rest| rest.trim_start_matches(|c| c != '\n'));
                calls.note(text.parse().map_err(|error: proc_macro2::LexError| unreadable(&error))?);
                continue;
            }
            for entry in std::fs::read_dir(&path).map_err(|error| unreadable(&error))? {
                let entry = entry.map_err(|error| unreadable(&error))?;
                let kind = entry.file_type().map_err(|error| unreadable(&error))?;
                if kind.is_dir() || (kind.is_file() && is_rust(&entry.path())) {
                    todo.push(entry.path());
                }
            }
        }
        Ok(calls)
    }

    fn note(&mut self, tokens: TokenStream) {
        let mut todo = vec![tokens];
        while let Some(tokens) = todo.pop() {
            let mut is_after_dot = false;
            for token in tokens {
                match token {
                    TokenTree::Ident(ident) => {
                        let name = ident.to_string();
                        if is_after_dot {
                            self.called.insert(name.clone());
                        }
                        self.mentioned.insert(name);
                    }
                    TokenTree::Group(group) => todo.push(group.stream()),
                    TokenTree::Punct(punct) => {
                        is_after_dot = matches!(punct.as_char(), '.' | ':');
                        continue;
                    }
                    TokenTree::Literal(_) => {}
                }
                is_after_dot = false;
            }
        }
    }

    /// Returns true if the sources use a name anywhere.
    #[cfg(feature = "diff")]
    pub fn mentions(&self, name: &str) -> bool {
        self.mentioned.contains(name)
    }

    /// Returns true if the function of an operation is called, and the function of its group.
    pub(super) fn has(&self, api: &Api, names: &Names, id: OperationId, operation: &Operation) -> bool {
        let is_used = |name: &str| self.called.contains(name);
        let group = api.tag_group(operation).and_then(|group| names.group(group));
        let in_group = group.is_none_or(|group| {
            is_used(group.accessor.as_str()) || group.nested.as_ref().is_some_and(|nested| is_used(nested.as_str()))
        });
        in_group && names.operation(id).is_some_and(|names| is_used(names.function.as_str()))
    }
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}
