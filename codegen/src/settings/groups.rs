//! The grouping of operations.

use serde::Deserialize;

/// The grouping of operations.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, Groups};
///
/// let generator = Generator::new("spec/pets.yaml").groups(Groups::None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum Groups {
    /// The operations with the same first tag are methods of one struct: `client.pets().list()`.
    #[default]
    Tags,
    /// All operations are methods of the client: `client.list_pets()`.
    None,
}
