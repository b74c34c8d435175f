//! The results for all documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::counts::Counts;
use super::judge::Row;
use super::known::{Fault, Known};
use crate::counts::share;
use crate::known::Tried;

/// The number of losses shown for each class.
const SHOWN: usize = 3;

/// The totals of a run. The field names are the keys of `--json`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    /// The number of selected descriptions.
    pub documents: usize,
    /// The counts of their calls.
    #[serde(flatten)]
    pub counts: Counts,
    /// The share of the calls that Prism accepts.
    pub accepted_share: f64,
    /// The share of the JSON responses that were decoded.
    pub json_share: f64,
    /// The number of values that could not be built.
    pub skipped: usize,
    /// The number of losses by class.
    pub causes: BTreeMap<String, usize>,
    /// The number of unknown losses.
    pub failures: usize,
    /// The number of losses that are known to be the compiler's fault.
    pub ours: usize,
    /// The number of losses that are known to be Prism's fault.
    pub prisms: usize,
    /// The number of losses that are known to be the fault of descriptions.
    pub descriptions: usize,
    /// The known exceptions that no longer occur.
    pub stale: Vec<String>,
    /// The rows of the documents.
    pub rows: Vec<Row>,
}

impl Summary {
    /// Computes the summary of all rows.
    pub fn of(rows: &[Row], known: &Known) -> Self {
        let mut sum = Self { documents: rows.len(), stale: known.stale(rows), rows: rows.to_vec(), ..Self::default() };
        for row in rows {
            sum.counts.add(&row.counts);
            sum.skipped += row.skipped.len();
            for (cause, count) in row.by_cause() {
                *sum.causes.entry(cause.to_owned()).or_default() += count;
                sum.count(known.of(&row.name, cause), count);
            }
        }
        sum.accepted_share = share(sum.counts.accepted, sum.counts.calls);
        sum.json_share = share(sum.counts.json_decoded, sum.counts.json_responses);
        sum
    }

    fn count(&mut self, known: Option<(usize, Fault)>, count: usize) {
        let Some((often, fault)) = known else {
            self.failures += count;
            return;
        };
        self.failures += count.saturating_sub(often);
        *match fault {
            Fault::Ours => &mut self.ours,
            Fault::Prism => &mut self.prisms,
            Fault::Description => &mut self.descriptions,
        } += count.min(often);
    }

    /// Returns true if there are no unknown losses and no stale entries.
    pub fn passes(&self) -> bool {
        self.failures == 0 && self.stale.is_empty()
    }

    /// Formats the summary as text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut row = |name: &str, value: String| {
            let _ = writeln!(text, "{name:<28} {value}");
        };
        row("documents", self.documents.to_string());
        row("operations", format!("{}, {} of them called", self.counts.operations, self.counts.called));
        row("values that cannot be built", self.skipped.to_string());
        row("calls", self.counts.calls.to_string());
        row("  accepted", format!("{} ({:.2} %)", self.counts.accepted, self.accepted_share * 100.0));
        row("responses", self.counts.responses.to_string());
        for (what, counts) in [("  invalid", &self.counts.unsound), ("  not received", &self.counts.not_received)] {
            row(what, format!("{} more", counts.values().sum::<usize>()));
            for (why, count) in counts {
                row("", format!("{count} {why}"));
            }
        }
        row(
            "  decoded",
            format!("{} ({:.2} %)", self.counts.decoded, share(self.counts.decoded, self.counts.responses) * 100.0),
        );
        row("  of JSON", self.counts.json_responses.to_string());
        row("  decoded", format!("{} ({:.2} %)", self.counts.json_decoded, self.json_share * 100.0));
        row(
            "without a credential",
            format!("{}, {} of them not sent", self.counts.without_credential, self.counts.held_back),
        );
        row("failures", self.failures.to_string());
        row(
            "known exceptions",
            format!("{} ours, {} Prism's, {} the descriptions'", self.ours, self.prisms, self.descriptions),
        );
        for stale in &self.stale {
            row("stale exception", stale.clone());
        }
        text
    }
}

/// Formats the losses by class and document, with some examples of each.
pub fn causes(rows: &[Row], known: &Known) -> String {
    let mut text = String::new();
    for row in rows {
        if let Some(fault) = &row.fault {
            let _ = writeln!(text, "\n{}: {fault}", row.name);
        }
        let mut kinds: Vec<&str> = row.losses.iter().map(|loss| loss.cause.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let all: Vec<_> = row.losses.iter().filter(|loss| loss.cause == kind).collect();
            let whose = match known.of(&row.name, kind) {
                Some((often, fault)) if often >= all.len() => format!(" (known: {fault:?})"),
                _ => String::new(),
            };
            let _ = writeln!(text, "\n{}: {} x {kind}{whose}", row.name, all.len());
            for loss in all.iter().take(SHOWN) {
                let detail: String = loss.detail.chars().take(600).collect();
                let _ = writeln!(text, "  {}: {detail}", loss.operation);
                for line in loss.request.iter().flat_map(|request| request.lines()) {
                    let _ = writeln!(text, "    {line}");
                }
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::judge::Loss;
    use super::*;

    #[test]
    fn an_unknown_loss_fails_the_run() {
        let known: Known =
            toml::from_str("[[exception]]\ndocument = 'a'\ncause = 'C'\ncount = 1\nfault = 'prism'\nreason = 'R'\n")
                .unwrap();
        let loss = |cause: &str| Loss { cause: cause.to_owned(), ..Loss::default() };
        let of = |losses: Vec<Loss>| {
            let counts = Counts { calls: 4, accepted: 3, ..Counts::default() };
            let row = Row { name: "a".to_owned(), counts, losses, ..Row::default() };
            Summary::of(&[row], &known)
        };
        let once = of(vec![loss("C")]);
        assert!(once.passes() && once.prisms == 1);
        let twice = of(vec![loss("C"), loss("C")]);
        assert_eq!((twice.failures, twice.prisms, twice.passes()), (1, 1, false));
        let other = of(vec![loss("D")]);
        assert_eq!((other.failures, other.stale.len()), (1, 1));
    }
}
