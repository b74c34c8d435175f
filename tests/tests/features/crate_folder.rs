//! A generated crate in a temporary folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use wirewright::{Generator, OutputFile};

/// A crate that was generated into a temporary folder.
pub(crate) struct CrateFolder {
    spec: String,
    name: String,
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
        Self { spec: spec.to_owned(), name: name.to_owned(), folder, files }
    }

    /// Generates the crate again, with other settings, and returns the paths of all files in its folder.
    pub(crate) fn again(&self, settings: impl Fn(Generator) -> Generator) -> Vec<String> {
        let generator = settings(Generator::new(&self.spec).out(self.folder.path()).crate_name(&self.name));
        let files = generator.files(&generator.run().unwrap()).unwrap();
        generator.write(&files).unwrap();
        let mut paths = Vec::new();
        let mut todo = vec![self.folder.path().to_owned()];
        while let Some(folder) = todo.pop() {
            let entries: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            assert!(!entries.is_empty(), "{} is empty", folder.display());
            for path in entries {
                if path.is_dir() {
                    todo.push(path);
                } else {
                    let path = path.strip_prefix(self.folder.path()).unwrap();
                    paths.push(path.to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        paths.retain(|path| !path.starts_with('.'));
        paths.sort();
        paths
    }

    /// Returns the text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    /// Writes a file of the user.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
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
