//! Crates that hold many outputs, each as a module. Compiling a small output as a crate of its own would take too long.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// The maximum number of lines in a crate. A larger output has a crate of its own.
const LINES: usize = 15_000;

/// The output for one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The name of the document.
    pub document: String,
    /// The number of lines of the output.
    pub lines: usize,
}

impl Unit {
    /// Returns the name of the module that holds the output. The name is readable and unique to the document.
    pub fn module(&self) -> String {
        let words: Vec<String> = self
            .document
            .split(|char: char| !char.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let mut hasher = DefaultHasher::new();
        self.document.hash(&mut hasher);
        format!("d_{}_{:04x}", words.join("_"), hasher.finish() & 0xffff)
    }
}

/// A group of outputs that are compiled together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The name of the crate.
    pub name: String,
    /// The outputs.
    pub units: Vec<Unit>,
}

/// Groups outputs without changing their order.
pub fn group(units: Vec<Unit>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut lines = 0;
    for unit in units {
        lines += unit.lines;
        match groups.last_mut().filter(|_| lines <= LINES) {
            Some(group) => group.units.push(unit),
            None => {
                lines = unit.lines;
                groups.push(Group { name: format!("g{:04}", groups.len()), units: vec![unit] });
            }
        }
    }
    groups
}

/// The root module of a crate.
#[derive(Debug, Clone, Copy)]
pub struct RootModule {
    /// `lib.rs` or `main.rs`.
    pub file: &'static str,
    /// Returns the text of the file.
    pub text: fn(&Group) -> String,
    /// Additional dependencies, as lines of the manifest.
    pub dependencies: &'static str,
    /// Additional features of the runtime, as its dependency lists them.
    pub features: &'static str,
}

/// A library crate that only contains its outputs.
pub const LIBRARY: RootModule = RootModule { file: "lib.rs", text: library, dependencies: "", features: "" };

/// The folder that contains the outputs and the crates.
#[derive(Debug, Clone)]
pub struct Workspace {
    folder: PathBuf,
}

impl Workspace {
    /// Creates the workspace in this folder.
    pub fn new(folder: &Path) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder.join("units"))?;
        Ok(Self { folder: std::path::absolute(folder)? })
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of an output.
    pub fn unit(&self, unit: &Unit) -> PathBuf {
        self.folder.join("units").join(unit.module()).with_extension("rs")
    }

    /// Writes the crates, and a workspace that contains only these crates.
    pub fn write(&self, groups: &[Group], runtime: &Path, root_module: RootModule) -> std::io::Result<()> {
        for group in groups {
            let folder = self.folder.join("crates").join(&group.name);
            std::fs::create_dir_all(folder.join("src"))?;
            put(&folder.join("Cargo.toml"), &manifest(&group.name, root_module))?;
            put(&folder.join("src").join(root_module.file), &(root_module.text)(group))?;
        }
        let runtime = std::fs::canonicalize(runtime)?;
        put(&self.folder.join("Cargo.toml"), &root(groups, &runtime))?;
        let lock = self.folder.join("Cargo.lock");
        let known = runtime.join("../Cargo.lock");
        if !lock.exists() && known.exists() {
            // Uses the versions with which the runtime is tested, so that cargo need not resolve anything.
            std::fs::copy(known, lock)?;
        }
        Ok(())
    }
}

fn manifest(name: &str, root_module: RootModule) -> String {
    let RootModule { dependencies, features, .. } = root_module;
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nserde.workspace = true\nwirewright-client = {{ workspace = true, features = [{features}] }}\n{dependencies}"
    )
}

/// Returns the manifest of the workspace.
fn root(groups: &[Group], runtime: &Path) -> String {
    let mut text = "[workspace]\nresolver = \"3\"\nmembers = [\n".to_owned();
    for group in groups {
        let _ = writeln!(text, "    \"crates/{}\",", group.name);
    }
    let _ = writeln!(text, "]\n\n[workspace.dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}");
    let runtime = toml::Value::from(runtime.to_string_lossy().into_owned());
    let features = "default-features = false, features = [\"chrono\", \"pattern\", \"uuid\", \"xml\"]";
    let _ = writeln!(text, "wirewright-client = {{ path = {runtime}, {features} }}");
    // Debug information is not needed, and a runner restarts a program that panics.
    let _ = writeln!(text, "\n[profile.dev]\ndebug = false\npanic = \"abort\"");
    text
}

fn library(group: &Group) -> String {
    let mut text = "#![deny(warnings)]\n".to_owned();
    for module in group.units.iter().map(Unit::module) {
        let _ = writeln!(text, "\n#[path = \"../../../units/{module}.rs\"]\npub mod {module};");
    }
    text
}

/// Returns the root module of a program: its own text, then the outputs and the tables that each output defines.
pub fn program(main: &str, group: &Group) -> String {
    let mut text = main.to_owned();
    let modules: Vec<String> = group.units.iter().map(Unit::module).collect();
    for module in &modules {
        let _ = writeln!(text, "\n#[path = \"../../../units/{module}.rs\"]\nmod {module};");
    }
    let tables: Vec<String> = modules.iter().map(|module| format!("{module}::TABLE")).collect();
    let _ = writeln!(text, "\nconst TABLES: &[Table] = &[{}];", tables.join(", "));
    text
}

/// Writes a file unless its content is already the same, because cargo looks at the modification time.
pub fn put(path: &Path, text: &str) -> std::io::Result<()> {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) { Ok(()) } else { std::fs::write(path, text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(document: &str, lines: usize) -> Unit {
        Unit { document: document.to_owned(), lines }
    }

    #[test]
    fn a_crate_is_filled_up_to_its_limit() {
        let units = [("a", 9_000), ("b", 6_000), ("c", 1), ("d", 40_000), ("e", 2)];
        let groups = group(units.iter().map(|(name, lines)| unit(name, *lines)).collect());
        let documents: Vec<Vec<&str>> =
            groups.iter().map(|group| group.units.iter().map(|unit| unit.document.as_str()).collect()).collect();
        assert_eq!(documents, [vec!["a", "b"], vec!["c"], vec!["d"], vec!["e"]]);
    }

    #[test]
    fn documents_whose_names_differ_in_punctuation_are_different_modules() {
        let module = unit("A.b/1.0", 0).module();
        assert!(module.starts_with("d_a_b_1_0_"));
        assert_ne!(module, unit("a-b/1.0", 0).module());
    }
}
