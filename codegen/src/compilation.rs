//! A run of the compiler: the stages in order. The run stops after a stage that reports errors.

use std::path::{Path, PathBuf};

use crate::analyze::{Facts, analyze};
use crate::customize::customize;
use crate::diagnostics::{Diagnostics, Lints, Severity};
use crate::emit::{self, Emitter};
use crate::error::Error;
use crate::ir::Api;
use crate::keep::{self, keep};
use crate::lock::{Lock, Table};
use crate::lower::{Formats, lower};
use crate::names::{Names, report_lost};
use crate::openapi::{Ledger, understand};
use crate::progress::{Progress, Step};
use crate::render::Renderer;
use crate::select::{Choice, Features, Grouping, Libraries, Selection, hide, kept, report_unused, select};
use crate::settings::{Renames, Settings};
use crate::source::{FileId, Options, Sources};
use crate::write::{Layout, OutputFile};

/// Settings of a run.
#[derive(Debug, Clone, Default)]
pub(crate) struct Input {
    /// The settings for reading files.
    pub(crate) sources: Options,
    /// The Rust types of formats.
    pub(crate) formats: Formats,
    /// The settings that customize items.
    pub(crate) settings: Settings,
    /// The operations to emit.
    pub(crate) choice: Choice,
    /// The settings of the emitter.
    pub(crate) emit: emit::Options,
    /// The groups that get a cargo feature, if the output is a crate with features.
    pub(crate) features: Option<Grouping>,
    /// The diagnostics that become errors or are hidden.
    pub(crate) lints: Lints,
    /// The path of the lock.
    pub(crate) lock: Option<PathBuf>,
    /// The names of items that the description renamed.
    pub(crate) renames: Renames,
    /// The function that receives the steps.
    pub(crate) progress: Progress,
}

/// The model of an API, with the results of analysis and naming.
#[derive(Debug)]
pub struct Model {
    /// The API.
    pub api: Api,
    /// The facts about the API.
    pub facts: Facts,
    /// The identifiers.
    pub names: Names,
    /// The optional crates that the output needs.
    pub libraries: Libraries,
    /// The cargo features of a whole crate.
    pub features: Option<Features>,
    /// The table of names for a lock, if there is to be one.
    pub table: Option<Table>,
}

/// The result of [`Generator::run`](crate::Generator::run): the diagnostics, and the model if there are no errors.
///
/// # Examples
///
/// ```
/// # fn main() -> wirewright::Result<()> {
/// # let folder = tempfile::tempdir().unwrap();
/// # let spec = folder.path().join("pets.yaml");
/// # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {}}").unwrap();
/// use wirewright::{Generator, Renderer};
///
/// let compilation = Generator::new(&spec).run()?;
/// eprint!("{}", compilation.render(Renderer::default()));
/// let file = compilation.single_file("pets", Renderer::default())?;
/// assert_eq!(file.path, "pets.rs");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Compilation {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) ledger: Ledger,
    pub(crate) model: Option<Model>,
    /// The lock that the run started with.
    pub(crate) lock: Option<Lock>,
    emit: emit::Options,
    progress: Progress,
}

impl Compilation {
    /// Runs the stages from reading to naming. Errors of the description are in [`diagnostics`](Self::diagnostics).
    ///
    /// # Errors
    ///
    /// Returns an error if a pattern of operations is invalid or matches none.
    pub(crate) fn run(spec: &Path, input: &Input) -> Result<Self, Error> {
        let mut diagnostics = Diagnostics::new(input.lints.clone());
        input.progress.step(Step::Read);
        let mut sources = Sources::load(spec, &input.sources, &mut diagnostics);
        let lock = input.lock.as_deref().and_then(|path| sources.read_lock(path, &mut diagnostics));
        let mut ledger = Ledger::default();
        let model = if diagnostics.has_failures() {
            None
        } else {
            Self::model(&sources, lock.as_ref(), input, &mut diagnostics, &mut ledger)?
        };
        let lock = lock.map(|(lock, _)| lock);
        let (emit, progress) = (input.emit.clone(), input.progress.clone());
        Ok(Self { sources, diagnostics, ledger, model, lock, emit, progress })
    }

