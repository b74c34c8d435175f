//! Writing of files to a folder, and comparison with a folder. A file is replaced atomically, only if its text changes,
//! and only if it is a generated file.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::edited::edited;
use super::error::{SinkError, at};
use super::existing::{CRATES, Existing, ROOTS, crates, is_same, stale};
use super::lock::FolderLock;
use super::staged::Staged;
use super::{OutputFile, mark};
use crate::lock::{Lock, is_lock};

/// Numbers of files that were written, unchanged and removed, as returned by
/// [`Generator::write`](crate::Generator::write).
///
/// # Examples
///
/// ```
/// # fn show(generator: &wirewright::Generator, files: &[wirewright::OutputFile]) -> wirewright::Result<()> {
/// let written = generator.write(files)?;
/// println!("{} changed, {} unchanged, {} removed", written.changed, written.unchanged, written.removed);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Written {
    /// The number of files that were written.
    pub changed: usize,
    /// The number of files that were up to date.
    pub unchanged: usize,
    /// The number of files of an earlier run that were removed, because they are not emitted any more.
    pub removed: usize,
}

/// The protection of existing files that a run must not replace or remove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// Nothing is written if it would replace a file without the mark of generated files, or one whose digest is not that
    /// in this lock. An error names the files.
    On(Lock),
    /// All files are replaced.
    Off,
}

impl Default for Guard {
    /// Returns the protection of files without the mark.
    fn default() -> Self {
        Self::On(Lock::default())
    }
}

/// Writes files to a folder, and removes files of an earlier run that are not emitted any more.
///
/// With a guard, only files with the mark of generated files in their first comment are replaced or removed. A manifest
/// has no mark, because it is a completed version of the existing one.
///
/// # Errors
///
/// Returns an error if a guarded file would be replaced or removed, or if an I/O operation fails. In the first case
/// nothing has changed.
pub fn write(folder: &Path, files: &[OutputFile], guard: &Guard) -> Result<Written, SinkError> {
    // A refusal changes nothing: there is nothing to refuse in a folder that does not exist yet.
    fs::create_dir_all(folder).map_err(at(folder))?;
    let lock = FolderLock::of(folder)?;
    let changes = changes(folder, files, guard)?;
    let folders = crates(folder, files);
    for parent in parents(folder, files, &folders) {
        lock.clean(&parent);
    }
    let mut written = Written { unchanged: files.len() - changes.len(), ..Written::default() };
    written.changed = apply(folder, changes)?;
    for path in stale(folder, files, &folders) {
        fs::remove_file(&path).map_err(at(&path))?;
        written.removed += 1;
    }
    if written.removed > 0 {
        // Inner folders first. Removing a folder that is not empty fails, and the folder is kept.
        for crate_folder in folders {
            for root in ROOTS.iter().rev() {
                let _ = fs::remove_dir(crate_folder.join(root));
            }
            if crate_folder != folder {
                let _ = fs::remove_dir(crate_folder.join("src"));
                let _ = fs::remove_dir(&crate_folder);
            }
        }
        let _ = fs::remove_dir(folder.join(CRATES));
    }
    drop(lock);
    Ok(written)
}

/// A file to be written. Symbolic links in its path are resolved.
pub(super) struct Change {
    /// The path of the output file.
    pub(super) name: String,
    path: PathBuf,
    text: String,
    /// True if the path does not exist yet.
    pub(super) is_new: bool,
}

/// Writes all changes, or none if one of them fails. Returns their number.
fn apply(folder: &Path, changes: Vec<Change>) -> Result<usize, SinkError> {
    let parents: BTreeSet<&Path> = changes.iter().map(|change| change.path.parent().unwrap_or(folder)).collect();
    for parent in parents {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    let count = changes.len();
    // Only what replaces something needs a temporary file, which costs as much time as three new files.
    let (new, replaced): (Vec<Change>, Vec<Change>) = changes.into_iter().partition(|change| change.is_new);
    let mut staged = Vec::new();
    for change in replaced {
        staged.push(Staged::create(change.path, &change.text)?);
    }
    create(&new)?;
    for file in staged {
        file.persist()?;
    }
    Ok(count)
}

/// Creates files. If one of them cannot be written, all of them are removed.
fn create(changes: &[Change]) -> Result<(), SinkError> {
    for (index, change) in changes.iter().enumerate() {
        let created = fs::File::create_new(&change.path);
        if let Err(error) = created.and_then(|mut file| file.write_all(change.text.as_bytes())) {
            let is_ours = error.kind() != std::io::ErrorKind::AlreadyExists;
            for created in changes.iter().take(index + usize::from(is_ours)) {
                let _ = fs::remove_file(&created.path);
            }
            return Err(at(&change.path)(error));
        }
    }
    Ok(())
}

/// Returns the files that differ from those in the folder.
pub(super) fn changes(folder: &Path, files: &[OutputFile], guard: &Guard) -> Result<Vec<Change>, SinkError> {
    let mut changes = Vec::new();
    let mut foreign = Vec::new();
    for file in files {
        let path = folder.join(&file.path);
        let name = file.path.clone();
        match Existing::at(&path)? {
            Existing::Nothing => changes.push(Change { name, path, text: file.text.clone(), is_new: true }),
            Existing::Other(kind) => return Err(SinkError::NotAFile { path: path.display().to_string(), kind }),
            Existing::File(_, bytes) if is_same(&bytes, &file.text) => {}
            Existing::File(real, bytes) => {
                let old = String::from_utf8_lossy(&bytes);
                if *guard != Guard::Off && mark::is_in(&file.text) && !mark::is_in(&old) {
                    foreign.push(path.display().to_string());
                    continue;
                }
                // Keep Windows line ends, which git may have made.
                let windows = old.contains("\r\n");
                let text =
                    if windows { file.text.replace("\r\n", "\n").replace('\n', "\r\n") } else { file.text.clone() };
                changes.push(Change { name, path: real, text, is_new: false });
            }
        }
    }
    if !foreign.is_empty() {
        return Err(SinkError::Unmarked { paths: foreign });
    }
    if let Guard::On(lock) = guard {
        let edited = edited(folder, files, lock);
        if !edited.is_empty() {
            return Err(SinkError::Edited { paths: edited.iter().map(|path| path.display().to_string()).collect() });
        }
    }
    Ok(changes)
}

/// Returns the folders that contain output now, or did so after earlier runs.
fn parents(folder: &Path, files: &[OutputFile], folders: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
    // The folder of a lock is not locked by this run, so another run may have temporary files there.
    let own = files.iter().filter(|file| !is_lock(&file.text));
    let mut parents: BTreeSet<PathBuf> =
        own.filter_map(|file| Some(folder.join(&file.path).parent()?.to_owned())).collect();
    if files.iter().any(|file| file.path.starts_with("src/")) {
        for crate_folder in folders {
            parents.extend(ROOTS.iter().map(|root| crate_folder.join(root)));
        }
    }
    parents
}

/// Returns a path relative to a folder, with `/` as separator.
pub(super) fn name_in(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).display().to_string().replace('\\', "/")
}
