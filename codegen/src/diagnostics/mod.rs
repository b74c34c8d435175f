//! What a user is told: gathered in every stage, shown all at once at the end of a stage.

mod codes;
mod render;

pub use codes::{Code, Severity};
pub use render::{Renderer, Verbosity};

use crate::source::{FileId, Place, Target};

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum At {
    /// A path that could not be read.
    Path(String),
    /// A place in a text that could not be parsed; line and column from 1.
    Text {
        /// The file.
        file: FileId,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A node.
    Node(Place, Target),
}

/// One thing that a user must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// Where.
    pub at: At,
    /// What is the case, here.
    pub message: String,
    /// What can be done.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of the default severity of its code.
    pub fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), at, message: message.into(), hint: None }
    }

    /// At the value of a node.
    pub fn value(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, At::Node(place, Target::Value), message)
    }

    /// At the key of a node.
    pub fn key(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, At::Node(place, Target::Key), message)
    }

    /// As a note: nothing that is emitted changes by it.
    #[must_use]
    pub fn noted(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// With a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Which diagnostics are raised or silenced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lints {
    /// Every warning is an error, but for those of the codes in `allow`.
    pub strict: bool,
    /// The codes that are errors.
    pub deny: Vec<Code>,
    /// The codes that are not shown; an error cannot be silenced.
    pub allow: Vec<Code>,
}

/// The diagnostics of a run, in the order in which they were found.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    lints: Lints,
}

impl Diagnostics {
    /// An empty list that raises what `lints` says.
    pub fn new(lints: Lints) -> Self {
        Self { found: Vec::new(), lints }
    }

    /// Adds one.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        let allowed = self.lints.allow.contains(&diagnostic.code);
        // The more specific one wins: `allow` makes an exception from `strict`, but not from `deny`.
        let strict = self.lints.strict && diagnostic.severity == Severity::Warning && !allowed;
        if strict || self.lints.deny.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Error;
        } else if diagnostic.severity < Severity::Error && allowed {
            return;
        }
        self.found.push(diagnostic);
    }

    /// Whether one of them is an error: the barrier at the end of a stage.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.severity == severity).count()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// The diagnostics by kind, the grave ones first, each kind in the order of the description.
    fn by_kind(&self) -> Vec<Vec<&Diagnostic>> {
        let mut kinds: indexmap::IndexMap<(Severity, Code), Vec<&Diagnostic>> = indexmap::IndexMap::new();
        for found in &self.found {
            kinds.entry((found.severity, found.code)).or_default().push(found);
        }
        let mut kinds: Vec<_> = kinds.into_values().collect();
        for kind in &mut kinds {
            kind.sort_by_key(|found| match found.at {
                At::Node(place, _) => Some(place),
                _ => None,
            });
        }
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.first().map(|first| first.severity)));
        kinds
    }
}
