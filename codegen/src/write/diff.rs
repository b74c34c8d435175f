//! Comparison of the output with a folder.

use std::path::Path;

use super::OutputFile;
use super::existing::{Existing, crates, stale};
use super::sink::name_in;
use crate::lock::is_lock;

/// Compares files with a folder, except the lock. Returns a unified diff, which is empty if nothing differs.
pub fn compare(folder: &Path, files: &[OutputFile]) -> String {
    let mut diff = String::new();
    // A lock has no meaning for readers of the code.
    for file in files.iter().filter(|file| !is_lock(&file.text)) {
        let old = text_at(&folder.join(&file.path));
        push_diff(&mut diff, &file.path, &old, &file.text);
    }
    for path in stale(folder, files, &crates(folder, files)) {
        push_diff(&mut diff, &name_in(folder, &path), &text_at(&path), "");
    }
    diff
}

/// Returns the text of a file, or an empty string for a missing file.
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
