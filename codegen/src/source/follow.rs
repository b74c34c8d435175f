//! The files that references name.

use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::node::{Tree, Value};
use super::options::Options;
use super::path::normal;
use super::sources::Sources;
use super::{FileId, ResolveError};
use crate::diagnostics::Diagnostics;
use crate::location::At;

impl Sources {
    /// Reads the files that references name, recursively.
    pub(super) fn follow(&mut self, root: FileId, options: &Options) {
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
                Some(At::Text { line, column, .. }) if (*line, *column) != (1, 1) => {
                    format!("`{shown}`, line {line}, column {column}: {reason}")
                }
                _ => format!("`{shown}`: {reason}"),
            })
        })
    }
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
