//! The treatment of items that the description renamed, if there is a lock.

use serde::Deserialize;

/// The names of items that the description renamed, if a lock has their old names.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, Renames};
///
/// let generator = Generator::new("spec/pets.yaml").lock("wirewright.lock").renames(Renames::Follow);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum Renames {
    /// The old names.
    #[default]
    Keep,
    /// The new names, with the old ones as deprecated aliases of types and functions.
    Follow,
}
