//! What was found out about all documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::classify::{Fault, general};
use super::known::{Known, Stage};
use super::row::Row;

/// The sums of a run; the keys of `--json`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    /// The descriptions that were taken.
    pub documents: usize,
    /// Those for which there is output.
    pub generated: usize,
    /// The operations that are described.
    pub operations_expected: usize,
    /// Those of them that were emitted.
    pub operations_emitted: usize,
    /// The shared schemas that are described.
    pub schemas_expected: usize,
    /// Those of them that were emitted.
    pub schemas_emitted: usize,
    /// The documents whose output was compiled.
    pub checked: usize,
    /// Those of them without an error or a warning.
    pub compiled: usize,
    /// The documents on which the compiler panicked.
    pub panics: usize,
    /// The CPU time of generating, without the time of compiling.
    pub cpu_seconds: f64,
    /// The uses of keywords in schemas of which the output does less than they say.
    pub degraded_schemas: usize,
    /// Their share of all uses of keywords in schemas.
    pub degraded_share: f64,
    /// Bytes of the descriptions.
    pub bytes_read: u64,
    /// Bytes of the output.
    pub bytes: usize,
    /// The most memory held at once, in megabytes.
    pub peak_memory_mb: Option<u64>,
    /// Warnings by code.
    pub warnings: BTreeMap<String, usize>,
    /// The documents that failed and were not known to.
    pub failures: usize,
    /// The documents that failed and were known to.
    pub known: usize,
    /// The documents that were known to fail and did not.
    pub stale: Vec<String>,
}

impl Summary {
    /// Of all rows.
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

    /// Whether nothing was lost.
    pub fn passes(&self) -> bool {
        self.failures == 0 && self.stale.is_empty()
    }

    /// As text.
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
        row(
            "degraded keywords of schemas",
            format!("{} ({:.3} %)", self.degraded_schemas, self.degraded_share * 100.0),
        );
        row("read, written", format!("{} MB, {} MB", self.bytes_read >> 20, self.bytes >> 20));
        row("CPU seconds", format!("{:.1}", self.cpu_seconds));
        if let Some(megabytes) = self.peak_memory_mb {
            row("peak memory", format!("{megabytes} MB"));
        }
        row("failures", format!("{}, and {} that are known", self.failures, self.known));
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

/// The faults by kind: how many documents have it, and the first of them in full.
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
    fn one_failure_that_is_not_known_fails_the_run() {
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
