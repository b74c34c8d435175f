//! The report as workflow commands of GitHub Actions.

use std::fmt::Write as _;

use super::{is_minor_matter, sentence};
use crate::changes::report::Report;
use crate::changes::step::Step;

/// Returns a line for each change. GitHub shows the first ones of each level, so those that break come first.
pub(super) fn github(report: &Report) -> String {
    let mut text = String::new();
    for change in report.changes.iter().filter(|change| !is_minor_matter(change)) {
        let level = match change.step {
            Step::Major => "error",
            Step::Minor => "warning",
            Step::Patch | Step::None => "notice",
        };
        // The place of a removed item is in the old version, which the pull request does not show.
        let place = change.place.as_ref().filter(|place| place.is_new);
        let mut properties = String::new();
        if let Some(place) = place {
            let _ = write!(properties, "file={}", property(&place.file));
            if let Some(line) = place.line {
                let _ = write!(properties, ",line={line}");
            }
            properties.push(',');
        }
        let _ = writeln!(text, "::{level} {properties}title={} change::{}", change.step, data(&sentence(change)));
    }
    text
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_cannot_end_a_command() {
        assert_eq!(data("100%\n::error::"), "100%25%0A::error::");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
