//! The list of documents that are known to fail. Each entry must still fail in the stage it names; otherwise the entry
//! is stale.

use std::path::Path;

use serde::Deserialize;

use super::row::Row;
use crate::known;

/// The list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// The entries.
    #[serde(default, rename = "failure")]
    failures: Vec<Failure>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    /// The document's name in the corpus.
    document: String,
    /// The stage in which the document fails.
    stage: Stage,
    /// The reason, which is printed in the summary.
    reason: String,
}

/// A stage that can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Generating the code.
    Generate,
    /// Compiling the generated code.
    Compile,
}

impl Known {
    /// Loads the list.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// Returns the reason why a document is known to fail in a stage.
    pub fn reason(&self, document: &str, stage: Stage) -> Option<&str> {
        let found = self.failures.iter().find(|failure| failure.document == document && failure.stage == stage);
        found.map(|failure| failure.reason.as_str())
    }

    /// Returns the entries of documents that were tested and did not fail.
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
