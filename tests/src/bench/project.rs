//! Turns the output of a generator into a crate that can be compiled, and counts its lines.

use std::path::{Path, PathBuf};

use super::results::Size;
use super::tools::{Output, Tool};
use crate::console::{RUNTIME, write};

/// The crate of a tool for a document: the client, and a copy without code, whose build prepares the dependencies.
#[derive(Debug, Clone)]
pub struct Project {
    /// The folder of the crate.
    pub client: PathBuf,
    /// The folder of the crate without code.
    pub empty: PathBuf,
    /// The folder of the compiled code, which all crates of the tool share.
    pub target: PathBuf,
    /// The file with the versions of the dependencies, which all crates of the tool share.
    lock: PathBuf,
}

impl Project {
    /// Returns the crate of a tool for a document.
    pub fn new(work: &Path, tool: &str, document: &str) -> Self {
        let crates = work.join("crates").join(tool);
        Self {
            client: crates.join(document),
            empty: crates.join(format!("{document}-empty")),
            target: work.join("target").join(tool),
            lock: crates.join("Cargo.lock"),
        }
    }

    /// Creates the crates from the output of the tool.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read or written.
    pub fn create(&self, output: &Path, is_ours: bool) -> Result<(), String> {
        for folder in [&self.client, &self.empty] {
            if folder.exists() {
                std::fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            }
        }
        copy_changed(output, &self.client)?;
        let manifest = read(&self.client.join("Cargo.toml"))?;
        std::fs::create_dir_all(self.empty.join("src")).map_err(|error| error.to_string())?;
        write(&self.empty.join("Cargo.toml"), &renamed(&manifest))?;
        write(&self.empty.join("src/lib.rs"), "")?;
        let known = if is_ours { Path::new(RUNTIME).join("../Cargo.lock") } else { self.lock.clone() };
        for from in [&self.lock, &known] {
            if from.is_file() {
                let copied = std::fs::copy(from, self.empty.join("Cargo.lock"));
                copied.map_err(|error| format!("{}: {error}", from.display()))?;
                break;
            }
        }
        Ok(())
    }

    /// Gives the client the versions with which its dependencies were built, and keeps them for other documents.
    ///
    /// # Errors
    /// Returns an error if the file cannot be copied.
    pub fn share_lock(&self) -> Result<(), String> {
        let from = self.empty.join("Cargo.lock");
        for to in [&self.lock, &self.client.join("Cargo.lock")] {
            std::fs::copy(&from, to).map_err(|error| format!("{}: {error}", to.display()))?;
        }
        Ok(())
    }
}

/// Renames the package of a manifest. Cargo takes two packages of one name, each the root of a workspace, for the same
/// package, and would not compile the second one.
fn renamed(manifest: &str) -> String {
    let name = manifest.lines().find(|line| line.starts_with("name = ")).unwrap_or_default();
    manifest.replacen(name, "name = \"empty\"", 1)
}

/// Completes the output of a tool: adds what a crate needs, and makes it a workspace of its own.
///
/// # Errors
/// Returns an error if the output has no manifest or cannot be changed.
pub fn complete(tool: &Tool, output: &Path, name: &str) -> Result<(), String> {
    let manifest = output.join("Cargo.toml");
    if tool.output == Output::Module {
        let dependencies = read(&output.join("src/generated/REQUIRED_DEPS.toml"))?;
        let package = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n");
        write(&manifest, &(package + &dependencies))?;
        write(&output.join("src/lib.rs"), "pub mod generated;\n")?;
    }
    let text = read(&manifest)?;
    if !text.lines().any(|line| line.trim() == "[workspace]") {
        write(&manifest, &(text + "\n[workspace]\n"))?;
    }
    Ok(())
}

/// Copies the files that differ, so that cargo finds only these changed. Removes none. Returns the number of copied
/// files.
///
/// # Errors
/// Returns an error if a file cannot be read or written.
pub fn copy_changed(from: &Path, to: &Path) -> Result<usize, String> {
    let message = |error: std::io::Error| format!("{}: {error}", to.display());
    std::fs::create_dir_all(to).map_err(message)?;
    let mut copied = 0;
    for path in children(from)? {
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copied += copy_changed(&path, &to)?;
            continue;
        }
        let content = std::fs::read(&path).map_err(message)?;
        if std::fs::read(&to).ok().is_none_or(|there| there != content) {
            std::fs::write(&to, content).map_err(message)?;
            copied += 1;
        }
    }
    Ok(copied)
}

/// Counts the lines of all Rust files in a folder.
///
/// # Errors
/// Returns an error if a file cannot be read.
pub fn size(folder: &Path) -> Result<Size, String> {
    let mut size = Size::default();
    for path in children(folder)? {
        if path.is_dir() {
            let inner = self::size(&path)?;
            size.lines += inner.lines;
            size.code_lines += inner.code_lines;
            size.bytes += inner.bytes;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = read(&path)?;
            size.lines += text.lines().count();
            size.code_lines += text.lines().filter(|line| is_code(line.trim())).count();
            size.bytes += text.len();
        }
    }
    Ok(size)
}

/// Returns true for a line that is neither empty nor a comment. A `#[doc]` attribute is a comment.
fn is_code(line: &str) -> bool {
    !line.is_empty() && !["//", "/*", "*", "#[doc", "#![doc"].iter().any(|start| line.starts_with(start))
}

fn children(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let message = |error: std::io::Error| format!("{}: {error}", folder.display());
    let entries = std::fs::read_dir(folder).map_err(message)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(message)?;
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_no_code() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("src")).unwrap();
        std::fs::write(folder.path().join("src/a.rs"), "//! A\n\n#[doc = \"B\"]\npub struct B;\n").unwrap();
        let size = size(folder.path()).unwrap();
        assert_eq!((size.lines, size.code_lines), (4, 1));
    }

    #[test]
    fn the_empty_crate_has_another_name() {
        let manifest = "[package]\nname = \"a\"\nversion = \"1.0.0\"\n";
        assert_eq!(renamed(manifest), "[package]\nname = \"empty\"\nversion = \"1.0.0\"\n");
    }

    #[test]
    fn a_module_becomes_a_crate() {
        let folder = tempfile::tempdir().unwrap();
        let generated = folder.path().join("src/generated");
        std::fs::create_dir_all(&generated).unwrap();
        std::fs::write(generated.join("REQUIRED_DEPS.toml"), "[dependencies]\nserde = \"1\"\n").unwrap();
        let tool = super::super::tools::PEERS.iter().find(|peer| peer.output == Output::Module).unwrap();
        complete(tool, folder.path(), "a").unwrap();
        let manifest = std::fs::read_to_string(folder.path().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("name = \"a\"") && manifest.contains("serde") && manifest.contains("[workspace]"));
    }
}
