//! The generated code that is checked in.

use std::path::Path;

use super::error::SinkError;
use super::existing::{Existing, crates, stale};
use super::sink::name_in;
use super::{OutputFile, mark};

/// Reads the generated code at a path: a single file, or the crate in a folder with its manifest. Returns nothing if
/// there is none.
///
/// # Errors
///
/// Returns an error if an I/O operation fails.
pub fn generated(path: &Path) -> Result<Vec<OutputFile>, SinkError> {
    if let Existing::File(real, bytes) = Existing::at(path)? {
        let name = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        return Ok(vec![OutputFile { path: name, text: text(&bytes) }]);
    }
    let mut paths = vec![path.join("Cargo.toml"), path.join("src/lib.rs")];
    // All generated modules are stale if nothing is emitted.
    let nothing = [OutputFile { path: "src/lib.rs".to_owned(), text: String::new() }];
    paths.extend(stale(path, &nothing, &crates(path, &nothing)));
    let mut files = Vec::new();
    for found in &paths {
        if let Existing::File(_, bytes) = Existing::at(found)? {
            files.push(OutputFile { path: name_in(path, found), text: text(&bytes) });
        }
    }
    if !files.iter().any(|file| file.path == "src/lib.rs" && mark::is_in(&file.text)) {
        return Ok(Vec::new());
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace("\r\n", "\n")
}