    fn model(
        sources: &Sources,
        lock: Option<&(Lock, FileId)>,
        input: &Input,
        diagnostics: &mut Diagnostics,
        ledger: &mut Ledger,
    ) -> Result<Option<Model>, Error> {
        input.progress.step(Step::Analyze);
        let Some(mut view) = understand(sources, diagnostics) else { return Ok(None) };
        if diagnostics.has_failures() {
            *ledger = view.ledger;
            return Ok(None);
        }
        let mut api = lower(&mut view, sources, &input.formats, diagnostics);
        *ledger = view.ledger;
        if diagnostics.has_failures() {
            return Ok(None);
        }
        customize(&mut api, sources, &view.names, &input.settings, diagnostics)
            .map_err(|error| Error::Usage(error.to_string()))?;
        let lock = lock.map(|(lock, file)| keep::Source { lock, file: *file });
        let held = keep(&mut api, lock, input.renames, input.settings.groups, diagnostics);
        let kept = kept(&api, sources, &input.choice).map_err(|error| Error::Usage(error.to_string()))?;
        let facts = analyze(&api, &kept);
        let mut names = Names::of(&api, &facts, &held, sources, diagnostics);
        let table = input.lock.as_ref().map(|_| names.table(&api, &held));
        if let Some(table) = &table {
            report_lost(&api, &held, table, diagnostics);
        }
        let selection = select(&api, &facts, &mut names, sources, &input.choice);
        let Selection { libraries, unused } = selection.map_err(|error| Error::Usage(error.to_string()))?;
        if input.choice.has_all_operations() {
            report_unused(&api, &unused, diagnostics);
        } else {
            hide(&api, &names, sources, diagnostics);
        }
        if diagnostics.has_errors() {
            return Ok(None);
        }
        let features = input.features.map(|grouping| Features::of(&api, &facts, &names, grouping));
        Ok(Some(Model { api, facts, names, libraries, features, table }))
    }

    /// Returns the diagnostics of the run.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(compilation: &wirewright::Compilation) {
    /// for diagnostic in compilation.diagnostics().iter() {
    ///     eprintln!("{}", diagnostic.message);
    /// }
    /// # }
    /// ```
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Returns the diagnostics as text, the most severe first, with an empty line after each.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(compilation: &wirewright::Compilation) {
    /// eprint!("{}", compilation.render(wirewright::Renderer::default()));
    /// # }
    /// ```
    pub fn render(&self, renderer: Renderer) -> String {
        renderer.render(&self.diagnostics, &self.sources)
    }

    /// Checks that the description has no errors.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, which are rendered by `renderer`.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn main() -> wirewright::Result<()> {
    /// let compilation = wirewright::Generator::new("no-such-file.yaml").run()?;
    /// assert!(compilation.check(wirewright::Renderer::default()).is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn check(&self, renderer: Renderer) -> Result<(), Error> {
        self.model_or_error(renderer).map(|_| ())
    }

    /// Returns the model, or the errors of the description.
    pub(crate) fn model_or_error(&self, renderer: Renderer) -> Result<&Model, Error> {
        self.model.as_ref().ok_or_else(|| Error::Description {
            text: self.render(renderer),
            errors: self.diagnostics.count(Severity::Error),
        })
    }

    /// Returns the files of a whole crate, without its manifest.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, which are rendered by `renderer`.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(compilation: &wirewright::Compilation) -> wirewright::Result<()> {
    /// for file in compilation.crate_files(wirewright::Renderer::default())? {
    ///     println!("{}", file.path);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn crate_files(&self, renderer: Renderer) -> Result<Vec<OutputFile>, Error> {
        self.layout(renderer, self.model_or_error(renderer)?.features.as_ref())?
            .crate_files()
            .map_err(|error| Error::Internal(error.to_string()))
    }

    /// Returns one file for use with `include_api!`.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, which are rendered by `renderer`.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(compilation: &wirewright::Compilation) -> wirewright::Result<()> {
    /// let file = compilation.single_file("pets", wirewright::Renderer::default())?;
    /// print!("{}", file.text);
    /// # Ok(())
    /// # }
    /// ```
    pub fn single_file(&self, name: &str, renderer: Renderer) -> Result<OutputFile, Error> {
        self.layout(renderer, None)?.single_file(name).map_err(|error| Error::Internal(error.to_string()))
    }

    pub(crate) fn layout<'c>(
        &'c self,
        renderer: Renderer,
        features: Option<&'c Features>,
    ) -> Result<Layout<'c>, Error> {
        let model = self.model_or_error(renderer)?;
        let emitter = self.emitter(model).features(features);
        Ok(Layout { emitter, api: &model.api, names: &model.names, features, progress: self.progress.clone() })
    }

    /// Returns an emitter of the model.
    pub(crate) fn emitter<'c>(&'c self, model: &'c Model) -> Emitter<'c> {
        Emitter::new(&model.api, &model.facts, &model.names, &model.libraries, &self.emit)
    }
}
