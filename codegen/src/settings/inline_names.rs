//! The source of the names of inline types.

use serde::Deserialize;

/// The source of the names of inline types.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, InlineNames};
///
/// let generator = Generator::new("spec/pets.yaml").inline_names(InlineNames::Title);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum InlineNames {
    /// The place of the schema: `PetOwner` for the property `owner` of `Pet`. Such a name never depends on other schemas.
    #[default]
    Place,
    /// The `title` of the schema, if it has one. If several types have the same title, the first keeps it.
    Title,
}
