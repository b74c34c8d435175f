//! The list of known findings, with reasons.

use std::path::Path;

use serde::Deserialize;

use super::delete::Kind;
use crate::known;

/// The list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    #[serde(default)]
    finding: Vec<Entry>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The kind of finding, as printed.
    kind: String,
    /// The kinds of additions that have this effect. Any, if there is none.
    #[serde(default)]
    additions: Vec<String>,
    /// The reason, which is printed in the summary.
    reason: String,
}

impl Known {
    /// Loads the list.
    ///
    /// # Errors
    /// Returns an error if the list cannot be read.
    pub fn load(path: &Path) -> Result<Self, String> {
        known::load(path)
    }

    /// Returns the reason why an addition is known to have an effect.
    pub fn reason(&self, kind: &str, addition: Kind) -> Option<&str> {
        let addition = addition.to_string();
        let found = self
            .finding
            .iter()
            .find(|entry| entry.kind == kind && (entry.additions.is_empty() || entry.additions.contains(&addition)));
        found.map(|entry| entry.reason.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_about_a_kind_of_addition() {
        let known: Known =
            toml::from_str("finding = [{kind = \"k\", additions = [\"schema\"], reason = \"r\"}]").unwrap();
        assert_eq!(known.reason("k", Kind::Schema), Some("r"));
        assert_eq!(known.reason("k", Kind::Path), None);
        assert_eq!(known.reason("l", Kind::Schema), None);
    }
}
