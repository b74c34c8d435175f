//! The summary of a run: the findings by kind, with examples.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::compare::CONTESTED;
use super::known::Known;
use super::round::Round;

/// The findings of one kind.
#[derive(Debug, Default)]
struct Kind {
    rounds: usize,
    additions: BTreeMap<String, usize>,
    examples: Vec<String>,
    reason: Option<String>,
}

/// The findings of a run.
#[derive(Debug, Default)]
pub struct Summary {
    rounds: usize,
    skipped: usize,
    contested: usize,
    unexpected: usize,
    findings: usize,
    kinds: BTreeMap<String, Kind>,
}

impl Summary {
    /// Counts the findings of the rounds.
    pub fn of(rounds: &[Round], known: &Known, examples: usize) -> Self {
        let mut summary = Self::default();
        for round in rounds {
            let Ok(findings) = &round.outcome else {
                summary.skipped += 1;
                continue;
            };
            summary.rounds += 1;
            if findings.iter().any(|finding| finding.kind == CONTESTED) {
                summary.contested += 1;
                continue;
            }
            summary.findings += usize::from(!findings.is_empty());
            let is_known = |kind: &str| known.reason(kind, round.kind).map(str::to_owned);
            summary.unexpected += usize::from(findings.iter().any(|finding| is_known(&finding.kind).is_none()));
            let mut seen: Vec<&str> = Vec::new();
            for finding in findings {
                if seen.contains(&finding.kind.as_str()) {
                    continue;
                }
                seen.push(&finding.kind);
                let kind = summary.kinds.entry(finding.kind.clone()).or_default();
                kind.rounds += 1;
                kind.reason = kind.reason.take().or_else(|| is_known(&finding.kind));
                *kind.additions.entry(round.kind.to_string()).or_default() += 1;
                if kind.examples.len() < examples {
                    let all = if round.all { ", all schemas" } else { "" };
                    let text = format!(
                        "{}{all}, {} {}\n        {}",
                        round.document, round.kind, round.pointer, finding.detail
                    );
                    kind.examples.push(text);
                }
            }
        }
        summary
    }

    /// Returns true if every finding is known.
    pub fn is_expected(&self) -> bool {
        self.unexpected == 0
    }

    /// Returns the summary as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut kinds: Vec<(&String, &Kind)> = self.kinds.iter().collect();
        kinds.sort_by_key(|(name, kind)| (std::cmp::Reverse(kind.rounds), *name));
        for (name, kind) in kinds {
            let _ = writeln!(text, "{:5}  {name}", kind.rounds);
            let additions: Vec<String> =
                kind.additions.iter().map(|(addition, count)| format!("{count} {addition}")).collect();
            let _ = writeln!(text, "       by {}", additions.join(", "));
            if let Some(reason) = &kind.reason {
                let _ = writeln!(text, "       known: {reason}");
            }
            for example in &kind.examples {
                let _ = writeln!(text, "       e.g. {example}");
            }
        }
        let _ = writeln!(
            text,
            "{} additions: {} with findings ({} unexpected), {} that claim a name of another item, {} not comparable",
            self.rounds, self.findings, self.unexpected, self.contested, self.skipped
        );
        text
    }
}
