//! The stages of the compiler, for tests. This module is exempt from semantic versioning.
//!
//! Each stage uses only those before it:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::path::Path;
//!
//! use wirewright::diagnostics::Diagnostics;
//! use wirewright::stages::{
//!     analyze, customize, emit, keep, lower, names, openapi, select, settings, source, write,
//! };
//!
//! # let folder = tempfile::tempdir()?;
//! # let spec = folder.path().join("pets.yaml");
//! # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {/pets: {get: {responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}}}}")?;
//! let mut diagnostics = Diagnostics::default();
//! // 1. read: from paths to node trees
//! let sources = source::Sources::load(&spec, &source::Options::default(), &mut diagnostics);
//! // 2. understand: from node trees to a typed view and the ledger
//! let mut view = openapi::understand(&sources, &mut diagnostics).ok_or("no description")?;
//! // 3. lower: from the typed view to the compiler's own model
//! let mut api = lower::lower(&mut view, &sources, &lower::Formats::default(), &mut diagnostics);
//! // between 3 and 4, customize: applies the settings of the user
//! customize::customize(&mut api, &sources, &view.names, &settings::Settings::default(), &mut diagnostics)?;
//! // and keep: finds the items of a lock, of which there is none here
//! let kept = keep::keep(&mut api, None, settings::Renames::Keep, settings::Groups::Tags, &mut diagnostics);
//! // 4. analyse: facts about the model, in separate tables
//! let facts = analyze::analyze(&api, &[]);
//! // 5. name: all identifiers
//! let mut names = names::Names::of(&api, &facts, &kept, &sources, &mut diagnostics);
//! // 6. select: keeps the operations that the user chose, and what they need
//! let choice = select::Choice::default();
//! let libraries = select::select(&api, &facts, &mut names, &sources, &choice)?.libraries;
//! // 7. emit: from the model to items; 8. write: from items to files
//! let options = emit::Options::default();
//! let emitter = emit::Emitter::new(&api, &facts, &names, &libraries, &options);
//! let file = write::Layout { emitter, api: &api, names: &names, features: None, progress: Default::default() }.single_file("pets")?;
//! assert!(file.text.contains("pub fn get_pets(&self) -> GetPetsCall<'_>"));
//! // 9. sink: writes the files to a folder
//! write::write(folder.path(), &[file], &write::Guard::default())?;
//! # Ok(())
//! # }
//! ```

use crate::compilation::Compilation;
pub use crate::compilation::Model;
use crate::diagnostics::Diagnostic;
use crate::error::Result;
pub use crate::location::At;
use crate::render::Renderer;

/// Stage 1: from paths to node trees.
pub mod source {
    pub use crate::source::*;
}

/// Stage 2: from node trees to a typed view and the ledger.
pub mod openapi {
    pub use crate::openapi::*;
}

/// The model that stage 3 creates.
pub mod ir {
    pub use crate::ir::*;
}

/// Stage 3: from the typed view to the model.
pub mod lower {
    pub use crate::lower::*;
}

/// The settings of the user for single items.
pub mod settings {
    pub use crate::settings::*;
}

/// Between stages 3 and 4: applies the settings of the user to the model.
pub mod customize {
    pub use crate::customize::*;
}

/// Between stages 3 and 4: finds the items of a lock in the model.
pub mod keep {
    pub use crate::keep::*;
}

/// The lock.
pub mod lock {
    pub use crate::lock::*;
}

/// Stage 4: facts about the model.
pub mod analyze {
    pub use crate::analyze::*;
}

/// Stage 5: all identifiers.
pub mod names {
    pub use crate::names::*;
}

/// Stage 6: the items to emit.
pub mod select {
    pub use crate::select::*;
}

/// Stage 7: from the model to items.
pub mod emit {
    pub use crate::emit::*;
}

/// Stages 8 and 9: from items to files in a folder.
pub mod write {
    pub use crate::write::*;
}

impl Compilation {
    /// Returns the files that were read.
    pub fn sources(&self) -> &source::Sources {
        &self.sources
    }

    /// Returns the ledger, which records the treatment of each keyword.
    pub fn ledger(&self) -> &openapi::Ledger {
        &self.ledger
    }

    /// Returns the model.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors. They are rendered by `renderer`.
    pub fn checked(&self, renderer: Renderer) -> Result<&Model> {
        self.model_or_error(renderer)
    }
}

impl Diagnostic {
    /// Returns the location that the diagnostic points at.
    pub fn at(&self) -> &At {
        &self.at
    }
}
