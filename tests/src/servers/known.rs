//! The list of known failures. Each entry must still occur; otherwise the entry is stale.

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

/// The party at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The compiler or its runtime.
    Ours,
    /// The server.
    Server,
    /// The description.
    Description,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    /// The server's name.
    server: String,
    /// The class of the failure.
    cause: String,
    /// The number of occurrences in a run.
    count: usize,
    fault: Fault,
    /// The reason, for readers of the list.
    #[allow(dead_code)]
    reason: String,
}

impl Known {
    /// Loads the list.
    ///
    /// # Errors
    /// Returns an error if the file cannot be read.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// Returns the number of times that a failure of this class is known to occur with a server, and the party at
    /// fault.
    pub fn of(&self, server: &str, cause: &str) -> Option<(usize, Fault)> {
        let mut entries = self.failures.iter().filter(|known| known.server == server && known.cause == cause);
        entries.next().map(|known| (known.count, known.fault))
    }

    /// Returns the entries of servers that were called and with which the failure occurred less often.
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
