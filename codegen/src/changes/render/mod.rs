//! The report as text.

mod changelog;
mod github;
mod markdown;
mod text;

use std::collections::BTreeMap;

use super::kind::{ChangeKind, Effect, ItemKind};
use super::report::{Change, Report};
use super::step::Step;

/// Returns a change as a sentence, without a full stop. Names are code spans of Markdown.
fn sentence(change: &Change) -> String {
    let Change { kind, item, name, fact, old, new, note, .. } = change;
    let subject = format!("{} `{name}`", item.name());
    let pair = match (old, new) {
        (Some(old), Some(new)) if old == new => Some(code(new)),
        (Some(old), Some(new)) => Some(format!("{} -> {}", code(old), code(new))),
        (Some(old), None) => Some(format!("{} -> nothing", code(old))),
        (None, Some(new)) => Some(format!("nothing -> {}", code(new))),
        (None, None) => None,
    };
    let fact = fact.map(|fact| format!("{fact} ")).unwrap_or_default();
    let text = match (kind, &pair) {
        (ChangeKind::Added, _) => match new.as_deref().filter(|_| shows_value(change)) {
            Some(new) => format!("{subject} added: {}", code(new)),
            None => format!("{subject} added"),
        },
        (ChangeKind::Removed, _) => match old.as_deref().filter(|_| shows_value(change)) {
            Some(old) => format!("{subject} removed: {}", code(old)),
            None => format!("{subject} removed"),
        },
        (ChangeKind::NewlyRequired, _) if *item == ItemKind::Function => {
            format!("{subject} takes more arguments: {}", code(new.as_deref().unwrap_or_default()))
        }
        (ChangeKind::Renamed, Some(pair)) => format!("{subject} renamed: {pair}"),
        (ChangeKind::TypeChanged, Some(pair)) => format!("{subject}: {fact}{pair}"),
        (ChangeKind::WireChanged, Some(pair)) => format!("{subject}: {fact}{pair} on the wire"),
        (ChangeKind::CodeChanged | ChangeKind::DocumentationChanged, _) => format!("{subject}: {}", kind.name()),
        (kind, Some(pair)) => format!("{subject}: {fact}{pair}, {}", kind.name()),
        (kind, None) => format!("{subject} {}", kind.name()),
    };
    match note {
        Some(note) => format!("{text} ({note})"),
        None => text,
    }
}

/// Returns true if the type of an added or removed item says more than its name.
fn shows_value(change: &Change) -> bool {
    match change.item {
        ItemKind::Parameter
        | ItemKind::Body
        | ItemKind::Field
        | ItemKind::Variant
        | ItemKind::Response
        | ItemKind::ResponseHeader => true,
        ItemKind::Operation
        | ItemKind::Type
        | ItemKind::Value
        | ItemKind::Credential
        | ItemKind::Group
        | ItemKind::Server
        | ItemKind::Function
        | ItemKind::Trait
        | ItemKind::Module
        | ItemKind::Feature
        | ItemKind::Dependency
        | ItemKind::Argument
        | ItemKind::Code => false,
    }
}

/// Returns a value as a code span, shortened.
fn code(text: &str) -> String {
    const LONGEST: usize = 120;
    if text.starts_with('`') {
        return text.to_owned();
    }
    let end = text.char_indices().nth(LONGEST).map(|(end, _)| end);
    let shown = end.map_or_else(|| text.to_owned(), |end| format!("{}…", text.get(..end).unwrap_or_default()));
    format!("`{}`", shown.replace('`', "'").replace(char::is_control, " "))
}

/// Returns true if many changes of this kind are shown as one line.
fn is_minor_matter(change: &Change) -> bool {
    match change.kind {
        ChangeKind::FeaturesChanged => true,
        ChangeKind::DocumentationChanged | ChangeKind::CodeChanged => change.step <= Step::Patch,
        _ => false,
    }
}

/// A change, or changes that are shown as one.
struct Line<'r> {
    /// The first of the changes.
    first: &'r Change,
    /// The text.
    text: String,
}

