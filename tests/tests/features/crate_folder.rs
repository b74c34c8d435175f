//! A generated crate in a temporary folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use wirewright::{Generator, OutputFile};

/// A crate that was generated into a temporary folder.
pub(crate) struct CrateFolder {
    folder: tempfile::TempDir,
    files: Vec<OutputFile>,
}

impl CrateFolder {
    /// Generates a crate from a description, with some settings.
    pub(crate) fn generate(spec: &str, name: &str, settings: impl Fn(Generator) -> Generator) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let generator = settings(Generator::new(spec).schemas(["*"]).out(folder.path()).crate_name(name));
        let files = generator.files(&generator.run().unwrap()).unwrap();
        generator.write(&files).unwrap();
        Self { folder, files }
    }

    /// Returns the paths of the files, one per line.
    pub(crate) fn tree(&self) -> String {
        self.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Returns the texts of some files, each below its path.
    pub(crate) fn texts(&self, paths: &[&str]) -> String {
        let chosen = self.files.iter().filter(|file| paths.contains(&&*file.path));
        chosen.map(|file| format!("==> {}\n{}", file.path, file.text)).collect::<Vec<_>>().join("\n")
    }

    /// Returns the texts of all files.
    pub(crate) fn all_texts(&self) -> String {
        self.files.iter().map(|file| file.text.as_str()).collect()
    }

    /// Checks that the crate compiles without warnings.
    pub(crate) fn check(&self, arguments: &[&str]) {
        let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let manifest = self.folder.path().join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        if !text.contains("[workspace]") {
            // The versions of the dependencies are those of this workspace, so that no network is needed.
            let runtime = repository.join("runtime").canonicalize().unwrap();
            let patch = format!("[patch.crates-io]\nwirewright-client = {{ path = '{}' }}\n", runtime.display());
            fs::write(&manifest, format!("{text}\n[workspace]\n\n[lints.rust]\nwarnings = \"deny\"\n\n{patch}"))
                .unwrap();
            fs::copy(repository.join("Cargo.lock"), self.folder.path().join("Cargo.lock")).unwrap();
        }
        let output = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--offline"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env("CARGO_TARGET_DIR", concat!(env!("CARGO_TARGET_TMPDIR"), "/features"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}
