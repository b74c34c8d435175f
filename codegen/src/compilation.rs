//! A run of the compiler: the stages in order, with a barrier after each that can fail.

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

/// What a run needs to know.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// How files are read.
    pub sources: Options,
    /// What formats become.
    pub formats: Formats,
    /// What the emitter may be told.
    pub emit: emit::Options,
    /// Which diagnostics are raised or silenced.
    pub lints: Lints,
}

/// The model of an API with all that was found out about it.
#[derive(Debug)]
pub struct Model {
    /// The API.
    pub api: Api,
    /// The facts about it.
    pub facts: Facts,
    /// Its identifiers.
    pub names: Names,
}

/// A run of the compiler: what was read, what is to be said of it, and the model if there were no errors.
#[derive(Debug)]
pub struct Compilation {
    sources: Sources,
    diagnostics: Diagnostics,
    ledger: Ledger,
    model: Option<Model>,
    emit: emit::Options,
}

impl Compilation {
    /// Runs the stages from reading to naming.
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

    /// The files that were read.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What is to be said of the description.
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// What became of each keyword.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The model.
    ///
    /// # Errors
    /// The errors of the description, rendered by `renderer`.
    pub fn checked(&self, renderer: Renderer) -> Result<&Model, Error> {
        self.model.as_ref().ok_or_else(|| Error::Description {
            text: renderer.render(&self.diagnostics, &self.sources),
            errors: self.diagnostics.count(Severity::Error),
        })
    }

    /// The files of a whole crate, without its manifest.
    ///
    /// # Errors
    /// Those of [`checked`](Self::checked).
    pub fn crate_files(&self, renderer: Renderer) -> Result<Vec<OutputFile>, Error> {
        self.layout(renderer)?.crate_files().map_err(|error| Error::Internal(error.to_string()))
    }

    /// One file to be included.
    ///
    /// # Errors
    /// Those of [`checked`](Self::checked).
    pub fn single_file(&self, name: &str, renderer: Renderer) -> Result<OutputFile, Error> {
        self.layout(renderer)?.single_file(name).map_err(|error| Error::Internal(error.to_string()))
    }

    fn layout(&self, renderer: Renderer) -> Result<Layout<'_>, Error> {
        let Model { api, facts, names } = self.checked(renderer)?;
        Ok(Layout { emitter: Emitter::new(api, facts, names, &self.emit), api, names })
    }
}
