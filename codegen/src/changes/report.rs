//! The report as data.

use std::fmt;

use serde::Serialize;

use super::kind::{ChangeKind, Effect, ItemKind};
use super::step::Step;

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
