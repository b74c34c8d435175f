//! The results for all documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::classify::{Fault, general};
use super::known::{Known, Stage};
use super::row::Row;

/// The totals of a run. The field names are the keys of `--json`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    /// The number of selected descriptions.
    pub documents: usize,
    /// The number of descriptions with output.
    pub generated: usize,
    /// The number of described operations.
    pub operations_expected: usize,
    /// The number of emitted operations.
    pub operations_emitted: usize,
    /// The number of described shared schemas.
    pub schemas_expected: usize,
    /// The number of emitted shared schemas.
    pub schemas_emitted: usize,
    /// The number of documents whose output was compiled.
    pub checked: usize,
    /// The number of documents whose output compiled without an error or warning.
    pub compiled: usize,
    /// The number of documents on which the compiler panicked.
    pub panics: usize,
    /// The CPU time for generating, excluding compilation.
    pub cpu_seconds: f64,
    /// The number of schema keywords that the output supports only in part.
    pub degraded_schemas: usize,
    /// The share of those keywords among all keywords in schemas.
    pub degraded_share: f64,
    /// The total size of the descriptions in bytes.
    pub bytes_read: u64,
    /// The total size of the output in bytes.
    pub bytes: usize,
    /// The peak memory in megabytes.
    pub peak_memory_mb: Option<u64>,
    /// The number of warnings, by code.
    pub warnings: BTreeMap<String, usize>,
    /// The number of documents that failed unexpectedly.
    pub failures: usize,
    /// The number of documents that failed as expected.
    pub known: usize,
    /// The documents that were expected to fail and did not.
    pub stale: Vec<String>,
}

impl Summary {
    /// Computes the summary of all rows.
    pub fn of(rows: &[Row], known: &Known) -> Self {
        let mut sum = Self { stale: known.stale(rows).into_iter().map(str::to_owned).collect(), ..Self::default() };
        let mut keywords = 0;
        for row in rows.iter().filter(|row| !row.skipped) {
            sum.documents += 1;
            sum.generated += usize::from(row.generated);
            sum.operations_expected += row.operations.expected;
            sum.operations_emitted += row.operations.emitted;
            sum.schemas_expected += row.schemas.expected;
            sum.schemas_emitted += row.schemas.emitted;
            sum.checked += usize::from(row.compiled.is_some());
            sum.compiled += usize::from(row.compiled.as_ref().is_some_and(Vec::is_empty));
            sum.panics += usize::from(row.panicked);
            sum.cpu_seconds += row.cpu_seconds;
            sum.degraded_schemas += row.degraded;
            sum.bytes_read += row.bytes_read;
            sum.bytes += row.bytes;
            keywords += row.schema_keywords;
            for (code, count) in &row.warnings {
                *sum.warnings.entry(code.clone()).or_default() += count;
            }
            for (failed, stage) in
                [(row.fault.is_some(), Stage::Generate), (row.compile_fault().is_some(), Stage::Compile)]
            {
                if failed {
                    let is_known = known.reason(&row.name, stage).is_some();
                    *(if is_known { &mut sum.known } else { &mut sum.failures }) += 1;
                }
            }
        }
        #[allow(clippy::cast_precision_loss)]
        let share = sum.degraded_schemas as f64 / keywords.max(1) as f64;
        sum.degraded_share = share;
        sum
    }

    /// Returns true if nothing was lost.
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
        row("generated", self.generated.to_string());
        row("operations", format!("{} of {}", self.operations_emitted, self.operations_expected));
        row("schemas", format!("{} of {}", self.schemas_emitted, self.schemas_expected));
        row("compiled", format!("{} of {} checked", self.compiled, self.checked));
        row("panics", self.panics.to_string());
        row("degraded schema keywords", format!("{} ({:.3} %)", self.degraded_schemas, self.degraded_share * 100.0));
        row("read, written", format!("{} MB, {} MB", self.bytes_read >> 20, self.bytes >> 20));
        row("CPU seconds", format!("{:.1}", self.cpu_seconds));
        if let Some(megabytes) = self.peak_memory_mb {
            row("peak memory", format!("{megabytes} MB"));
        }
        row("failures", format!("{} new, {} known", self.failures, self.known));
        for document in &self.stale {
            row("stale known failure", document.clone());
        }
        text.push_str("\nwarnings\n");
        for (code, count) in &self.warnings {
            let _ = writeln!(text, "{count:>10}  {code}");
        }
        text
    }
}

/// Formats the faults by class: the number of documents, and the first fault in full.
pub fn faults(rows: &[Row]) -> String {
    let mut kinds: BTreeMap<String, (Vec<&str>, String)> = BTreeMap::new();
    for row in rows {
        let own = row.fault.iter().map(|fault| Fault::new(None, fault, fault));
        for fault in own.chain(row.compiled.iter().flatten().cloned()) {
            let kind = kinds.entry(general(&fault.class)).or_insert_with(|| (Vec::new(), fault.text.clone()));
            if kind.0.last() != Some(&row.name.as_str()) {
                kind.0.push(&row.name);
            }
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, (documents, _))| std::cmp::Reverse(documents.len()));
    let mut text = String::new();
    for (class, (documents, first)) in kinds {
        let shown = documents.get(..documents.len().min(5)).unwrap_or_default().join(", ");
        let _ = writeln!(text, "\n{} x {class}\n  in {shown}\n{first}", documents.len());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unknown_failure_fails_the_run() {
        let good = Row { name: "a".to_owned(), generated: true, compiled: Some(Vec::new()), ..Row::default() };
        let bad = Row { name: "b".to_owned(), fault: Some("1 lost".to_owned()), ..Row::default() };
        let known: Known = toml::from_str("[[failure]]\ndocument = 'b'\nstage = 'generate'\nreason = 'R'\n").unwrap();
        let of = |rows: &[Row], known: &Known| Summary::of(rows, known).passes();
        assert!(of(std::slice::from_ref(&good), &Known::default()));
        assert!(!of(&[good.clone(), bad.clone()], &Known::default()));
        assert!(of(&[good, bad], &known));
    }

    #[test]
    fn faults_of_one_kind_are_shown_once() {
        let row =
            |name: &str, fault: &str| Row { name: name.to_owned(), fault: Some(fault.to_owned()), ..Row::default() };
        let text = faults(&[row("a", "lost `x`"), row("b", "lost `y`")]);
        assert_eq!(text.trim(), "2 x lost `_`\n  in a, b\nlost `x`");
    }
}
