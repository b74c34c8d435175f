//! Wirewright compiles an API description (OpenAPI 2.0 to 3.2, in YAML or JSON) into a Rust client: serde models and
//! one function per operation.
//!
//! # Getting started
//!
//! 1. Add the runtime crate, and this crate as a build dependency:
//!
//!    ```toml
//!    [dependencies]
//!    wirewright-client = "0.1"
//!
//!    [build-dependencies]
//!    wirewright = "0.1"
//!    ```
//!
//! 2. Generate the client in `build.rs`. It is written to Cargo's `OUT_DIR`:
//!
//!    ```no_run
//!    fn main() -> wirewright::Result<()> {
//!        wirewright::Generator::new("spec/pets.yaml").compile()
//!    }
//!    ```
//!
//! 3. Include the client in a module of its own, and call an operation:
//!
//!    ```ignore
//!    mod pets {
//!        wirewright_client::include_api!("pets");
//!    }
//!
//!    let client = pets::Client::new("https://api.example.com/v1")?;
//!    for name in client.list_pets().await? {
//!        println!("{name}");
//!    }
//!    ```
//!
//! [`Generator`] has the settings, such as overlays, formats and the output folder. [`Config`] reads them from a file.
//! The command line (`wirewright-cli`) generates a client that is checked in instead.
//!
//! # Beyond a build script
//!
//! [`Generator::run`] returns a [`Compilation`], which has the [`diagnostics`]. Nothing is dropped silently: each part
//! of the description that is unsupported becomes a [`Diagnostic`](diagnostics::Diagnostic) with its location, and the
//! [ledger](report::ledger) counts how each keyword was handled. [`Generator::files`] returns the output without
//! writing it.
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use wirewright::{Generator, report};
//!
//! # let folder = tempfile::tempdir()?;
//! # let spec = folder.path().join("pets.yaml");
//! # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {/pets: {get: {responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}}}}")?;
//! let generator = Generator::new(&spec);
//! let compilation = generator.run()?;
//! let files = generator.files(&compilation)?;
//! assert!(files[0].text.contains("pub fn get_pets(&self) -> GetPetsCall<'_>"));
//! assert_eq!(report::count(&compilation).operations, 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! A build script that generates a single file from a description needs no feature.
//!
//! - `config-file` reads [`Config`] from `wirewright.toml`.
//! - `crates` generates [whole crates](Generator::crate_name), with their manifests.
//! - `diff` [compares](Generator::compare) the output with a folder, and reports the [changes] between two versions.
//! - `overlay` applies [overlays](Generator::overlay).
//! - `parallel` uses all processors to emit and format code.
//! - `unstable-stages` exports the stages of the compiler as the module `stages`, for tests of the compiler. It is
//!   exempt from semantic versioning.

// The stages are private, so their public items are reachable only with the feature. Checks of the workspace enable it.
#![cfg_attr(not(feature = "unstable-stages"), allow(unreachable_pub, clippy::struct_field_names))]
// Without the feature, some methods of earlier stages have no caller.
#![cfg_attr(not(feature = "crates"), allow(dead_code, unused_imports))]

#[cfg(feature = "crates")]
mod advice;
mod analyze;
mod build_script;
mod case;
#[cfg(feature = "diff")]
pub mod changes;
mod compilation;
mod config;
mod customization;
mod customize;
mod dependency;
pub mod diagnostics;
mod emit;
mod error;
mod generator;
mod ir;
mod keep;
mod location;
mod lock;
mod locking;
mod lower;
mod message;
mod names;
mod openapi;
mod output;
mod progress;
mod record;
mod render;
pub mod report;
mod rust;
mod select;
mod settings;
mod source;
#[cfg(feature = "unstable-stages")]
pub mod stages;
#[cfg(feature = "crates")]
mod starter;
mod suggestion;
#[cfg(feature = "crates")]
mod whole_crate;
mod write;

#[cfg(feature = "crates")]
pub use advice::Advice;
#[cfg(all(feature = "config-file", feature = "crates", feature = "diff"))]
pub use changes::assert_current;
pub use compilation::Compilation;
pub use config::Config;
pub use emit::{Models, Serde};
pub use error::{Error, Result};
pub use generator::Generator;
pub use lower::Formats;
pub use progress::Step;
pub use render::{Renderer, Verbosity};
pub use settings::{Framework, Groups, IdempotencyKey, InlineNames, OperationIds, Renames, Visibility};
#[cfg(feature = "crates")]
pub use starter::Starter;
pub use write::{OutputFile, Plan, SinkError, Written};
