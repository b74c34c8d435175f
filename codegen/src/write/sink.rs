//! Where files go: a folder, or a comparison with one. Files are replaced atomically, only when their text changes, and only
//! when they are generated ones.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::existing::{Existing, ROOTS, is_same, stale};
use super::lock::{Lock, TEMPORARY};
use super::{OutputFile, mark};

/// What writing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Files that were written.
    pub changed: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of an earlier run that nothing emits any more.
    pub removed: usize,
}

/// What happens to a file without the mark of generated files that stands where one is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unmarked {
    /// Nothing is written, and an error names it.
    #[default]
    Refuse,
    /// It is replaced.
    Replace,
}

/// Why the output cannot be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum SinkError {
    /// A failure of the file system, with the path.
    Io {
        /// The path.
        path: String,
        /// The failure.
        cause: io::Error,
    },
    /// Files that would be replaced are not generated ones.
    Unmarked {
        /// Their paths.
        paths: Vec<String>,
    },
    /// Something that is no file stands where a file is to be written.
    NotAFile {
        /// The path.
        path: String,
        /// What it is, with an article.
        kind: &'static str,
    },
    /// Another run has been writing to the folder for too long.
    Busy {
        /// The folder.
        folder: String,
    },
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, cause } => write!(f, "{path}: {cause}"),
            Self::Unmarked { paths } => {
                let (is, it) = if paths.len() == 1 {
                    ("is not a generated file", "it")
                } else {
                    ("are not generated files", "them")
                };
                write!(
                    f,
                    "`{}` {is}\nhelp: choose another folder, move {it} away, or replace {it} with `--force`",
                    paths.join("`, `")
                )
            }
            Self::NotAFile { path, kind } => write!(f, "`{path}` is {kind}, and a file must be written there"),
            Self::Busy { folder } => write!(f, "another run of wirewright is still writing to `{folder}`"),
        }
    }
}

impl std::error::Error for SinkError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        None
    }
}

pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> SinkError {
    let path = path.display().to_string();
    move |cause| SinkError::Io { path, cause }
}

/// Writes the files into a folder, and removes those of an earlier run that are not emitted any more.
///
/// A file that is replaced or removed has the mark of generated files in its first comment. What is written without the mark
/// (a manifest, completed) is made of the file that was there.
///
/// # Errors
///
/// Returns an error if a file that is not generated stands where one is to be written, or if the file system fails. In the first
/// case nothing has changed.
pub fn write(folder: &Path, files: &[OutputFile], unmarked: Unmarked) -> Result<Written, SinkError> {
    // Looked at before the folder is made: a refusal leaves no trace.
    changes(folder, files, unmarked)?;
    fs::create_dir_all(folder).map_err(at(folder))?;
    let lock = Lock::of(folder)?;
    for parent in parents(folder, files) {
        lock.clean(&parent);
    }
    // What another run has written in the meantime counts.
    let changes = changes(folder, files, unmarked)?;
    let mut written = Written { unchanged: files.len() - changes.len(), ..Written::default() };
    // All temporary files first: when one cannot be written, nothing has been replaced.
    let mut staged = Vec::new();
    for change in changes {
        let parent = change.path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(at(parent))?;
        let mut temporary =
            tempfile::Builder::new().prefix(TEMPORARY.0).suffix(TEMPORARY.1).tempfile_in(parent).map_err(at(parent))?;
        temporary.write_all(change.text.as_bytes()).map_err(at(&change.path))?;
        readable_by_all(temporary.as_file(), &change.path)?;
        staged.push((temporary, change.path));
    }
    for (temporary, path) in staged {
        temporary.persist(&path).map_err(|error| at(&path)(error.error))?;
        written.changed += 1;
    }
    for path in stale(folder, files) {
        fs::remove_file(&path).map_err(at(&path))?;
        written.removed += 1;
    }
    if written.removed > 0 {
        // The inner folder first; one that is not empty stays.
        for root in ROOTS.iter().rev() {
            let _ = fs::remove_dir(folder.join(root));
        }
    }
    drop(lock);
    Ok(written)
}

/// A file that is to be written, at its path behind symbolic links.
struct Change {
    path: PathBuf,
    text: String,
}

/// The files that differ from what is in the folder.
fn changes(folder: &Path, files: &[OutputFile], unmarked: Unmarked) -> Result<Vec<Change>, SinkError> {
    let mut changes = Vec::new();
    let mut foreign = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        match Existing::at(&path)? {
            Existing::Nothing => changes.push(Change { path, text: file.text.clone() }),
            Existing::Other(kind) => return Err(SinkError::NotAFile { path: path.display().to_string(), kind }),
            Existing::File(_, bytes) if is_same(&bytes, &file.text) => {}
            Existing::File(real, bytes) => {
                let old = String::from_utf8_lossy(&bytes);
                if unmarked == Unmarked::Refuse && mark::is_in(&file.text) && !mark::is_in(&old) {
                    foreign.push(path.display().to_string());
                    continue;
                }
                // Line ends stay those of Windows where git has made them so.
                let windows = old.contains("\r\n");
                let text =
                    if windows { file.text.replace("\r\n", "\n").replace('\n', "\r\n") } else { file.text.clone() };
                changes.push(Change { path: real, text });
            }
        }
    }
    if foreign.is_empty() { Ok(changes) } else { Err(SinkError::Unmarked { paths: foreign }) }
}

/// The folders that hold output now, or did before.
fn parents(folder: &Path, files: &[OutputFile]) -> BTreeSet<PathBuf> {
    let mut parents: BTreeSet<PathBuf> =
        files.iter().filter_map(|file| Some(folder.join(&file.path).parent()?.to_owned())).collect();
    if files.iter().any(|file| file.path.starts_with("src/")) {
        parents.extend(ROOTS.iter().map(|root| folder.join(root)));
    }
    parents
}

/// A temporary file is private; a source file is not.
#[cfg(unix)]
fn readable_by_all(file: &fs::File, path: &Path) -> Result<(), SinkError> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644)).map_err(at(path))
}

#[cfg(not(unix))]
fn readable_by_all(_: &fs::File, _: &Path) -> Result<(), SinkError> {
    Ok(())
}

/// Compares the files with a folder: a unified diff, which is empty when nothing differs.
pub fn compare(folder: &Path, files: &[OutputFile]) -> String {
    let mut diff = String::new();
    for file in files {
        let old = text_at(&folder.join(&file.path));
        push_diff(&mut diff, &file.path, &old, &file.text);
    }
    for path in stale(folder, files) {
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        push_diff(&mut diff, &name.replace('\\', "/"), &text_at(&path), "");
    }
    diff
}

/// The text of a file; empty if there is none.
fn text_at(path: &Path) -> String {
    match Existing::at(path) {
        Ok(Existing::File(_, bytes)) => String::from_utf8_lossy(&bytes).replace("\r\n", "\n"),
        _ => String::new(),
    }
}

fn push_diff(diff: &mut String, path: &str, old: &str, new: &str) {
    let new = new.replace("\r\n", "\n");
    if old != new {
        let text = similar::TextDiff::from_lines(old, &new);
        diff.push_str(
            &text.unified_diff().context_radius(3).header(&format!("a/{path}"), &format!("b/{path}")).to_string(),
        );
    }
}
