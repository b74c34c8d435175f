//! The lists of what is known to go wrong: each entry still happens, or it is stale.

use std::path::Path;

use serde::de::DeserializeOwned;

/// Something that is known to go wrong in a document.
pub trait Entry {
    /// The name of the document.
    fn document(&self) -> &str;

    /// The kind of what goes wrong.
    fn cause(&self) -> &str;

    /// How often. Once more is a failure, once less makes the entry stale.
    fn count(&self) -> usize;
}

/// What was found out about a document.
pub trait Tried {
    /// Its name.
    fn document(&self) -> &str;

    /// How often something of this kind went wrong.
    fn count(&self, cause: &str) -> usize;
}

/// Reads a list.
pub fn load<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The entries of documents that were tried and in which it happened less often.
pub fn stale(entries: &[impl Entry], rows: &[impl Tried]) -> Vec<String> {
    let is_stale = |known: &dyn Entry| {
        let mut tried = rows.iter().filter(|row| row.document() == known.document());
        tried.any(|row| row.count(known.cause()) < known.count())
    };
    let stale = entries.iter().filter(|known| is_stale(*known));
    stale.map(|known| format!("{}: {}", known.document(), known.cause())).collect()
}
