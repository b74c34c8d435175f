//! Reports of changes between two versions of generated code, by their effect on callers and on the wire.
//!
//! The items are read from the generated code itself (`surface`), paired (`pairs`) and compared (`compare`). A
//! description adds the places of items (`places`). The step of a semantic version that a change needs follows
//! [Cargo's rules](https://doc.rust-lang.org/cargo/reference/semver.html).
//!
//! # Examples
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use wirewright::Generator;
//! use wirewright::changes::{Step, Version, compare};
//!
//! # let folder = tempfile::tempdir()?;
//! # let (old, new) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
//! # let description = |age: &str| format!("{{openapi: 3.1.0, info: {{title: Pets, version: '1'}}, paths: {{/pet: {{get: {{responses: {{'200': {{description: A pet, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}}}}}}}}}, components: {{schemas: {{Pet: {{type: object, properties: {{age: {{type: integer}}}}, required: [{age}]}}}}}}}}");
//! # std::fs::write(&old, description("age"))?;
//! # std::fs::write(&new, description(""))?;
//! let (old, new) = (Generator::new(&old), Generator::new(&new));
//! let (before, after) = (old.run()?, new.run()?);
//! let report = compare(&Version::of(&before, old.files(&before)?), &Version::of(&after, new.files(&after)?))?;
//! assert_eq!(report.verdict, Step::Major);
//! assert!(report.text().contains("`Pet.age`: `i64` -> `Option<i64>`"));
//! # Ok(())
//! # }
//! ```

mod causes;
mod compare;
#[cfg(all(feature = "config-file", feature = "crates"))]
mod current;
mod facts;
mod kind;
mod locate;
mod names;
mod pairs;
mod places;
mod render;
mod report;
mod step;
mod surface;
mod unchanged;
mod used;
mod version;

#[cfg(all(feature = "config-file", feature = "crates"))]
pub use current::assert_current;
pub use kind::{ChangeKind, Effect, ItemKind};
pub use report::{Change, Location, Report};
pub use step::Step;
pub use used::Used;
pub use version::{Version, compare};
