//! Command-line options of the requests runner.

use std::path::PathBuf;

use clap::Parser;

use crate::corpus::options::Selection;

/// Calls every operation of real descriptions against Prism, a mock server that validates requests against the
/// description.
#[derive(Debug, Clone, Parser)]
#[command(name = "requests")]
pub struct Options {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub selection: Selection,
    /// An additional description to test; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub also: Vec<PathBuf>,
    /// Selects only documents whose client has at most this many lines. A sample is drawn from these documents.
    #[arg(long, value_name = "LINES")]
    pub max_lines: Option<usize>,
    /// The number of documents or crates processed at the same time. Defaults to one per processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Reuses the results of an interrupted run, unless the compiler or the document has changed.
    #[arg(long)]
    pub resume: bool,
    /// Writes the summary as JSON, including all losses.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The list of known exceptions.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-refusals.toml"))]
    pub known: PathBuf,
    /// The folder for the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/requests"))]
    pub work: PathBuf,
}

impl Options {
    /// Returns the number of worker threads.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
