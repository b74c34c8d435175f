//! The rows of the ledger, and their rendering as a table.

use std::fmt::Write as _;

use serde::Serialize;

use crate::compilation::Compilation;
use crate::location::Target;
use crate::openapi::{Entry, KeywordStatus, Kind};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct KeywordCounts {
    /// The number of uses that the generated code fully supports.
    pub implemented: usize,
    /// The number of uses that the generated code supports in part.
    pub degraded: usize,
    /// The number of uses that are ignored, including extensions and unknown keys.
    pub ignored: usize,
}

/// The uses of a keyword in one kind of object. The names of the fields are those of `wirewright ledger --json`.
///
/// # Examples
///
/// ```
/// use wirewright::report::KeywordUse;
///
/// fn line(found: &KeywordUse) -> Option<String> {
///     Some(format!("{}: {} is {}", found.first.as_deref()?, found.keyword, found.reason?))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct KeywordUse {
    /// The kind of object in the OpenAPI Specification, such as `Path Item`.
    pub object: &'static str,
    /// The keyword.
    pub keyword: String,
    /// The number of uses that the generated code fully supports.
    pub implemented: usize,
    /// The number of uses that the generated code supports in part.
    pub degraded: usize,
    /// The number of uses that are ignored.
    pub ignored: usize,
    /// The fate of the first use that is not implemented: `degraded`, `ignored`, `extension` or `unknown`.
    pub reason: Option<&'static str>,
    /// The file, line and column of that use.
    pub first: Option<String>,
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

/// Returns the uses of each keyword of each kind of object, sorted by both.
///
/// # Examples
///
/// ```
/// # fn show(compilation: &wirewright::Compilation) {
/// for found in wirewright::report::keywords(compilation) {
///     println!("{} in {} objects: {} implemented", found.keyword, found.object, found.implemented);
/// }
/// # }
/// ```
pub fn keywords(compilation: &Compilation) -> Vec<KeywordUse> {
    let Compilation { ledger, sources, .. } = compilation;
    let rows = ledger.rows();
    let places: Vec<_> = rows.iter().filter_map(|(_, _, entry)| Some((entry.first?, Target::Key))).collect();
    // Computes all positions in one pass over the text.
    sources.positions(&places);
    let keyword_use = |(kind, keyword, entry): (Kind, &str, &Entry)| KeywordUse {
        object: kind.name(),
        keyword: keyword.to_owned(),
        implemented: entry.implemented,
        degraded: entry.degraded,
        ignored: entry.ignored,
        reason: reason(entry),
        first: entry.first.map(|place| {
            let (file, line, column) = sources.position(place, Target::Key);
            format!("{}:{line}:{column}", sources.name(file))
        }),
    };
    rows.into_iter().map(keyword_use).collect()
}

fn reason(entry: &Entry) -> Option<&'static str> {
    match (entry.degraded > 0, entry.keyword_status) {
        (true, _) => Some("degraded"),
        (false, Some(KeywordStatus::Extension)) => Some("extension"),
        (false, Some(KeywordStatus::Unknown)) => Some("unknown"),
        (false, Some(KeywordStatus::Ignored)) => Some("ignored"),
        (false, _) => None,
    }
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
    let count = |count: usize| if count == 0 { "-".to_owned() } else { count.to_string() };
    let row = |found: KeywordUse| {
        let first = found.first.map(|first| format!("{}, first at {first}", found.reason.unwrap_or_default()));
        [
            found.object.to_owned(),
            found.keyword,
            count(found.implemented),
            count(found.degraded),
            count(found.ignored),
            first.unwrap_or_default(),
        ]
    };
    let rows: Vec<[String; 6]> = keywords(compilation).into_iter().map(row).collect();
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
