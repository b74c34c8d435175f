//! A copy of the crate that a test may break.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo::WORKSPACE;

const CRATE: &str = env!("CARGO_MANIFEST_DIR");

/// A copy of the crate in a workspace with a `spec/` folder, laid out like this repository.
pub(crate) struct Copy(PathBuf);

impl Copy {
    /// Creates the copy in a folder named `name`. The folder is always the same, so a second run reuses the first run's
    /// build.
    pub(crate) fn new(name: &str) -> Self {
        let copy = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        let _ = fs::remove_dir_all(&copy.0);
        // The crate's `spec/` is a symbolic link in the workspace.
        for folder in [copy.0.join("spec"), copy.crate_folder().join("spec")] {
            fs::create_dir_all(&folder).unwrap();
            for name in ["mailserver.yaml", "mailserver.overlay.yaml", "wirewright.toml"] {
                fs::copy(Path::new(WORKSPACE).join("spec").join(name), folder.join(name)).unwrap();
            }
        }
        fs::create_dir_all(copy.crate_folder().join("src")).unwrap();
        for name in ["build.rs", "src/lib.rs", "src/main.rs", "spec/invoices.yaml"] {
            fs::copy(Path::new(CRATE).join(name), copy.crate_folder().join(name)).unwrap();
        }
        // Locks the same versions, so that nothing has to be downloaded.
        fs::copy(Path::new(WORKSPACE).join("Cargo.lock"), copy.crate_folder().join("Cargo.lock")).unwrap();
        let manifest = fs::read_to_string(Path::new(CRATE).join("Cargo.toml")).unwrap();
        let manifest = manifest.replace("path = \"", &format!("path = \"{}/", CRATE.replace('\\', "/")));
        fs::write(copy.crate_folder().join("Cargo.toml"), format!("{manifest}\n[workspace]\n")).unwrap();
        copy
    }

    /// Returns the folder that contains the copy.
    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    pub(crate) fn crate_folder(&self) -> PathBuf {
        self.0.join("tests/downstream")
    }

    /// Introduces a fault into a file of the crate's `spec/` folder.
    pub(crate) fn breaks(&self, name: &str, from: &str, to: &str) {
        let path = self.crate_folder().join("spec").join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
}
