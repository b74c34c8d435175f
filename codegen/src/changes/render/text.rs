//! The report for a terminal.

use std::fmt::Write as _;

use super::{Line, heading, lines, lists, names, verdict};
use crate::changes::kind::ChangeKind;
use crate::changes::report::{Change, Report};
use crate::changes::step::Step;

/// Returns the report as plain text. The first characters of a line tell what it is: a heading has no indentation, a change
/// begins with `+`, `-` or `~`, and its place follows in parentheses.
pub(super) fn text(report: &Report) -> String {
    let mut text = String::new();
    for step in [Step::Major, Step::Minor, Step::Patch] {
        let changes = || report.changes.iter().filter(|change| change.step == step);
        let (single, lists) = (lines(changes()), lists(changes()));
        if single.is_empty() && lists.is_empty() {
            continue;
        }
        let _ = writeln!(text, "{}", heading(step));
        for Line { first, text: line } in single {
            let place = first.place.as_ref().map(|place| format!("\n      at {place}{}", pointer(first)));
            let _ = writeln!(text, "  {} {line}{}", mark(first), place.unwrap_or_default());
        }
        for (kind, changes) in lists {
            let _ = writeln!(text, "  ~ {}", names(kind, &changes));
        }
        text.push('\n');
    }
    let _ = writeln!(text, "verdict: {}", verdict(report));
    text
}

fn pointer(change: &Change) -> String {
    let place = change.place.as_ref();
    let version = place.filter(|place| !place.is_new).map_or("", |_| " (old version)");
    let pointer = place.and_then(|place| place.pointer.as_deref()).map(|pointer| format!(" {pointer}"));
    format!("{version}{}", pointer.unwrap_or_default())
}

fn mark(change: &Change) -> char {
    match change.kind {
        ChangeKind::Added => '+',
        ChangeKind::Removed => '-',
        _ => '~',
    }
}
