//! The lists of what is known to go wrong: each entry still happens, or it is stale.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;

/// Something that is known to go wrong: the name of the document, the kind, and how often. Once more is a failure, once less makes the
/// entry stale.
pub type Entry<'k> = (&'k str, &'k str, usize);

/// What was found out about a document.
pub trait Tried {
    /// Its name.
    fn document(&self) -> &str;

    /// The kinds of all that went wrong, each as often as it did.
    fn causes(&self) -> impl Iterator<Item = &str>;

    /// How often each went wrong.
    fn by_cause(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        self.causes().for_each(|cause| *counts.entry(cause).or_default() += 1);
        counts
    }
}

/// Reads a list.
pub fn load<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The entries of documents that were tried and in which it happened less often.
pub fn stale<'k>(entries: impl Iterator<Item = Entry<'k>>, rows: &[impl Tried]) -> Vec<String> {
    let is_stale = |(document, cause, count): &Entry<'_>| {
        let mut tried = rows.iter().filter(|row| row.document() == *document);
        tried.any(|row| row.causes().filter(|found| found == cause).count() < *count)
    };
    entries.filter(is_stale).map(|(document, cause, _)| format!("{document}: {cause}")).collect()
}
