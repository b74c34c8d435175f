//! Versions of generated code.

use std::path::{Path, PathBuf};

use super::compare as comparison;
use super::places::Places;
use super::report::Report;
use super::surface::{Modules, Surface};
use super::unchanged::Different;
use crate::Compilation;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::write::{self, OutputFile};

/// A version of generated code: the files, and the compilation that made them if it is known.
#[derive(Debug, Clone)]
pub struct Version<'c> {
    /// The folder of checked-in code.
    folder: Option<PathBuf>,
    files: Vec<OutputFile>,
    compilation: Option<&'c Compilation>,
}

impl<'c> Version<'c> {
    /// Returns the version that a compilation makes.
    ///
    /// ```
    /// # fn version(generator: &wirewright::Generator) -> wirewright::Result<()> {
    /// let compilation = generator.run()?;
    /// let version = wirewright::changes::Version::of(&compilation, generator.files(&compilation)?);
    /// # Ok(())
    /// # }
    /// ```
    pub fn of(compilation: &'c Compilation, files: Vec<OutputFile>) -> Self {
        Self { folder: None, files, compilation: Some(compilation) }
    }

    /// Reads the version that is checked in: the folder of a crate, or a single file.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no generated code, or if a file cannot be read.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # fn main() -> wirewright::Result<()> {
    /// let version = wirewright::changes::Version::read("generated".as_ref())?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn read(path: &Path) -> Result<Self> {
        let files = write::generated(path)?;
        if files.is_empty() {
            let cause = "there is no generated code".to_owned();
            return Err(Error::Unreadable { path: path.display().to_string(), cause });
        }
        let folder = if path.is_dir() { Some(path) } else { path.parent() };
        Ok(Self { folder: folder.map(Path::to_owned), files, compilation: None })
    }

    /// Sets the options of a configuration that the code shows: the name of the crate or file, whether it has cargo
    /// features, and whether it is split.
    ///
    /// ```
    /// # fn configure(version: &wirewright::changes::Version<'_>) {
    /// let mut config = wirewright::Config::default();
    /// version.configure(&mut config);
    /// # }
    /// ```
    pub fn configure(&self, config: &mut Config) {
        config.out.clone_from(&self.folder);
        let Some(name) = self.crate_name() else {
            config.crate_name = None;
            config.split = false;
            let stem = self.files.first().map(|file| file.path.trim_end_matches(".rs").to_owned());
            config.file_name = stem;
            return;
        };
        config.split = self.files.iter().any(|file| file.path.starts_with("crates/"));
        let has_features = self.files.iter().any(|file| file.text.contains("#[cfg(feature = "));
        config.features = if config.split { None } else { Some(has_features) };
        config.crate_name = Some(name.to_owned());
    }

    /// Returns the name of the crate in the manifest, if there is one.
    fn crate_name(&self) -> Option<&str> {
        let manifest = self.files.iter().find(|file| file.path == "Cargo.toml")?;
        let mut lines = manifest.text.lines().skip_while(|line| line.trim() != "[package]");
        let line = lines.find(|line| line.trim_start().starts_with("name"))?;
        line.split('"').nth(1)
    }

    /// Returns the error for a file that cannot be read.
    fn failed(&self, (path, cause): (String, String)) -> Error {
        match self.compilation {
            Some(_) => Error::Internal(format!("{path}: {cause}")),
            None => Error::Unreadable { path, cause },
        }
    }
}

/// Compares two versions.
///
/// # Errors
///
/// Returns an error if a file of a version is not valid Rust.
///
/// # Examples
///
/// ```
/// # fn show(old: &wirewright::changes::Version<'_>, new: &wirewright::changes::Version<'_>) -> wirewright::Result<()> {
/// let report = wirewright::changes::compare(old, new)?;
/// print!("{}", report.text());
/// # Ok(())
/// # }
/// ```
pub fn compare(old: &Version<'_>, new: &Version<'_>) -> Result<Report> {
    let old_modules = Modules::of(&old.files, &new.files).map_err(|error| old.failed(error))?;
    let new_modules = Modules::of(&new.files, &old.files).map_err(|error| new.failed(error))?;
    let mut different = Different::of(&old.files, &new.files, [&old_modules, &new_modules]);
    let (old_surface, new_surface) = loop {
        let before = Surface::read(&old.files, &old_modules, &different).map_err(|error| old.failed(error))?;
        let after = Surface::read(&new.files, &new_modules, &different).map_err(|error| new.failed(error))?;
        // Each round adds files.
        if !different.add_targets(&before, &after) {
            break (before, after);
        }
    };
    let old_places = old.compilation.and_then(|compilation| Places::of(compilation, &old_surface));
    let new_places = new.compilation.and_then(|compilation| Places::of(compilation, &new_surface));
    let old = comparison::Version { surface: &old_surface, places: old_places.as_ref() };
    let new = comparison::Version { surface: &new_surface, places: new_places.as_ref() };
    Ok(comparison::compare(&old, &new))
}

impl Generator {
    /// Compares the files with the output folder, by their effect on callers and on the wire. The report is empty if no
    /// file differs.
    ///
    /// # Errors
    ///
    /// Returns an error if no output folder is set, or if there is no generated code in it.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(generator: &wirewright::Generator) -> wirewright::Result<()> {
    /// let compilation = generator.run()?;
    /// let report = generator.changes(&compilation, generator.files(&compilation)?)?;
    /// print!("{}", report.text());
    /// # Ok(())
    /// # }
    /// ```
    pub fn changes(&self, compilation: &Compilation, files: Vec<OutputFile>) -> Result<Report> {
        let out = self.out_folder()?;
        let path = match files.as_slice() {
            [single] if self.config.crate_name.is_none() => out.join(&single.path),
            _ => out.to_owned(),
        };
        compare(&Version::read(&path)?, &Version::of(compilation, files))
    }
}
