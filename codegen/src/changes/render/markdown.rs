//! The report as Markdown.

use std::fmt::Write as _;

use super::{Line, changelog, heading, lines, lists, names, verdict};
use crate::changes::report::Report;
use crate::changes::step::Step;

/// Returns the report as Markdown.
pub(super) fn markdown(report: &Report) -> String {
    let mut text = format!("## Changes of the client: {}\n", report.verdict);
    for step in [Step::Major, Step::Minor, Step::Patch] {
        let changes = || report.changes.iter().filter(|change| change.step == step);
        let (single, lists) = (lines(changes()), lists(changes()));
        if single.is_empty() && lists.is_empty() {
            continue;
        }
        let _ = writeln!(text, "\n### {}\n\n| change | place |\n|---|---|", heading(step));
        for Line { first, text: line } in single {
            let place = first.place.as_ref().map(|place| format!("`{place}`")).unwrap_or_default();
            let _ = writeln!(text, "| {} | {} |", cell(&line), cell(&place));
        }
        for (kind, changes) in lists {
            let _ = writeln!(text, "| {} | |", cell(&names(kind, &changes)));
        }
    }
    let _ = writeln!(text, "\nVerdict: **{}**", verdict(report));
    let suggested = changelog::changelog(report);
    if !suggested.is_empty() {
        let _ = write!(text, "\n<details><summary>Suggested changelog</summary>\n\n{suggested}\n</details>\n");
    }
    text
}

/// Returns the text of a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
