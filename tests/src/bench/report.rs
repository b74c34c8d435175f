//! Reports results: tables for the terminal, and `docs/PERFORMANCE.md` with its charts.

pub mod chart;
pub mod figures;
pub mod page;
pub mod sections;
pub mod table;

use std::path::Path;

use super::results::{Results, Step};
use crate::console::write as write_file;

/// The folder of the documentation.
const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs");

/// Returns the name of a step in messages and tables.
pub fn step_name(step: Step) -> &'static str {
    match step {
        Step::ColdBuild => "cold build",
        Step::Library => "build dependency",
        Step::Generate => "generation",
        Step::Check => "cargo check",
        Step::BuildDev => "cargo build",
        Step::BuildRelease => "cargo build --release",
        Step::Recheck => "incremental check",
        Step::Rebuild => "incremental rebuild",
        Step::Runtime => "runtime",
    }
}

/// Returns all tables as text for a terminal.
pub fn text(results: &Results) -> String {
    let tables =
        sections::all(results).into_iter().map(|section| format!("{}\n\n{}", section.heading, section.table.text()));
    tables.collect::<Vec<_>>().join("\n")
}

/// Writes `docs/PERFORMANCE.md` and its charts.
///
/// # Errors
/// Returns an error if a chart cannot be drawn or a file cannot be written.
pub fn write(results: &Results) -> Result<(), String> {
    let docs = Path::new(DOCS);
    let folder = docs.join("performance");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for chart in chart::all(results) {
        write_file(&folder.join(format!("{}.svg", chart.name)), &chart.svg()?)?;
    }
    write_file(&docs.join("PERFORMANCE.md"), &page::markdown(results))
}
