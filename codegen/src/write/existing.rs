//! What stands in the output folder already: files of earlier runs, and files that are somebody else's.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::sink::{SinkError, at};
use super::{OutputFile, mark};

/// The folders of a crate that hold nothing but generated modules. Their subfolders are not ours.
pub(super) const ROOTS: [&str; 3] = ["src/operations", "src/types", "src/types/operations"];
/// The generated modules beside them that an API may have no need of.
const MODULES: [&str; 2] = ["src/servers.rs", "src/xml.rs"];

/// What stands at the path of an output file.
pub(super) enum Existing {
    /// Nothing.
    Nothing,
    /// A file, with the path behind symbolic links and its content.
    File(PathBuf, Vec<u8>),
    /// Something that cannot be replaced, with what it is.
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
                return Ok(Self::Other("a symbolic link that leads nowhere"));
            }
            Err(error) => return Err(at(path)(error)),
        };
        if found.is_dir() {
            return Ok(Self::Other("a directory"));
        }
        // To open a pipe or a device may never end.
        if !found.is_file() {
            return Ok(Self::Other("a special file"));
        }
        let real = if link { fs::canonicalize(path).map_err(at(path))? } else { path.to_owned() };
        let mut bytes = Vec::new();
        fs::File::open(&real).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(at(path))?;
        Ok(Self::File(real, bytes))
    }
}

/// Reports whether bytes are a text; line ends of Windows, which git may make, do not count.
pub(super) fn is_same(bytes: &[u8], text: &str) -> bool {
    bytes == text.as_bytes()
        || std::str::from_utf8(bytes).is_ok_and(|old| old.contains("\r\n") && old.replace("\r\n", "\n") == text)
}

/// Marked files of an earlier run that are not among those emitted now, in the places where only generated modules are.
pub(super) fn stale(folder: &Path, files: &[OutputFile]) -> Vec<PathBuf> {
    if !files.iter().any(|file| file.path.starts_with("src/")) {
        return Vec::new();
    }
    let mut found: Vec<PathBuf> = MODULES.iter().map(|module| folder.join(module)).collect();
    for root in ROOTS {
        // A link to a folder elsewhere leads to what may be somebody else's.
        let root = folder.join(root);
        if fs::symlink_metadata(&root).is_ok_and(|found| found.is_dir()) {
            found.extend(sources(&root));
        }
    }
    found.retain(|path| !files.iter().any(|file| folder.join(&file.path) == *path) && text_of(path).is_some());
    found.sort();
    found
}

/// Marked files directly in the folder, from an API with the same title, that are not among those emitted now: those of an
/// earlier run if the name of the output has changed since.
pub fn namesakes(folder: &Path, files: &[OutputFile]) -> Vec<PathBuf> {
    let Some(title) = files.iter().find_map(|file| mark::title(&file.text)) else { return Vec::new() };
    let mut found = sources(folder);
    found.retain(|path| {
        !files.iter().any(|file| folder.join(&file.path) == *path)
            && text_of(path).is_some_and(|text| mark::title(&text) == Some(title))
    });
    found.sort();
    found
}

/// The files of Rust that are directly in a folder, without links.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The text of a marked file.
fn text_of(path: &Path) -> Option<String> {
    match Existing::at(path) {
        Ok(Existing::File(_, bytes)) => String::from_utf8(bytes).ok().filter(|text| mark::is_in(text)),
        _ => None,
    }
}
