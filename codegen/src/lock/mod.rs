//! The lock: a file that keeps the Rust names of items, with digests of what the client was generated from.
//!
//! The lock is plain data. `keep/` finds its items in a model, and `names/` gives them their names. A name in a lock is
//! an identifier or the lock is invalid, so that no text of a lock can become code.

mod digest;
mod error;
mod identifier;
mod parse;
mod section;
mod text;
mod token;

pub use digest::digest;
pub use error::LockError;
pub use section::{Section, Table};
pub use text::is_lock;
pub(crate) use token::{quoted, shortened, unquoted};

/// The version of the format.
pub(crate) const VERSION: u32 = 1;

/// The default name of the file.
pub(crate) const FILE_NAME: &str = "wirewright.lock";

/// The content of a lock.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lock {
    /// The version of the generator that wrote the lock.
    pub generator: String,
    /// The digest of the options that change the output.
    pub options: u64,
    /// The digests of the files of the description and of its overlays, by their paths relative to the lock.
    pub inputs: Vec<(String, u64)>,
    /// The digests of the generated files, by their paths relative to the output folder.
    pub files: Vec<(String, u64)>,
    /// The names of all items.
    pub table: Table,
}

impl Lock {
    /// Returns the digest of a generated file.
    pub fn file(&self, path: &str) -> Option<u64> {
        let index = self.files.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        self.files.get(index).map(|(_, digest)| *digest)
    }
}
