//! The interface for build scripts and the command line.

use std::path::{Path, PathBuf};

use crate::compilation::{Compilation, Input};
use crate::config::Config;
use crate::emit::{self, Models, Serde};
use crate::error::{Error, Result};
use crate::progress::{Progress, Step};
use crate::render::Renderer;
use crate::select::Choice;
use crate::source;

/// A builder that generates a client from an API description.
///
/// # Examples
///
/// In a `build.rs`:
///
/// ```no_run
/// fn main() -> wirewright::Result<()> {
///     wirewright::Generator::new("spec/mailserver.yaml").overlay("spec/mailserver.overlay.yaml").compile()
/// }
/// ```
///
/// The crate then includes the generated file: `wirewright_client::include_api!("mailserver");`.
///
/// The steps of [`compile`](Self::compile) can be run one by one, for example to generate a crate that is checked in:
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let (spec, out) = (folder.path().join("pets.yaml"), folder.path().join("pets-client"));
/// # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {}}")?;
/// let generator = wirewright::Generator::new(&spec).out(&out).crate_name("pets-client");
/// # #[cfg(not(all(feature = "crates", feature = "diff")))]
/// # return Ok(());
/// let files = generator.files(&generator.run()?)?;
/// assert_eq!(generator.plan(&files)?.created.len(), files.len());
/// assert_eq!(generator.write(&files)?.changed, files.len());
/// assert_eq!(generator.compare(&files)?, "");
/// assert!(generator.left_behind(&files)?.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Generator {
    pub(crate) config: Config,
    pub(crate) renderer: Renderer,
    pub(crate) progress: Progress,
}

