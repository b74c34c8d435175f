//! Rendering of the ledger as a table.

use std::fmt::Write as _;

use crate::compilation::Compilation;
use crate::location::Target;
use crate::openapi::KeywordStatus;

/// Numbers of uses of keywords in a description.
///
/// # Examples
///
/// ```
/// use wirewright::report::KeywordCounts;
///
/// fn is_complete(counts: &KeywordCounts) -> bool {
///     counts.degraded == 0 && counts.ignored == 0
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct KeywordCounts {
    /// The number of uses that the generated code fully supports.
    pub implemented: usize,
    /// The number of uses that the generated code supports in part.
    pub degraded: usize,
    /// The number of uses that are ignored, including extensions and unknown keys.
    pub ignored: usize,
}

/// Counts the uses of keywords.
///
/// # Examples
///
/// ```
/// # fn show(compilation: &wirewright::Compilation) {
/// let counts = wirewright::report::count_keywords(compilation);
/// println!("{} implemented, {} degraded, {} ignored", counts.implemented, counts.degraded, counts.ignored);
/// # }
/// ```
pub fn count_keywords(compilation: &Compilation) -> KeywordCounts {
    let mut counts = KeywordCounts::default();
    for (_, _, entry) in compilation.ledger.rows() {
        counts.implemented += entry.implemented;
        counts.degraded += entry.degraded;
        counts.ignored += entry.ignored;
    }
    counts
}

/// Renders the ledger: a row for each keyword of each kind of object, and the totals.
///
/// # Examples
///
/// ```
/// # fn show(compilation: &wirewright::Compilation) {
/// print!("{}", wirewright::report::ledger(compilation));
/// # }
/// ```
pub fn ledger(compilation: &Compilation) -> String {
    let Compilation { ledger, sources, .. } = compilation;
    let places: Vec<_> = ledger.rows().iter().filter_map(|(_, _, entry)| Some((entry.first?, Target::Key))).collect();
    // Computes all positions in one pass over the text.
    sources.positions(&places);
    let rows: Vec<[String; 6]> = ledger
        .rows()
        .into_iter()
        .map(|(kind, keyword, entry)| {
            let why = match (entry.degraded > 0, entry.keyword_status) {
                (true, _) => "degraded",
                (false, Some(KeywordStatus::Extension)) => "extension",
                (false, Some(KeywordStatus::Unknown)) => "unknown",
                (false, Some(KeywordStatus::Ignored)) => "ignored",
                (false, _) => "",
            };
            let first = entry.first.map(|place| {
                let (file, line, column) = sources.position(place, Target::Key);
                format!("{why}, first at {}:{line}:{column}", sources.name(file))
            });
            let count = |count: usize| if count == 0 { "-".to_owned() } else { count.to_string() };
            [
                kind.name().to_owned(),
                keyword.to_owned(),
                count(entry.implemented),
                count(entry.degraded),
                count(entry.ignored),
                first.unwrap_or_default(),
            ]
        })
        .collect();
    let KeywordCounts { implemented, degraded, ignored } = count_keywords(compilation);
    let mut text = table(&rows);
    let _ = writeln!(
        text,
        "\n{} uses of keywords: {implemented} implemented, {degraded} degraded, {ignored} ignored",
        implemented + degraded + ignored
    );
    text
}

fn table(rows: &[[String; 6]]) -> String {
    let head = ["object", "keyword", "implemented", "degraded", "ignored", ""].map(str::to_owned);
    let mut widths = [0_usize; 6];
    for row in std::iter::once(&head).chain(rows) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in std::iter::once(&head).chain(rows) {
        let mut line = String::new();
        for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
            let numeric = (2..=4).contains(&index);
            let _ = if numeric { write!(line, "{cell:>width$}  ") } else { write!(line, "{cell:<width$}  ") };
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
