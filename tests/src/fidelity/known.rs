//! The list of known losses. Each entry must still occur; otherwise the entry is stale.

use std::path::Path;

use serde::Deserialize;

use super::judge::Row;
use crate::known;

/// The list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    #[serde(default, rename = "loss")]
    losses: Vec<KnownLoss>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownLoss {
    /// The name of the document.
    document: String,
    /// The class of the losses.
    cause: String,
    /// The number of losses. A larger number is a failure, and a smaller number makes the entry stale.
    count: usize,
    /// The reason, for readers of the list.
    #[allow(dead_code)]
    reason: String,
}

impl Known {
    /// Loads the list.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// Returns the number of known losses of this class in a document.
    pub fn count(&self, document: &str, cause: &str) -> usize {
        let of_kind = self.losses.iter().filter(|known| known.document == document && known.cause == cause);
        of_kind.map(|known| known.count).sum()
    }

    /// Returns the entries of documents that were tested and had fewer such losses.
    pub fn stale(&self, rows: &[Row]) -> Vec<String> {
        let entries = self.losses.iter().map(|known| (&*known.document, &*known.cause, known.count));
        known::stale(entries, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::judge::Loss;
    use super::*;

    #[test]
    fn an_entry_whose_loss_no_longer_happens_is_stale() {
        let known: Known =
            toml::from_str("[[loss]]\ndocument = 'a'\ncause = 'lost null'\ncount = 1\nreason = 'R'\n").unwrap();
        let mut row = Row { name: "a".to_owned(), ..Row::default() };
        assert_eq!(known.stale(std::slice::from_ref(&row)), ["a: lost null"]);
        assert!(known.stale(&[]).is_empty(), "the document was not tested");
        row.losses.push(Loss {
            cause: "lost null".to_owned(),
            pointer: String::new(),
            ty: String::new(),
            detail: String::new(),
        });
        assert!(known.count("a", "lost null") == 1 && known.stale(&[row]).is_empty());
    }

    #[test]
    fn the_list_of_the_corpus_can_be_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/known-losses.toml");
        assert!(Known::load(Path::new(path)).is_ok());
    }
}
