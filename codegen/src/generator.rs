//! The interface for build scripts and for the command line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::compilation::{Compilation, Input};
use crate::config::Config;
use crate::dependency;
use crate::diagnostics::{Renderer, Severity};
use crate::emit::{self, Serde};
use crate::error::{Error, Result};
use crate::source;
use crate::write::{self, Manifest, ManifestError, OutputFile, Unmarked, Written};

/// Generates a client of a description.
///
/// In a `build.rs`:
///
/// ```no_run
/// fn main() -> wirewright::Result<()> {
///     wirewright::Generator::new("spec/mailserver.yaml").overlay("spec/mailserver.overlay.yaml").compile()
/// }
/// ```
///
/// and in the crate: `wirewright_client::include_api!("mailserver");`.
#[derive(Debug, Clone, Default)]
pub struct Generator {
    config: Config,
    renderer: Renderer,
}

impl Generator {
    /// For this description.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self::from_config(Config { spec: Some(spec.into()), ..Config::default() })
    }

    /// As a configuration says.
    pub fn from_config(config: Config) -> Self {
        Self { config, renderer: Renderer::default() }
    }

    /// With an overlay, after those that are there already.
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.overlays.push(path.into());
        self
    }

    /// Into this folder.
    #[must_use]
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.out = Some(folder.into());
        self
    }

    /// Into a file of this name, without `.rs`: for a build script that compiles several descriptions of the same name.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.config.file_name = Some(name.into());
        self
    }

    /// As a whole crate of this name.
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.config.crate_name = Some(name.into());
        self
    }

    /// With a path dependency on the runtime crate in this folder.
    #[must_use]
    pub fn runtime_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.runtime_path = Some(folder.into());
        self
    }

    /// With these serde implementations.
    #[must_use]
    pub fn serde(mut self, serde: Serde) -> Self {
        self.config.serde = serde;
        self
    }

    /// With this type for a format, by the names of the configuration: `format("uuid", "string")`. The format `dates` means all
    /// formats of dates, times and durations.
    #[must_use]
    pub fn format(mut self, name: impl Into<String>, ty: impl Into<String>) -> Self {
        self.config.formats.set(name, ty);
        self
    }

    /// With every warning as an error.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.config.strict = strict;
        self
    }

    /// With the diagnostics of this code as errors.
    #[must_use]
    pub fn deny(mut self, code: impl Into<String>) -> Self {
        self.config.deny.push(code.into());
        self
    }

    /// Without the diagnostics of this code, unless they are errors.
    #[must_use]
    pub fn allow(mut self, code: impl Into<String>) -> Self {
        self.config.allow.push(code.into());
        self
    }

    /// With diagnostics shown in this way.
    #[must_use]
    pub fn renderer(mut self, renderer: Renderer) -> Self {
        self.renderer = renderer;
        self
    }

    /// With files that are not generated ones replaced where output is written. By default they are an error, and stay.
    #[must_use]
    pub fn force(mut self, force: bool) -> Self {
        self.config.force = force;
        self
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Reads and understands the description, and names everything; nothing is written.
    ///
    /// # Errors
    /// A configuration that is incomplete. Errors of the description are in the [`Compilation`].
    pub fn run(&self) -> Result<Compilation> {
        let spec = self.config.spec.as_ref().ok_or(Error::Missing("no description is named"))?;
        let inputs = self.config.overlays.iter().chain([spec]);
        if inputs.filter(|path| path.as_os_str() == source::STANDARD_INPUT).count() > 1 {
            return Err(Error::Usage("standard input (`-`) can be read once only".to_owned()));
        }
        let input = Input {
            sources: source::Options {
                overlays: self.config.overlays.clone(),
                allow_outside: self.config.allow_outside,
            },
            formats: self.config.formats()?.clone(),
            emit: emit::Options { serde: self.config.serde },
            lints: self.config.lints()?,
        };
        Ok(Compilation::run(spec, &input))
    }

    /// The files of the output. A manifest that is in the output folder is kept, and completed.
    ///
    /// # Errors
    /// Those of the description.
    pub fn files(&self, compilation: &Compilation) -> Result<Vec<OutputFile>> {
        self.config.check_output()?;
        let Some(name) = &self.config.crate_name else {
            return Ok(vec![compilation.single_file(&self.stem(), self.renderer)?]);
        };
        let model = compilation.checked(self.renderer)?;
        let path = self.config.out.as_deref().unwrap_or(Path::new("")).join("Cargo.toml");
        let refused = |error: &dyn std::fmt::Display| Error::Manifest(format!("{}: {error}", path.display()));
        // Without an output folder nothing is written, so that no manifest is kept.
        let is_kept = self.config.out.is_some() && std::fs::symlink_metadata(&path).is_ok();
        let existing = if is_kept { Some(source::read_text(&path).map_err(|error| refused(&error))?) } else { None };
        let manifest = Manifest {
            name: name.clone(),
            title: model.api.title.clone(),
            runtime_path: self.config.runtime_path.as_ref().map(|path| self.seen_from_out(path)),
            libraries: model.facts.libraries.clone(),
        };
        let text = manifest.render(existing.as_deref()).map_err(|error| match error {
            ManifestError::Name { .. } => Error::Usage(format!("{}: {error}", path.display())),
            _ => refused(&error),
        })?;
        let mut files = compilation.crate_files(self.renderer)?;
        files.insert(0, OutputFile { path: "Cargo.toml".to_owned(), text });
        Ok(files)
    }

    /// Writes the output into its folder.
    ///
    /// # Errors
    /// Those of the description and of the file system, and files that are not generated ones where output is written, unless
    /// [`force`](Self::force) lets them be replaced. After an error nothing has changed.
    pub fn write(&self, files: &[OutputFile]) -> Result<Written> {
        self.config.check_output()?;
        let unmarked = if self.config.force { Unmarked::Replace } else { Unmarked::Refuse };
        Ok(write::write(self.out_folder()?, files, unmarked)?)
    }

    /// Returns the generated files in the output folder that an earlier run may have left when the output had another name: those
    /// of an API with the same title, which no description beside this one is named like.
    ///
    /// # Errors
    /// A configuration without an output folder.
    pub fn left_behind(&self, files: &[OutputFile]) -> Result<Vec<PathBuf>> {
        let described = |file: &Path| {
            let spec = self.config.spec.as_deref().unwrap_or(Path::new(""));
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            ["yaml", "yml", "json"].iter().any(|extension| spec.with_file_name(format!("{stem}.{extension}")).exists())
        };
        let mut found = write::namesakes(self.out_folder()?, files);
        found.retain(|file| !described(file));
        Ok(found)
    }

    /// What differs between the output and its folder, as a unified diff; empty when nothing does.
    ///
    /// # Errors
    /// A configuration without an output folder.
    pub fn compare(&self, files: &[OutputFile]) -> Result<String> {
        Ok(write::compare(self.out_folder()?, files))
    }

    /// For a build script: writes `$OUT_DIR/<name of the description>.rs`, unless [`file_name`](Self::file_name) says otherwise,
    /// tells cargo which files it came from, and shows warnings as cargo's.
    ///
    /// # Errors
    /// Those of the description and of the file system, as text that shows the places.
    pub fn compile(mut self) -> Result<()> {
        if self.config.out.is_none() {
            let folder = std::env::var_os("OUT_DIR")
                .ok_or(Error::Missing("OUT_DIR is not set: `compile` is for build scripts"))?;
            self.config.out = Some(folder.into());
        }
        let compilation = self.run()?;
        // What could not be read is watched, too: the user will put it there.
        let named = self.config.spec.iter().chain(&self.config.overlays).map(PathBuf::as_path);
        for path in named.chain(compilation.sources().paths()).collect::<BTreeSet<_>>() {
            println!("cargo::rerun-if-changed={}", path.display());
        }
        let files = self.files(&compilation)?;
        self.write(&files)?;
        if compilation.diagnostics().count(Severity::Warning) > 0 {
            // Cargo shows one line at a time.
            for line in self.renderer.render(compilation.diagnostics(), compilation.sources()).lines() {
                println!("cargo::warning={line}");
            }
        }
        let features = compilation.checked(self.renderer)?.facts.libraries.features();
        self.warn_of_features(&features);
        Ok(())
    }

    /// Warns if the manifest of the crate that is built lacks features of the runtime crate.
    fn warn_of_features(&self, needed: &[&str]) {
        let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else { return };
        let Some(line) = dependency::corrected(&folder, needed) else { return };
        println!("cargo::rerun-if-changed=Cargo.toml");
        println!("cargo::warning={} needs features of the runtime crate; in Cargo.toml: {line}", self.stem());
    }

    fn out_folder(&self) -> Result<&Path> {
        self.config.out.as_deref().ok_or(Error::Missing("no output folder is named"))
    }

    fn stem(&self) -> String {
        if let Some(name) = &self.config.file_name {
            return name.clone();
        }
        let spec = self.config.spec.as_deref().filter(|spec| spec.as_os_str() != source::STANDARD_INPUT);
        let stem = spec.and_then(Path::file_stem);
        stem.map_or_else(|| "api".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }

    /// A path as the manifest in the output folder must say it.
    fn seen_from_out(&self, path: &Path) -> String {
        let out = self.config.out.as_deref().unwrap_or(Path::new("."));
        relative(out, path).unwrap_or_else(|| path.to_owned()).to_string_lossy().replace('\\', "/")
    }
}

/// The way from one folder to another, if both can be found from the same root.
fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    let to = std::path::absolute(to).ok()?;
    let (from, to) = (normal(&from), normal(&to));
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return None;
    }
    let up = std::iter::repeat_n("..".into(), from.len() - common);
    Some(up.chain(to.into_iter().skip(common)).collect())
}

/// The components without `.` and `..`.
fn normal(path: &Path) -> Vec<std::ffi::OsString> {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                parts.pop();
            }
            other => parts.push(other.as_os_str().to_owned()),
        }
    }
    parts
}
