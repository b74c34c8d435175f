//! Options for loading a description.

use std::path::PathBuf;

/// Options for loading a description.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The overlays, in the order in which they are applied.
    pub overlays: Vec<PathBuf>,
    /// True if a `$ref` may point outside the folder of the description.
    pub allow_outside: bool,
}