/// Returns the changes that are shown one by one. The same change of many items is one line.
fn lines<'r>(changes: impl Iterator<Item = &'r Change>) -> Vec<Line<'r>> {
    const MANY: usize = 4;
    type Key<'c> = (ChangeKind, ItemKind, &'c str, Option<&'c str>, Option<&'c str>);
    let mut groups: Vec<Vec<&Change>> = Vec::new();
    let mut known: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    for change in changes.filter(|change| !is_minor_matter(change)) {
        let last = change.name.rsplit(['.', ' ', ':']).next().unwrap_or_default();
        let key = (change.kind, change.item, last, change.old.as_deref(), change.new.as_deref());
        let is_part = matches!(
            change.item,
            ItemKind::Field | ItemKind::Parameter | ItemKind::Value | ItemKind::Trait | ItemKind::Response
        );
        let index = if is_part { *known.entry(key).or_insert(groups.len()) } else { groups.len() };
        match groups.get_mut(index) {
            Some(group) => group.push(change),
            None => groups.push(vec![change]),
        }
    }
    let mut lines = Vec::new();
    for group in groups {
        match group.as_slice() {
            [first, others @ ..] if group.len() >= MANY => {
                let names: Vec<String> = others.iter().take(MANY).map(|change| format!("`{}`", change.name)).collect();
                let more = others.len().saturating_sub(MANY);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                lines.push(Line { first, text: format!("{}; also {}{more}", sentence(first), names.join(", ")) });
            }
            all => lines.extend(all.iter().map(|change| Line { first: change, text: sentence(change) })),
        }
    }
    lines
}

/// Returns the changes of little interest, by kind.
fn lists<'r>(changes: impl Iterator<Item = &'r Change>) -> Vec<(ChangeKind, Vec<&'r Change>)> {
    let mut lists: Vec<(ChangeKind, Vec<&Change>)> = Vec::new();
    for change in changes.filter(|change| is_minor_matter(change)) {
        match lists.iter_mut().find(|(kind, _)| *kind == change.kind) {
            Some((_, list)) => list.push(change),
            None => lists.push((change.kind, vec![change])),
        }
    }
    lists
}

/// Returns a list of names as one line.
fn names(kind: ChangeKind, changes: &[&Change]) -> String {
    const MOST: usize = 8;
    let mut shown: Vec<String> = Vec::new();
    for change in changes {
        let name = format!("`{}`", change.name);
        if !shown.contains(&name) && shown.len() < MOST {
            shown.push(name);
        }
    }
    let more = changes.len() - shown.len().min(changes.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}: {}{more}", kind.name(), shown.join(", "))
}

/// Returns the headings of the steps, with what they mean.
fn heading(step: Step) -> &'static str {
    match step {
        Step::Major => "Breaking: code that uses these items needs a change",
        Step::Minor => "Added or deprecated: code compiles as before",
        Step::Patch => "On the wire, in behaviour or in documentation only",
        Step::None => "Nothing",
    }
}

/// Returns the line with the verdict.
fn verdict(report: &Report) -> String {
    let count = |step: Step| report.changes.iter().filter(|change| change.step == step).count();
    let wire = report.changes.iter().filter(|change| change.effects.contains(&Effect::Wire)).count();
    if report.is_empty() {
        return "none: nothing changed".to_owned();
    }
    let counts = [(Step::Major, "breaking"), (Step::Minor, "compatible"), (Step::Patch, "without effect on code")];
    let counts = counts.map(|(step, words)| (count(step), words));
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}")).collect();
    format!("{} ({}; {wire} on the wire)", report.verdict, counts.join(", "))
}

impl Report {
    /// Returns the report as plain text for a terminal.
    ///
    /// ```
    /// # fn show(report: &wirewright::changes::Report) {
    /// print!("{}", report.text());
    /// # }
    /// ```
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// Returns the report as Markdown, for a comment on a pull request.
    ///
    /// ```
    /// # fn show(report: &wirewright::changes::Report) {
    /// print!("{}", report.markdown());
    /// # }
    /// ```
    pub fn markdown(&self) -> String {
        markdown::markdown(self)
    }

    /// Returns a changelog for the users of the generated code, as Markdown. It is empty if nothing changed.
    ///
    /// ```
    /// # fn show(report: &wirewright::changes::Report) {
    /// print!("{}", report.changelog());
    /// # }
    /// ```
    pub fn changelog(&self) -> String {
        changelog::changelog(self)
    }

    /// Returns the report as annotations that GitHub shows beside the lines of the description in a pull request.
    ///
    /// ```
    /// # fn show(report: &wirewright::changes::Report) {
    /// print!("{}", report.github());
    /// # }
    /// ```
    pub fn github(&self) -> String {
        github::github(self)
    }
}
