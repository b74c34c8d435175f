//! The documents that are known to fail: each fails as it is said, or the entry is stale.

use std::path::Path;

use serde::Deserialize;

use super::row::Row;
use crate::known;

/// The list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The documents.
    #[serde(default, rename = "failure")]
    failures: Vec<Failure>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    /// Its name in the corpus.
    document: String,
    /// In which stage it fails.
    stage: Stage,
    /// Why. It stands in the summary.
    reason: String,
}

/// A stage that can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Generating it.
    Generate,
    /// Compiling what was generated.
    Compile,
}

impl Known {
    /// Reads the list.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// Why a document is known to fail in a stage.
    pub fn reason(&self, document: &str, stage: Stage) -> Option<&str> {
        let found = self.failures.iter().find(|failure| failure.document == document && failure.stage == stage);
        found.map(|failure| failure.reason.as_str())
    }

    /// The entries of documents that were tried and did not fail.
    pub fn stale(&self, rows: &[Row]) -> Vec<&str> {
        let passes = |failure: &Failure, row: &Row| match failure.stage {
            Stage::Generate => row.generation_fault().is_none(),
            Stage::Compile => row.compiled.is_some() && row.compile_fault().is_none(),
        };
        let stale = self
            .failures
            .iter()
            .filter(|failure| rows.iter().any(|row| row.name == failure.document && passes(failure, row)));
        stale.map(|failure| failure.document.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_whose_document_passes_is_stale() {
        let known: Known = toml::from_str("[[failure]]\ndocument = 'a'\nstage = 'compile'\nreason = 'R'\n").unwrap();
        let mut row = Row { name: "a".to_owned(), ..Row::default() };
        assert_eq!(known.reason("a", Stage::Compile), Some("R"));
        assert!(known.stale(std::slice::from_ref(&row)).is_empty(), "it was not compiled");
        row.compiled = Some(Vec::new());
        assert_eq!(known.stale(&[row]), ["a"]);
    }

    #[test]
    fn the_list_of_the_corpus_can_be_read() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/known-failures.toml");
        assert!(Known::load(Path::new(path)).is_ok());
    }
}
