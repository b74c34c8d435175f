//! Compiled descriptions.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use wirewright::changes::{Report, Version, compare};
use wirewright::{Compilation, Generator, OutputFile};

/// A description in a folder of its own.
pub(crate) struct Description {
    _folder: TempDir,
    path: PathBuf,
}

impl Description {
    pub(crate) fn new(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pets.yaml");
        std::fs::write(&path, text).unwrap();
        Self { _folder: folder, path }
    }

    pub(crate) fn compiled(&self) -> (Compilation, Vec<OutputFile>) {
        compiled(&self.path)
    }
}

/// Compiles a description to a whole crate.
pub(crate) fn compiled(path: &Path) -> (Compilation, Vec<OutputFile>) {
    let generator = Generator::new(path).crate_name("pets");
    let compilation = generator.run().unwrap();
    let files = generator.files(&compilation).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (compilation, files)
}

/// Returns the report, without the path of the temporary folder.
pub(crate) fn report(old: &str, new: &str) -> Report {
    let (old, new) = (Description::new(old), Description::new(new));
    let ((before, old_files), (after, new_files)) = (old.compiled(), new.compiled());
    let mut report = compare(&Version::of(&before, old_files), &Version::of(&after, new_files)).unwrap();
    for place in report.changes.iter_mut().filter_map(|change| change.place.as_mut()) {
        if let Some(name) = Path::new(&place.file).file_name() {
            place.file = name.to_str().unwrap().to_owned();
        }
    }
    report
}
