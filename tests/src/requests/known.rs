//! The exceptions that are known: each still happens, or its entry is stale.

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

/// Whose fault something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The compiler's or its runtime's.
    Ours,
    /// Prism's.
    Prism,
    /// The description's.
    Description,
}

/// What is known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    /// The name of the document.
    document: String,
    /// The kind of what goes wrong.
    cause: String,
    /// How often. Once more is a failure, once less makes the entry stale.
    count: usize,
    /// Whose fault it is.
    fault: Fault,
    /// Why. It is for readers.
    #[allow(dead_code)]
    reason: String,
}

impl Known {
    /// Reads the list.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// What is known of this kind in a document: how often, and whose fault.
    pub fn of(&self, document: &str, cause: &str) -> Option<(usize, Fault)> {
        if cause.starts_with(FAILED) {
            // Whatever was sent, it is no reason for an exception.
            return Some((usize::MAX, Fault::Prism));
        }
        let mut of_kind = self.exceptions.iter().filter(|known| known.document == document && known.cause == cause);
        of_kind.next().map(|known| (known.count, known.fault))
    }

    /// The entries of documents that were tried and in which it happened less often.
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
        assert!(known.stale(&[]).is_empty(), "it was not tried");
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
