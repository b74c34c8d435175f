//! Generated files that were edited by hand.

use std::path::{Path, PathBuf};

use super::OutputFile;
use super::existing::{Existing, crates, is_same, stale};
use super::sink::name_in;
use crate::lock::{Lock, digest};

/// Returns the files of an earlier run whose digests are not those in its lock, except those that equal the output.
pub fn edited(folder: &Path, files: &[OutputFile], lock: &Lock) -> Vec<PathBuf> {
    if lock.files.is_empty() {
        return Vec::new();
    }
    let replaced = files.iter().map(|file| (folder.join(&file.path), file.path.clone(), Some(file.text.as_str())));
    let removed = stale(folder, files, &crates(folder, files)).into_iter();
    let removed = removed.map(|path| {
        let name = name_in(folder, &path);
        (path, name, None)
    });
    let is_edited = |(path, name, text): &(PathBuf, String, Option<&str>)| {
        let Some(known) = lock.file(name) else { return false };
        let Ok(Existing::File(_, bytes)) = Existing::at(path) else { return false };
        digest(&bytes) != known && !text.is_some_and(|text| is_same(&bytes, text))
    };
    replaced.chain(removed).filter(is_edited).map(|(path, ..)| path).collect()
}
