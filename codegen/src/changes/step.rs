//! Steps of a semantic version.

use std::fmt;

use serde::Serialize;

/// The step of a semantic version that a change needs.
///
/// # Examples
///
/// ```
/// use wirewright::changes::Step;
///
/// assert!(Step::Major > Step::Minor);
/// assert_eq!(Step::Patch.to_string(), "patch");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(clippy::exhaustive_enums, reason = "the steps of a semantic version")]
pub enum Step {
    /// No new version: nothing changed.
    None,
    /// A patch: code of callers sees no difference.
    Patch,
    /// A minor version: code of callers compiles as before.
    Minor,
    /// A major version: code of callers may need a change.
    Major,
}

impl Step {
    /// Returns the name: `major`, `minor`, `patch` or `none`.
    ///
    /// ```
    /// assert_eq!(wirewright::changes::Step::None.name(), "none");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
