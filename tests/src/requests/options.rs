//! What a run may be told.

use std::path::PathBuf;

use clap::Parser;

use crate::corpus::options::Selection;

/// Calls every operation of real descriptions against Prism, a mock server that says whether the requests are what was described.
#[derive(Debug, Clone, Parser)]
#[command(name = "requests")]
pub struct Options {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub selection: Selection,
    /// A description that is taken besides; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub also: Vec<PathBuf>,
    /// Only documents whose client has at most so many lines. A sample is drawn among these.
    #[arg(long, value_name = "LINES")]
    pub max_lines: Option<usize>,
    /// How many documents or crates are worked on at once; by default one for each processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Takes over what an interrupted run had found out, where neither the compiler nor the document has changed.
    #[arg(long)]
    pub resume: bool,
    /// Writes the summary as JSON, with all that went wrong.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The exceptions that are known.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-refusals.toml"))]
    pub known: PathBuf,
    /// The folder for the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/requests"))]
    pub work: PathBuf,
}

impl Options {
    /// How many threads work.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
