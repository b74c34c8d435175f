//! A run of the compiler: the stages in order. The run stops after a stage that reports errors.

use std::path::Path;

use crate::analyze::{Facts, analyze};
use crate::diagnostics::{Diagnostics, Lints, Renderer, Severity};
use crate::emit::{self, Emitter};
use crate::error::Error;
use crate::ir::Api;
use crate::lower::{Formats, lower};
use crate::names::Names;
use crate::openapi::{Ledger, understand};
use crate::source::{Options, Sources};
use crate::write::{Layout, OutputFile};

/// Settings of a run.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// The settings for reading files.
    pub sources: Options,
    /// The Rust types of formats.
    pub formats: Formats,
    /// The settings of the emitter.
    pub emit: emit::Options,
    /// The diagnostics that become errors or are hidden.
    pub lints: Lints,
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
}

/// The result of a run: the sources, the diagnostics, and the model if there were no errors.
#[derive(Debug)]
pub struct Compilation {
    sources: Sources,
    diagnostics: Diagnostics,
    ledger: Ledger,
    model: Option<Model>,
    emit: emit::Options,
}

impl Compilation {
    /// Runs the stages from reading to naming. Errors of the description are in [`diagnostics`](Self::diagnostics).
    pub fn run(spec: &Path, input: &Input) -> Self {
        let mut diagnostics = Diagnostics::new(input.lints.clone());
        let sources = Sources::load(spec, &input.sources, &mut diagnostics);
        let mut ledger = Ledger::default();
        let model = if diagnostics.has_errors() {
            None
        } else {
            Self::model(&sources, &input.formats, &mut diagnostics, &mut ledger)
        };
        Self { sources, diagnostics, ledger, model, emit: input.emit.clone() }
    }

    fn model(
        sources: &Sources,
        formats: &Formats,
        diagnostics: &mut Diagnostics,
        ledger: &mut Ledger,
    ) -> Option<Model> {
        let mut view = understand(sources, diagnostics)?;
        if diagnostics.has_errors() {
            *ledger = view.ledger;
            return None;
        }
        let api = lower(&mut view, sources, formats, diagnostics);
        *ledger = view.ledger;
        if diagnostics.has_errors() {
            return None;
        }
        let facts = analyze(&api);
        let names = Names::of(&api, &facts, sources, diagnostics);
        (!diagnostics.has_errors()).then_some(Model { api, facts, names })
    }

    /// Returns the files that were read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns the diagnostics of the run.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// Returns the ledger, which records the treatment of each keyword.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns the model.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors. They are rendered by `renderer`.
    pub fn checked(&self, renderer: Renderer) -> Result<&Model, Error> {
        self.model.as_ref().ok_or_else(|| Error::Description {
            text: renderer.render(&self.diagnostics, &self.sources),
            errors: self.diagnostics.count(Severity::Error),
        })
    }

    /// Returns the files of a whole crate, without its manifest.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, which are rendered by `renderer`.
    pub fn crate_files(&self, renderer: Renderer) -> Result<Vec<OutputFile>, Error> {
        self.layout(renderer)?.crate_files().map_err(|error| Error::Internal(error.to_string()))
    }

    /// Returns one file for use with `include_api!`.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, which are rendered by `renderer`.
    pub fn single_file(&self, name: &str, renderer: Renderer) -> Result<OutputFile, Error> {
        self.layout(renderer)?.single_file(name).map_err(|error| Error::Internal(error.to_string()))
    }

    fn layout(&self, renderer: Renderer) -> Result<Layout<'_>, Error> {
        let Model { api, facts, names } = self.checked(renderer)?;
        Ok(Layout { emitter: Emitter::new(api, facts, names, &self.emit), api, names })
    }
}
