//! Reports about a compilation: the ledger, the list of emitted items, and the reasons for a type.
//!
//! # Examples
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let spec = folder.path().join("pets.yaml");
//! # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {/pets: {get: {responses: {'204': {description: None}}}}}}")?;
//! use wirewright::{Generator, report};
//!
//! let compilation = Generator::new(&spec).run()?;
//! let [operation] = &report::list(&compilation)[..] else { panic!("expected one operation") };
//! assert_eq!((&*operation.name, &*operation.path), ("GET /pets", "Client::get_pets"));
//! assert_eq!(report::count(&compilation).types, 0);
//! assert_eq!(report::count_keywords(&compilation).ignored, 0);
//! assert!(report::ledger(&compilation).starts_with("object"));
//! # Ok(())
//! # }
//! ```

mod ledger;
mod list;
mod signature;
mod why;

pub use ledger::{KeywordCounts, KeywordUse, count_keywords, keywords, ledger};
pub use list::{Counts, Entry, count, list};
pub use signature::{Argument, Signature};
pub use why::{TypeUse, why};
