//! Diagnostics: collected in every stage, and shown together at the end of a stage.
//!
//! # Examples
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let spec = folder.path().join("pets.yaml");
//! # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {/pets: {get: {}}}}")?;
//! use wirewright::Generator;
//! use wirewright::diagnostics::{Code, Severity};
//!
//! let compilation = Generator::new(&spec).run()?;
//! assert_eq!(compilation.diagnostics().count(Severity::Error), 0);
//! assert!(compilation.diagnostics().iter().any(|found| found.code == Code::NoSuccess));
//! # Ok(())
//! # }
//! ```

mod codes;

pub use codes::{Code, Severity};

use crate::location::{At, Place, Target};

/// An error, a warning or a note about the description.
///
/// # Examples
///
/// ```
/// use wirewright::diagnostics::Diagnostic;
///
/// fn line(diagnostic: &Diagnostic) -> String {
///     let hint = diagnostic.hint.as_deref().unwrap_or_default();
///     format!("{:?} {}: {} {hint}", diagnostic.severity, diagnostic.code.name(), diagnostic.message)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The code.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The location.
    pub(crate) at: At,
    /// The description of the problem: lower case, without a full stop.
    pub message: String,
    /// The consequence of the problem, or a way to fix it.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Creates a diagnostic with the default severity of its code.
    pub(crate) fn new(code: Code, at: At, message: impl Into<String>) -> Self {
        Self { code, severity: code.severity(), at, message: message.into(), hint: None }
    }

    /// Creates a diagnostic that points at the value of a node.
    pub(crate) fn value(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, At::Node(place, Target::Value), message)
    }

    /// Creates a diagnostic that points at the key of a node.
    pub(crate) fn key(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self::new(code, At::Node(place, Target::Key), message)
    }

    /// Lowers the severity to a note, for problems that do not change the generated code.
    #[must_use]
    pub(crate) fn noted(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }

    /// Returns true for an error that no setting made of a warning.
    fn is_failure(&self) -> bool {
        self.severity == Severity::Error && self.code.severity() == Severity::Error
    }

    /// Sets the hint.
    #[must_use]
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The configured severities: diagnostics that are raised to errors or silenced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Lints {
    /// True if every warning is an error, except warnings with a code in `allow`.
    pub(crate) strict: bool,
    /// The codes whose diagnostics are errors.
    pub(crate) deny: Vec<Code>,
    /// The codes whose warnings and notes are not shown. Errors cannot be silenced.
    pub(crate) allow: Vec<Code>,
}

/// The diagnostics of a run, in the order in which they were reported.
///
/// # Examples
///
/// ```
/// use wirewright::diagnostics::{Diagnostics, Severity};
///
/// fn show(diagnostics: &Diagnostics) {
///     if diagnostics.has_errors() {
///         eprintln!("{} errors", diagnostics.count(Severity::Error));
///     }
///     diagnostics.iter().for_each(|diagnostic| eprintln!("{}", diagnostic.message));
/// }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    lints: Lints,
}

impl Diagnostics {
    /// Creates an empty list with the configured severities.
    pub(crate) fn new(lints: Lints) -> Self {
        Self { found: Vec::new(), lints }
    }

    /// Adds a diagnostic, with its severity adjusted to the configuration.
    pub(crate) fn push(&mut self, mut diagnostic: Diagnostic) {
        let allowed = self.lints.allow.contains(&diagnostic.code);
        // The more specific setting wins: `allow` overrides `strict`, but not `deny`.
        let strict = self.lints.strict && diagnostic.severity == Severity::Warning && !allowed;
        if strict || self.lints.deny.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Error;
        } else if diagnostic.severity < Severity::Error && allowed {
            return;
        }
        self.found.push(diagnostic);
    }

    /// Returns true if there is an error. The next stage runs only if there is none.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Returns true if there is an error that no setting made of a warning. Without one, all stages can run.
    pub(crate) fn has_failures(&self) -> bool {
        self.found.iter().any(Diagnostic::is_failure)
    }

    /// Keeps the errors that no setting made of a warning, and the other diagnostics that are `wanted`.
    pub(crate) fn retain_failures_and(&mut self, wanted: impl Fn(&Diagnostic) -> bool) {
        self.found.retain(|found| found.is_failure() || wanted(found));
    }

    /// Returns the number of diagnostics with this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|found| found.severity == severity).count()
    }

    /// Returns an iterator over all diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Groups the diagnostics by severity and code: the most severe first, each group in the order of the description.
    pub(crate) fn by_kind(&self) -> Vec<Vec<&Diagnostic>> {
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