impl Generator {
    /// Creates a generator for a description.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml");
    /// ```
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self::from_config(Config { spec: Some(spec.into()), ..Config::default() })
    }

    /// Creates a generator from a configuration.
    ///
    /// ```
    /// let generator = wirewright::Generator::from_config(wirewright::Config::default());
    /// ```
    pub fn from_config(config: Config) -> Self {
        Self { config, ..Self::default() }
    }

    /// Adds an overlay, which is applied after those added before.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").overlay("spec/pets.overlay.yaml");
    /// ```
    #[must_use]
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.overlays.push(path.into());
        self
    }

    /// Sets the output folder.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").out("src/generated");
    /// ```
    #[must_use]
    pub fn out(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.out = Some(folder.into());
        self
    }

    /// Sets the name of the output file, without `.rs`. Defaults to the name of the description.
    ///
    /// A build script needs it if it compiles several descriptions with the same file name.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").file_name("pets_v2");
    /// ```
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.config.file_name = Some(name.into());
        self
    }

    /// Generates a whole crate with this name, instead of a single file.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").crate_name("pets-client");
    /// ```
    #[must_use]
    pub fn crate_name(mut self, name: impl Into<String>) -> Self {
        self.config.crate_name = Some(name.into());
        self
    }

    /// Sets whether a whole crate has a cargo feature for each group of operations, as by default. It enables the group
    /// and the types that only the group needs.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("pets.yaml").crate_name("pets-client").features(false);
    /// ```
    #[must_use]
    pub fn features(mut self, features: bool) -> Self {
        self.config.features = Some(features);
        self
    }

    /// Sets whether a whole crate is split into several, which cargo compiles in parallel: one for the groups of each
    /// feature, others for the types that they share, and a facade that re-exports all. Groups whose tags have the same
    /// head, such as `users.mail` and `users.calendar`, have one feature and one crate.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("pets.yaml").crate_name("pets-client").split(true);
    /// ```
    #[must_use]
    pub fn split(mut self, split: bool) -> Self {
        self.config.split = split;
        self
    }

    /// Sets the folder of the runtime crate, on which the generated crate gets a path dependency.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("pets.yaml").crate_name("pets-client").runtime_path("../runtime");
    /// ```
    #[must_use]
    pub fn runtime_path(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.runtime_path = Some(folder.into());
        self
    }

    /// Generates only some operations, with the types they need. A pattern matches ids and tags (`listPets`, `pets/*`),
    /// paths (`/pets/**`), or a method and paths (`GET /pets/**`). In a path, `*` stands for one segment and `**` for any
    /// number of them. The choice changes no name of the output.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").operations(["listPets", "GET /shops/**"]);
    /// ```
    #[must_use]
    pub fn operations(mut self, patterns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.operations.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Generates only the operations that the Rust files of a folder call, with the types they need, beside those chosen
    /// with [`operations`](Self::operations). Calls are recognized by the names of the function and of its group.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").used_by("src");
    /// ```
    #[must_use]
    pub fn used_by(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.used_by.push(folder.into());
        self
    }

    /// Generates component schemas even if no operation, webhook or callback uses them. A pattern matches names, such as
    /// `Webhook*`. A description without operations keeps all its schemas.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").schemas(["*"]);
    /// ```
    #[must_use]
    pub fn schemas(mut self, patterns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.config.schemas.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Sets the derives of models.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").models(wirewright::Models::Serde);
    /// ```
    #[must_use]
    pub fn models(mut self, models: Models) -> Self {
        self.config.models = models;
        self
    }

    /// Sets the serde implementations that models get.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").serde(wirewright::Serde::Both);
    /// ```
    #[must_use]
    pub fn serde(mut self, serde: Serde) -> Self {
        self.config.serde = serde;
        self
    }

    /// Sets the type of a format, with the names of the configuration: `format("uuid", "string")`. The name `dates`
    /// stands for all formats of dates, times and durations. A path stands for an own type, which must meet the conditions
    /// of [`replace`](Self::replace).
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").format("dates", "jiff").format("money", "crate::Money");
    /// ```
    #[must_use]
    pub fn format(mut self, name: impl Into<String>, ty: impl Into<String>) -> Self {
        self.config.formats.set(name, ty);
        self
    }

    /// Sets whether all warnings are errors.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").strict(true);
    /// ```
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.config.strict = strict;
        self
    }

    /// Turns diagnostics with this code into errors.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").deny("name-collision");
    /// ```
    #[must_use]
    pub fn deny(mut self, code: impl Into<String>) -> Self {
        self.config.deny.push(code.into());
        self
    }

    /// Hides diagnostics with this code, unless they are errors.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").allow("unknown-format");
    /// ```
    #[must_use]
    pub fn allow(mut self, code: impl Into<String>) -> Self {
        self.config.allow.push(code.into());
        self
    }

    /// Sets the renderer of diagnostics.
    ///
    /// ```
    /// let renderer = wirewright::Renderer::default().colours(true);
    /// let generator = wirewright::Generator::new("spec/pets.yaml").renderer(renderer);
    /// ```
    #[must_use]
    pub fn renderer(mut self, renderer: Renderer) -> Self {
        self.renderer = renderer;
        self
    }

    /// Sets a function that is called at each step of a run, possibly by several threads.
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").progress(|step| eprintln!("{step:?}"));
    /// ```
    #[must_use]
    pub fn progress(mut self, report: impl Fn(Step) + Send + Sync + 'static) -> Self {
        self.progress = Progress::new(report);
        self
    }

    /// Sets whether output files replace existing files that were not generated, or that were edited by hand since. By
    /// default, such a file is an error. Edits are only found with a [`lock`](Self::lock).
    ///
    /// ```
    /// let generator = wirewright::Generator::new("spec/pets.yaml").force(true);
    /// ```
    #[must_use]
    pub fn force(mut self, force: bool) -> Self {
        self.config.force = force;
        self
    }

    /// Returns the configuration.
    ///
    /// ```
    /// assert!(wirewright::Generator::new("spec/pets.yaml").strict(true).config().strict);
    /// ```
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Runs the stages from reading to naming. Nothing is written.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration is incomplete or invalid. Errors of the description are in the
    /// [`Compilation`].
    pub fn run(&self) -> Result<Compilation> {
        self.run_on(self.config.choice()?)
    }

    /// Runs the stages for a choice of operations.
    pub(crate) fn run_on(&self, choice: Choice) -> Result<Compilation> {
        let spec = self.config.spec.as_ref().ok_or(Error::Missing("missing description: set `spec`"))?;
        if cfg!(not(feature = "overlay")) && !self.config.overlays.is_empty() {
            return Err(Error::Missing(
                "overlays need a feature of this crate: `wirewright = { version = \"0.1\", features = [\"overlay\"] }`",
            ));
        }
        let inputs = self.config.overlays.iter().chain([spec]);
        if inputs.filter(|path| path.as_os_str() == source::STANDARD_INPUT).count() > 1 {
            return Err(Error::Usage("standard input (`-`) can be read only once".to_owned()));
        }
        let input = Input {
            sources: source::Options {
                overlays: self.config.overlays.clone(),
                allow_outside: self.config.allow_outside,
            },
            formats: self.config.formats()?.clone(),
            settings: self.config.settings(),
            choice,
            emit: emit::Options {
                models: self.config.models,
                serde: self.config.serde,
                visibility: self.config.visibility,
            },
            features: self.config.grouping()?,
            lints: self.config.lints()?,
            lock: self.config.lock.clone(),
            renames: self.config.renames,
            progress: self.progress.clone(),
        };
        Compilation::run(spec, &input)
    }

    pub(crate) fn out_folder(&self) -> Result<&Path> {
        self.config.out.as_deref().ok_or(Error::Missing("missing output folder: set `out`"))
    }

    pub(crate) fn stem(&self) -> String {
        if let Some(name) = &self.config.file_name {
            return name.clone();
        }
        let spec = self.config.spec.as_deref().filter(|spec| spec.as_os_str() != source::STANDARD_INPUT);
        let stem = spec.and_then(Path::file_stem);
        stem.map_or_else(|| "api".to_owned(), |stem| stem.to_string_lossy().into_owned())
    }
}
