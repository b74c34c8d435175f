//! The list of known exceptions. Each entry must still occur; otherwise the entry is stale.

use std::path::Path;

use serde::Deserialize;

use super::judge::{FAILED, Row};
use crate::known;

/// The list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    #[serde(default, rename = "exception")]
    exceptions: Vec<Exception>,
}

/// The party at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The compiler or its runtime.
    Ours,
    /// Prism.
    Prism,
    /// The description.
    Description,
}

/// A known exception.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    /// The name of the document.
    document: String,
    /// The class of the loss.
    cause: String,
    /// The number of occurrences. A larger number is a failure, and a smaller number makes the entry stale.
    count: usize,
    /// The party at fault.
    fault: Fault,
    /// The reason, for readers of the list.
    #[allow(dead_code)]
    reason: String,
}

impl Known {
    /// Loads the list.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// Returns the number of known occurrences of this class in a document, and the party at fault.
    pub fn of(&self, document: &str, cause: &str) -> Option<(usize, Fault)> {
        if cause.starts_with(FAILED) {
            // An exception inside Prism is always its own fault, whatever the request.
            return Some((usize::MAX, Fault::Prism));
        }
        let mut of_kind = self.exceptions.iter().filter(|known| known.document == document && known.cause == cause);
        of_kind.next().map(|known| (known.count, known.fault))
    }

    /// Returns the entries of documents that were tested and in which the exception occurred less often.
    pub fn stale(&self, rows: &[Row]) -> Vec<String> {
        let entries = self.exceptions.iter().map(|known| (&*known.document, &*known.cause, known.count));
        known::stale(entries, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::judge::Loss;
    use super::*;

    #[test]
    fn an_entry_that_no_longer_happens_is_stale() {
        let known: Known =
            toml::from_str("[[exception]]\ndocument = 'a'\ncause = 'C'\ncount = 1\nfault = 'prism'\nreason = 'R'\n")
                .unwrap();
        let mut row = Row { name: "a".to_owned(), ..Row::default() };
        assert_eq!(known.stale(std::slice::from_ref(&row)), ["a: C"]);
        assert!(known.stale(&[]).is_empty(), "the document was not tested");
        row.losses.push(Loss { cause: "C".to_owned(), ..Loss::default() });
        assert_eq!(known.of("a", "C"), Some((1, Fault::Prism)));
        assert!(known.stale(&[row]).is_empty());
    }

    #[test]
    fn the_list_can_be_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/known-refusals.toml");
        assert!(Known::load(Path::new(path)).is_ok());
    }
}
