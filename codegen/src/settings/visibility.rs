//! The visibility of the client.

use serde::Deserialize;

/// The visibility of the client's items at the root of the output: the client, its modules and re-exports.
///
/// # Examples
///
/// ```
/// use wirewright::{Generator, Visibility};
///
/// let generator = Generator::new("spec/pets.yaml").visibility(Visibility::Crate);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[non_exhaustive]
pub enum Visibility {
    /// `pub`: the client can be a part of a public API.
    #[default]
    #[serde(rename = "pub")]
    Public,
    /// `pub(crate)`: only the crate that contains the client can name its items.
    #[serde(rename = "pub(crate)")]
    Crate,
    /// `pub(super)`: only the module around the client can name its items.
    #[serde(rename = "pub(super)")]
    Super,
}

impl Visibility {
    /// Returns the visibility as it is written in code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Public => "pub",
            Self::Crate => "pub(crate)",
            Self::Super => "pub(super)",
        }
    }
}
