//! Files that are written beside the files they replace, and renamed once everything else was written.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use super::error::{SinkError, at};
use super::lock::TEMPORARY;

/// A temporary file with the new text of a file. It is removed when it is dropped.
pub(super) struct Staged {
    temporary: PathBuf,
    target: PathBuf,
}

impl Staged {
    /// Writes a temporary file in the folder of its target.
    pub(super) fn create(target: PathBuf, text: &str) -> Result<Self, SinkError> {
        let folder = target.parent().unwrap_or(Path::new(""));
        let (temporary, mut file) = unused(folder).map_err(at(folder))?;
        let staged = Self { temporary, target };
        file.write_all(text.as_bytes()).map_err(at(&staged.target))?;
        readable_by_all(&file).map_err(at(&staged.target))?;
        Ok(staged)
    }

    /// Replaces the target.
    pub(super) fn persist(self) -> Result<(), SinkError> {
        fs::rename(&self.temporary, &self.target).map_err(at(&self.target))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // `persist` has moved the file.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Creates a file with an unused name. Runs without a lock, on file systems that have none, use different names.
fn unused(folder: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 0_u64;
    loop {
        let path = folder.join(format!("{}{}-{number}{}", TEMPORARY.0, process::id(), TEMPORARY.1));
        match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            created => return created.map(|file| (path, file)),
        }
    }
}

/// Makes a file readable by all users, whatever the mask of the process.
#[cfg(unix)]
fn readable_by_all(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable_by_all(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_when_it_is_persisted_and_kept_when_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("lib.rs");
        fs::write(&target, "old").unwrap();
        let other = folder.path().join("other.rs");
        let (first, second) =
            (Staged::create(target.clone(), "new").unwrap(), Staged::create(other.clone(), "").unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        first.persist().unwrap();
        drop(second);
        assert_eq!(fs::read_to_string(&target).unwrap(), "new");
        assert!(!other.exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
