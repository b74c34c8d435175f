//! The suggested changelog.

use std::fmt::Write as _;

use super::{is_minor_matter, sentence};
use crate::changes::report::{Change, ChangeKind, Report, Step};

/// Returns a changelog in sections. Documentation is left out.
pub(super) fn changelog(report: &Report) -> String {
    const SECTIONS: [&str; 4] = ["Breaking changes", "Added", "Deprecated", "Changed"];
    let mut sections: [Vec<&Change>; 4] = Default::default();
    for change in report.changes.iter().filter(|change| !is_minor_matter(change)) {
        let section = match (change.step, change.kind) {
            (Step::Major, _) => 0,
            (Step::Minor, ChangeKind::Deprecated) => 2,
            (Step::Minor, _) => 1,
            _ => 3,
        };
        if let Some(section) = sections.get_mut(section) {
            section.push(change);
        }
    }
    let mut text = String::new();
    for (title, changes) in SECTIONS.iter().zip(sections).filter(|(_, changes)| !changes.is_empty()) {
        let head = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{head}### {title}\n");
        for change in changes {
            let line = sentence(change);
            let mut letters = line.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let _ = writeln!(text, "- {first}{}.", letters.as_str());
        }
    }
    text
}
