//! Lists of known failures. Each entry must still occur; otherwise the entry is stale.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;

/// A known failure: the name of the document, the class, and the number of occurrences. A larger number is a failure,
/// and a smaller number makes the entry stale.
pub type Entry<'k> = (&'k str, &'k str, usize);

/// The results for a document.
pub trait Tried {
    /// Returns the name of the document.
    fn document(&self) -> &str;

    /// Returns the class of each failure, once for each occurrence.
    fn causes(&self) -> impl Iterator<Item = &str>;

    /// Returns the number of failures by class.
    fn by_cause(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        self.causes().for_each(|cause| *counts.entry(cause).or_default() += 1);
        counts
    }
}

/// Loads a list.
pub fn load<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Returns the entries of documents that were tested and in which the failure occurred less often.
pub fn stale<'k>(entries: impl Iterator<Item = Entry<'k>>, rows: &[impl Tried]) -> Vec<String> {
    let is_stale = |(document, cause, count): &Entry<'_>| {
        let mut tried = rows.iter().filter(|row| row.document() == *document);
        tried.any(|row| row.causes().filter(|found| found == cause).count() < *count)
    };
    entries.filter(is_stale).map(|(document, cause, _)| format!("{document}: {cause}")).collect()
}
