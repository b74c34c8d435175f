//! The list of known failures: each still happens, or its entry is stale.

use std::path::Path;

use serde::Deserialize;

use super::run::Row;
use crate::known;

/// The list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    #[serde(default, rename = "failure")]
    failures: Vec<Failure>,
}

/// Whose fault a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The compiler's or its runtime's.
    Ours,
    /// The server's.
    Server,
    /// The description's.
    Description,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    /// The server's name.
    server: String,
    /// The kind of failure.
    cause: String,
    /// How often it happens in a run.
    count: usize,
    fault: Fault,
    /// Why. It is for readers.
    #[allow(dead_code)]
    reason: String,
}

impl Known {
    /// Reads the list.
    ///
    /// # Errors
    /// Returns an error if the file cannot be read.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// How often a kind of failure is known to happen with a server, and whose fault it is.
    pub fn of(&self, server: &str, cause: &str) -> Option<(usize, Fault)> {
        let mut entries = self.failures.iter().filter(|known| known.server == server && known.cause == cause);
        entries.next().map(|known| (known.count, known.fault))
    }

    /// The entries of servers that were called and in which the failure happened less often.
    pub fn stale(&self, rows: &[Row]) -> Vec<String> {
        let entries = self.failures.iter().map(|known| (&*known.server, &*known.cause, known.count));
        known::stale(entries, rows)
    }
}

#[cfg(test)]
mod tests {
    use super::super::judge;
    use super::*;

    #[test]
    fn an_entry_that_no_longer_happens_is_stale() {
        let text = "[[failure]]\nserver = 'a'\ncause = 'lost /x'\ncount = 1\nfault = 'server'\nreason = 'R'\n";
        let known: Known = toml::from_str(text).unwrap();
        let mut row = Row { name: "a".to_owned(), ..Row::default() };
        assert_eq!(known.stale(std::slice::from_ref(&row)), ["a: lost /x"]);
        assert!(known.stale(&[]).is_empty(), "the server was not called");
        let failure = judge::Failure { step: String::new(), cause: "lost /x".to_owned(), detail: String::new() };
        row.failures.push(failure);
        assert!(known.stale(&[row]).is_empty());
        assert_eq!(known.of("a", "lost /x"), Some((1, Fault::Server)));
    }

    #[test]
    fn the_list_can_be_read() {
        assert!(Known::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/known-servers.toml"))).is_ok());
    }
}
