//! Existing content of the output folder: files of earlier runs, and files that Wirewright did not generate.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::error::{SinkError, at};
use super::{OutputFile, mark};

/// The folders of a crate that contain only generated modules. Other subfolders of them are left alone.
pub(super) const ROOTS: [&str; 4] = ["src/operations", "src/operations/untagged", "src/types", "src/types/operations"];
/// Generated modules outside these folders that not every API needs.
const MODULES: [&str; 2] = ["src/servers.rs", "src/xml.rs"];

/// The folder of all crates of a split client but the facade.
pub(super) const CRATES: &str = "crates";
/// Generated files in the folder of a crate of a split client.
const MEMBER: [&str; 2] = ["src/lib.rs", "Cargo.toml"];

/// Returns the folders of the crates: the output folder, and those of the other crates of a split client, now or after
/// earlier runs.
pub(super) fn crates(folder: &Path, files: &[OutputFile]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::from([folder.to_owned()]);
    for file in files {
        let mut parts = file.path.split('/');
        if let (Some(CRATES), Some(name)) = (parts.next(), parts.next()) {
            found.insert(folder.join(CRATES).join(name));
        }
    }
    // A manifest without the mark is that of a crate of its own, even if its modules are generated.
    let earlier = fs::read_dir(folder.join(CRATES)).into_iter().flatten().flatten();
    let earlier = earlier.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir())).map(|entry| entry.path());
    found.extend(earlier.filter(|path| text_of(&path.join("Cargo.toml")).is_some()));
    found
}

/// The file system entry at the path of an output file.
pub(super) enum Existing {
    /// Nothing.
    Nothing,
    /// A file, with the path behind symbolic links and its content.
    File(PathBuf, Vec<u8>),
    /// An entry that cannot be replaced, with a description of its kind.
    Other(&'static str),
}

impl Existing {
    pub(super) fn at(path: &Path) -> Result<Self, SinkError> {
        let link = match fs::symlink_metadata(path) {
            Ok(found) => found.is_symlink(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::Nothing),
            Err(error) => return Err(at(path)(error)),
        };
        let found = match fs::metadata(path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self::Other("a broken symbolic link"));
            }
            Err(error) => return Err(at(path)(error)),
        };
        if found.is_dir() {
            return Ok(Self::Other("a directory"));
        }
        // Opening a pipe or a device may block forever.
        if !found.is_file() {
            return Ok(Self::Other("a special file"));
        }
        let real = if link { fs::canonicalize(path).map_err(at(path))? } else { path.to_owned() };
        let mut bytes = Vec::new();
        fs::File::open(&real).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(at(path))?;
        Ok(Self::File(real, bytes))
    }
}

/// Returns true if bytes equal a text, apart from Windows line ends, which git may have made.
pub(super) fn is_same(bytes: &[u8], text: &str) -> bool {
    bytes == text.as_bytes()
        || std::str::from_utf8(bytes).is_ok_and(|old| old.contains("\r\n") && old.replace("\r\n", "\n") == text)
}

/// Returns marked files of an earlier run that are not emitted any more, in places that contain only generated modules.
pub(super) fn stale(folder: &Path, files: &[OutputFile], folders: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    if !files.iter().any(|file| file.path.starts_with("src/")) {
        return Vec::new();
    }
    let mut found: Vec<PathBuf> = Vec::new();
    for crate_folder in folders {
        let in_member = if crate_folder == folder { &[][..] } else { &MEMBER[..] };
        found.extend(MODULES.iter().chain(in_member).map(|module| crate_folder.join(module)));
        for root in ROOTS {
            // A symbolic link may lead to a folder with unrelated files.
            let root = crate_folder.join(root);
            if fs::symlink_metadata(&root).is_ok_and(|found| found.is_dir()) {
                found.extend(sources(&root));
            }
        }
    }
    let emitted = paths(folder, files);
    found.retain(|path| !emitted.contains(path) && text_of(path).is_some());
    found.sort();
    found
}

/// Returns the paths of files.
fn paths(folder: &Path, files: &[OutputFile]) -> HashSet<PathBuf> {
    files.iter().map(|file| folder.join(&file.path)).collect()
}

/// Returns marked files directly in the folder that come from an API with the same title and are not emitted any more.
/// An earlier run left them if the name of the output has changed since.
pub fn same_title(folder: &Path, files: &[OutputFile]) -> Vec<PathBuf> {
    let Some(title) = files.iter().find_map(|file| mark::title(&file.text)) else { return Vec::new() };
    let mut found = sources(folder);
    let emitted = paths(folder, files);
    found.retain(|path| !emitted.contains(path) && text_of(path).is_some_and(|text| mark::title(&text) == Some(title)));
    found.sort();
    found
}

/// Returns the Rust files directly in a folder, without symbolic links.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// Returns the text of a file if the file is marked.
fn text_of(path: &Path) -> Option<String> {
    match Existing::at(path) {
        Ok(Existing::File(_, bytes)) => String::from_utf8(bytes).ok().filter(|text| mark::is_in(text)),
        _ => None,
    }
}
