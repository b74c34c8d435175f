//! Wirewright compiles an API description (OpenAPI 2.0 to 3.2, in YAML or JSON) into a Rust client: serde models and
//! one function per operation.
//!
//! A `build.rs` needs one line: see [`Generator`]. The stages can also be used one by one. They are the modules of this
//! crate, and each uses only those before it:
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::path::Path;
//!
//! use wirewright::diagnostics::Diagnostics;
//! use wirewright::{analyze, emit, lower, names, openapi, source, write};
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
//! let api = lower::lower(&mut view, &sources, &lower::Formats::default(), &mut diagnostics);
//! // 4. analyse: facts about the model, in separate tables
//! let facts = analyze::analyze(&api);
//! // 5. name: all identifiers
//! let names = names::Names::of(&api, &facts, &sources, &mut diagnostics);
//! // 6. emit: from the model to items; 7. write: from items to files
//! let options = emit::Options::default();
//! let emitter = emit::Emitter::new(&api, &facts, &names, &options);
//! let file = write::Layout { emitter, api: &api, names: &names }.single_file("pets")?;
//! assert!(file.text.contains("pub fn get_pets(&self) -> Call<'_, GetPets>"));
//! // 8. sink: writes the files to a folder
//! write::write(folder.path(), &[file], write::Unmarked::Refuse)?;
//! # Ok(())
//! # }
//! ```
//!
//! Nothing is dropped silently. A part of the description that a stage does not support becomes a
//! [`diagnostics::Diagnostic`] with its place. The [`openapi::Ledger`] lists each keyword of the description as
//! implemented, degraded or ignored.

pub mod analyze;
mod compilation;
mod config;
mod dependency;
pub mod diagnostics;
pub mod emit;
mod error;
mod generator;
pub mod ir;
pub mod lower;
pub mod names;
pub mod openapi;
pub mod report;
pub mod source;
pub mod write;

pub use compilation::{Compilation, Input, Model};
pub use config::Config;
pub use emit::Serde;
pub use error::{Error, Result};
pub use generator::Generator;
