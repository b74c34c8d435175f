//! The changes that the crate around a single output file needs.

use std::path::{Path, PathBuf};

use crate::Compilation;
use crate::dependency;
use crate::emit::{Models, RUNTIME_VERSION};
use crate::error::Result;
use crate::generator::Generator;
use crate::names::{escaped, snake};
use crate::write;

/// The changes that make a single output file a module of a crate, as returned by [`Generator::advice`].
///
/// # Examples
///
/// ```
/// fn show(advice: &wirewright::Advice) {
///     println!("Cargo.toml: {}", advice.dependencies.join("\n"));
///     println!("src/lib.rs: {}", advice.module);
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Advice {
    /// The lines that `[dependencies]` of the manifest lacks, or needs with other features.
    pub dependencies: Vec<String>,
    /// The declaration of the module for `src/lib.rs` or `src/main.rs`.
    pub module: String,
    /// True if the crate around the output folder was found.
    pub has_manifest: bool,
}

impl Generator {
    /// Returns the changes that make the output file a module of the crate around it, whose `Cargo.toml` is in the
    /// output folder or above. Returns `None` if the output is a crate of its own.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, or if no output folder is set.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let spec = folder.path().join("pets.yaml");
    /// # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {}}")?;
    /// # std::fs::write(folder.path().join("Cargo.toml"), "[package]\nname = \"app\"\nversion = \"1.0.0\"\n")?;
    /// let generator = wirewright::Generator::new(&spec).out(folder.path().join("src"));
    /// let advice = generator.advice(&generator.run()?)?.ok_or("no single file")?;
    /// assert_eq!(advice.module, "mod pets;");
    /// assert_eq!(advice.dependencies, ["wirewright-client = \"0.1\""]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn advice(&self, compilation: &Compilation) -> Result<Option<Advice>> {
        let needed = compilation.model_or_error(self.renderer)?.libraries.features();
        if self.config().crate_name.is_some() {
            return Ok(None);
        }
        let out = self.out_folder()?;
        let out = std::path::absolute(out).unwrap_or_else(|_| out.to_owned());
        let folder = out.ancestors().find(|folder| dependency::is_package(folder));
        let mut dependencies = Vec::new();
        match folder.filter(|folder| dependency::is_declared(folder, dependency::RUNTIME)) {
            Some(folder) => dependencies.extend(dependency::corrected(folder, &needed)),
            None => {
                let path = self.config().runtime_path.as_deref();
                let seen = path.and_then(|path| write::relative(folder?, path)).or_else(|| path.map(PathBuf::from));
                let seen = seen.map(|path| path.to_string_lossy().replace('\\', "/"));
                dependencies.push(dependency::line(RUNTIME_VERSION, seen.as_deref(), &needed));
            }
        }
        let has_serde = folder.is_some_and(|folder| dependency::is_declared(folder, "serde"));
        if self.config().models == Models::Serde && !has_serde {
            dependencies.push("serde = { version = \"1\", features = [\"derive\"] }".to_owned());
        }
        Ok(Some(Advice { dependencies, module: self.module(&out, folder), has_manifest: folder.is_some() }))
    }

    /// Returns the declaration of the module in the root of the crate in `folder`.
    fn module(&self, out: &Path, folder: Option<&Path>) -> String {
        let stem = self.stem();
        let name = Some(snake(&stem)).filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()));
        let name = escaped(name.unwrap_or_else(|| "api".to_owned()));
        let sources = folder.map_or_else(|| out.to_owned(), |folder| folder.join("src"));
        let path = write::relative(&sources, &out.join(format!("{stem}.rs"))).unwrap_or_default();
        let path = path.to_string_lossy().replace('\\', "/");
        if path == format!("{name}.rs") { format!("mod {name};") } else { format!("#[path = {path:?}] mod {name};") }
    }
}
