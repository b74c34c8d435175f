//! The suggested changelog.

use std::fmt::Write as _;

use super::{Line, lines};
use crate::changes::kind::ChangeKind;
use crate::changes::report::Report;
use crate::changes::step::Step;

/// Returns a changelog in sections. Documentation is left out.
pub(super) fn changelog(report: &Report) -> String {
    const SECTIONS: [&str; 4] = ["Breaking changes", "Added", "Deprecated", "Changed"];
    let mut sections: [Vec<Line<'_>>; 4] = Default::default();
    for line in lines(report.changes.iter()) {
        let section = match (line.first.step, line.first.kind) {
            (Step::Major, _) => 0,
            (Step::Minor, ChangeKind::Deprecated) => 2,
            (Step::Minor, _) => 1,
            _ => 3,
        };
        if let Some(section) = sections.get_mut(section) {
            section.push(line);
        }
    }
    let mut text = String::new();
    for (title, lines) in SECTIONS.iter().zip(sections).filter(|(_, lines)| !lines.is_empty()) {
        let head = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{head}### {title}\n");
        for line in lines {
            let mut letters = line.text.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let _ = writeln!(text, "- {first}{}.", letters.as_str());
        }
    }
    text
}
