//! The results for all documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::counts::Counts;
use super::judge::{Loss, Row};
use super::known::Known;
use crate::counts::share;
use crate::known::Tried;

/// The number of losses shown for each class.
const SHOWN: usize = 5;

/// The totals of a run. The field names are the keys of `--json`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    /// The number of selected descriptions.
    pub documents: usize,
    /// The counts of their examples.
    #[serde(flatten)]
    pub counts: Counts,
    /// The share of valid examples that survived.
    pub share: f64,
    /// The number of losses by class.
    pub causes: BTreeMap<String, usize>,
    /// The number of unknown losses.
    pub failures: usize,
    /// The number of known losses.
    pub known: usize,
    /// The known losses that no longer occur.
    pub stale: Vec<String>,
    /// The documents with losses.
    pub rows: Vec<Row>,
}

impl Summary {
    /// Computes the summary of all rows.
    pub fn of(rows: &[Row], known: &Known) -> Self {
        let mut sum = Self { documents: rows.len(), stale: known.stale(rows), ..Self::default() };
        for row in rows {
            sum.counts.add(&row.counts);
            for (cause, count) in row.by_cause() {
                *sum.causes.entry(cause.to_owned()).or_default() += count;
                let known = known.count(&row.name, cause).min(count);
                sum.known += known;
                sum.failures += count - known;
            }
        }
        sum.share = share(sum.counts.survived, sum.counts.valid);
        sum.rows = rows.iter().filter(|row| row.causes().next().is_some()).cloned().collect();
        sum
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
        row("examples", self.counts.examples.to_string());
        row("  rejected by their schemas", self.counts.invalid.to_string());
        for (keyword, count) in &self.counts.rejections {
            row("", format!("{count} by {keyword}"));
        }
        row("  without a type", self.counts.untyped.to_string());
        row("  valid", self.counts.valid.to_string());
        row("  survived", format!("{} ({:.2} %)", self.counts.survived, self.share * 100.0));
        row("union values", self.counts.union_values.to_string());
        row("  with a wrong variant", self.counts.wrong_variant.to_string());
        row("failures", format!("{} new, {} known", self.failures, self.known));
        for stale in &self.stale {
            row("stale known loss", stale.clone());
        }
        text
    }
}

/// Formats the losses by class, the most frequent first, with some examples of each.
pub fn causes(rows: &[Row]) -> String {
    let mut kinds: BTreeMap<&str, Vec<(&Row, Option<&Loss>)>> = BTreeMap::new();
    for row in rows {
        for loss in &row.losses {
            kinds.entry(&loss.cause).or_default().push((row, Some(loss)));
        }
        if let Some(fault) = &row.fault {
            kinds.entry(fault).or_default().push((row, None));
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, all)| std::cmp::Reverse(all.len()));
    let mut text = String::new();
    for (cause, all) in kinds {
        let mut documents: Vec<&str> = all.iter().map(|(row, _)| row.name.as_str()).collect();
        documents.dedup();
        let _ = writeln!(text, "\n{} x {cause}, in {} documents", all.len(), documents.len());
        for (row, loss) in all.iter().take(SHOWN) {
            match loss {
                Some(Loss { pointer, ty, detail, .. }) => {
                    let _ = writeln!(text, "  {}#{pointer}\n    {ty}: {detail}", row.name);
                }
                None => {
                    let _ = writeln!(text, "  {}", row.name);
                }
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cause: &str) -> Row {
        let loss =
            Loss { cause: cause.to_owned(), pointer: "/p".to_owned(), ty: "T".to_owned(), detail: "D".to_owned() };
        let counts = Counts { valid: 2, survived: 1, ..Counts::default() };
        Row { name: "a".to_owned(), counts, losses: vec![loss], ..Row::default() }
    }

    #[test]
    fn an_unknown_loss_fails_the_run() {
        let known: Known = toml::from_str("[[loss]]\ndocument = 'a'\ncause = 'C'\ncount = 1\nreason = 'R'\n").unwrap();
        assert!(Summary::of(&[row("C")], &known).passes());
        assert!(!Summary::of(&[row("D")], &known).passes());
        let two = Row { losses: [row("C").losses, row("C").losses].concat(), ..row("C") };
        assert_eq!(
            (Summary::of(std::slice::from_ref(&two), &known).known, Summary::of(&[two], &known).failures),
            (1, 1)
        );
        assert!(!Summary::of(&[Row { name: "b".to_owned(), ..row("C") }], &known).passes());
        let sum = Summary::of(&[row("C")], &Known::default());
        assert_eq!((sum.counts.valid, sum.counts.survived, sum.failures), (2, 1, 1));
        assert!(!sum.passes());
    }

    #[test]
    fn losses_of_one_class_are_shown_together() {
        let text = causes(&[row("C"), row("C")]);
        assert_eq!(text.trim(), "2 x C, in 1 documents\n  a#/p\n    T: D\n  a#/p\n    T: D");
    }
}
