//! Command-line options of the fidelity runner.

use std::path::PathBuf;

use clap::Parser;

use crate::corpus::options::Selection;

/// Decodes and encodes the valid examples of real descriptions with the emitted types, and reports every loss.
#[derive(Debug, Clone, Parser)]
#[command(name = "fidelity")]
pub struct Options {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub selection: Selection,
    /// Selects only documents with at least this many examples. A sample is drawn from these documents.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_examples: usize,
    /// The number of documents or crates processed at the same time. Defaults to one per processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Renames this field in the emitted types, to show that the run then fails.
    #[arg(long = "break", value_name = "PROPERTY")]
    pub break_property: Option<String>,
    /// Writes the summary as JSON, including all losses.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Writes the examples that their schemas reject as tab-separated values, with the reasons.
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,
    /// The list of known losses.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-losses.toml"))]
    pub known: PathBuf,
    /// The folder for the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/fidelity"))]
    pub work: PathBuf,
}

impl Options {
    /// Returns the number of worker threads.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
