//! The report as data.

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

/// What a change has an effect on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The Rust code of callers.
    Code,
    /// The requests, or the decoding of responses.
    Wire,
    /// What the server does, as far as the description says.
    Behaviour,
    /// The documentation.
    Documentation,
}

/// The kind of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// The item is new.
    Added,
    /// The item is gone.
    Removed,
    /// The item has another Rust name.
    Renamed,
    /// The Rust type differs.
    TypeChanged,
    /// Callers must provide the item, which was optional.
    NewlyRequired,
    /// The item may be absent, which was always there.
    NewlyOptional,
    /// The arguments of a function are in another order.
    Reordered,
    /// A fact of the item on the wire differs.
    WireChanged,
    /// The documented default differs.
    DefaultChanged,
    /// The item is deprecated now.
    Deprecated,
    /// Other cargo features compile the item.
    FeaturesChanged,
    /// The documentation differs.
    DocumentationChanged,
    /// The generated code of the item differs.
    CodeChanged,
}

impl ChangeKind {
    /// Returns the name, as in JSON.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::TypeChanged => "type changed",
            Self::NewlyRequired => "newly required",
            Self::NewlyOptional => "newly optional",
            Self::Reordered => "reordered",
            Self::WireChanged => "changed on the wire",
            Self::DefaultChanged => "default changed",
            Self::Deprecated => "deprecated",
            Self::FeaturesChanged => "cargo features changed",
            Self::DocumentationChanged => "documentation changed",
            Self::CodeChanged => "generated code changed",
        }
    }
}

/// The kind of a changed item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// An operation.
    Operation,
    /// A parameter of an operation.
    Parameter,
    /// The request body of an operation.
    Body,
    /// A documented response of an operation.
    Response,
    /// A documented header of the responses of an operation.
    ResponseHeader,
    /// A type.
    Type,
    /// A field of a struct.
    Field,
    /// A value of an enum.
    Value,
    /// A variant of a union, or of the responses of an operation.
    Variant,
    /// The credential of a security scheme.
    Credential,
    /// A group of operations.
    Group,
    /// A documented server.
    Server,
    /// Any other function.
    Function,
    /// A trait that a type implements.
    Trait,
    /// A module.
    Module,
    /// A cargo feature.
    Feature,
    /// A dependency of the crate.
    Dependency,
    /// A field of the struct of an operation's arguments.
    Argument,
    /// Any other code.
    Code,
}

impl ItemKind {
    /// Returns the name for readers.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::Body => "body",
            Self::Response => "response",
            Self::ResponseHeader => "response header",
            Self::Type => "type",
            Self::Field => "field",
            Self::Value => "value",
            Self::Variant => "variant",
            Self::Credential => "credential",
            Self::Group => "group",
            Self::Server => "server",
            Self::Function => "function",
            Self::Trait => "trait",
            Self::Module => "module",
            Self::Feature => "cargo feature",
            Self::Dependency => "dependency",
            Self::Argument => "argument",
            Self::Code => "code",
        }
    }
}

/// A place in a description, or in generated code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Location {
    /// The path of the file.
    pub file: String,
    /// The line, starting at 1.
    pub line: Option<usize>,
    /// The JSON pointer.
    pub pointer: Option<String>,
    /// True if it is in the new version; false for an item that was removed.
    pub is_new: bool,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// A change of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The kind of the change.
    pub kind: ChangeKind,
    /// The kind of the item.
    pub item: ItemKind,
    /// The step of a semantic version that the change needs.
    pub step: Step,
    /// What the change has an effect on.
    pub effects: Vec<Effect>,
    /// The name of the item for readers: `Pet.age`, `GET /pets`.
    pub name: String,
    /// The Rust path of the item in the crate; the new one if the item was renamed.
    pub path: String,
    /// The Rust path of the item that this one is a part of: an operation or a type.
    pub owner: String,
    /// The fact that differs: a type, a path, a media type.
    pub fact: Option<&'static str>,
    /// The old value.
    pub old: Option<String>,
    /// The new value.
    pub new: Option<String>,
    /// The consequence for callers, if there is one.
    pub note: Option<&'static str>,
    /// The place of the item.
    pub place: Option<Location>,
}

/// The changes between two versions of generated code.
///
/// # Examples
///
/// ```
/// use wirewright::changes::{Report, Step};
///
/// fn is_safe(report: &Report) -> bool {
///     report.verdict < Step::Major
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The step of a semantic version that all changes together need.
    pub verdict: Step,
    /// The changes, those that need the greatest step first.
    pub changes: Vec<Change>,
}

impl Report {
    pub(super) fn of(mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|change| std::cmp::Reverse(change.step));
        Self { verdict: changes.iter().map(|change| change.step).max().unwrap_or(Step::None), changes }
    }

    /// Returns true if nothing changed.
    ///
    /// ```
    /// # fn show(report: &wirewright::changes::Report) {
    /// if report.is_empty() {
    ///     println!("up to date");
    /// }
    /// # }
    /// ```
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Change {
    /// Creates a change of an item, which is named and located later.
    pub(super) fn of(item: &super::surface::Item, kind: ChangeKind, step: Step, effects: &[Effect]) -> Self {
        Self {
            kind,
            item: item.kind,
            step,
            effects: effects.to_vec(),
            name: String::new(),
            path: item.path.clone(),
            owner: String::new(),
            fact: None,
            old: None,
            new: None,
            note: None,
            place: None,
        }
    }

    /// Sets the values before and after.
    pub(super) fn values(mut self, old: &str, new: &str) -> Self {
        let value = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.old = value(old);
        self.new = value(new);
        self
    }

    /// Sets the fact that differs.
    pub(super) fn fact(mut self, fact: &'static str) -> Self {
        self.fact = Some(fact);
        self
    }

    /// Sets the consequence for callers.
    pub(super) fn note(mut self, note: &'static str) -> Self {
        self.note = Some(note);
        self
    }
}
