//! The results of a run so far, stored on disk so that another run can resume.

use std::collections::BTreeMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Write as _;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::row::Row;

/// The result for a document.
pub trait Kept: Serialize + DeserializeOwned + Clone {
    /// Returns the name of the document.
    fn name(&self) -> &str;
}

impl Kept for Row {
    fn name(&self) -> &str {
        &self.name
    }
}

/// A file of rows, one JSON object per line. The first line identifies the build that produced them.
#[derive(Debug)]
pub struct State<R = Row> {
    file: File,
    rows: BTreeMap<String, R>,
}

impl<R: Kept> State<R> {
    /// Opens the file. Its rows are used only if `resume` is set and the same build wrote them.
    pub fn open(path: &Path, build: &str, resume: bool) -> std::io::Result<Self> {
        let text = if resume { std::fs::read_to_string(path).unwrap_or_default() } else { String::new() };
        let mut lines = text.lines();
        let mut rows = BTreeMap::new();
        if lines.next() == Some(build) {
            // The last line may be incomplete if the run was interrupted.
            for row in lines.filter_map(|line| serde_json::from_str::<R>(line).ok()) {
                rows.insert(row.name().to_owned(), row);
            }
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut state = Self { file: File::create(path)?, rows: BTreeMap::new() };
        writeln!(state.file, "{build}")?;
        for row in rows.into_values() {
            state.save(&row)?;
        }
        Ok(state)
    }

    /// Returns the row of a document.
    pub fn row(&self, name: &str) -> Option<&R> {
        self.rows.get(name)
    }

    /// Adds a row, or replaces the row of its document.
    pub fn save(&mut self, row: &R) -> std::io::Result<()> {
        let line = serde_json::to_string(row)?;
        writeln!(self.file, "{line}")?;
        self.rows.insert(row.name().to_owned(), row.clone());
        Ok(())
    }
}

/// Returns a fingerprint of this program, which includes the compiler, and of the runtime with which the output is
/// compiled.
pub fn build(runtime: &Path) -> std::io::Result<String> {
    let mut hasher = DefaultHasher::new();
    std::fs::read(std::env::current_exe()?)?.hash(&mut hasher);
    let mut folders = vec![runtime.join("src")];
    let mut files = vec![runtime.join("Cargo.toml")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { &mut folders } else { &mut files }.push(path);
        }
    }
    files.sort();
    for file in files {
        std::fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_reused_only_for_the_same_build() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state");
        let row = Row { name: "a".to_owned(), lines: 3, ..Row::default() };
        State::open(&path, "one", false).unwrap().save(&row).unwrap();
        assert_eq!(State::open(&path, "one", true).unwrap().row("a"), Some(&row));
        assert_eq!(State::<Row>::open(&path, "two", true).unwrap().row("a"), None);
    }
}
