//! What a run may be told.

use std::path::PathBuf;

use clap::Parser;

use crate::corpus::options::Selection;

/// Decodes and encodes the valid examples of real descriptions with the emitted types, and tells what did not survive.
#[derive(Debug, Clone, Parser)]
#[command(name = "fidelity")]
pub struct Options {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub selection: Selection,
    /// Only documents with at least so many examples. A sample is drawn among these.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_examples: usize,
    /// How many documents or crates are worked on at once; by default one for each processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Renames this member in the emitted types, to show that the run then fails.
    #[arg(long = "break", value_name = "MEMBER")]
    pub break_member: Option<String>,
    /// Writes the summary as JSON, with all that went wrong.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Writes the examples that their schemas reject, with the reasons, as tab-separated values.
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,
    /// The losses that are known.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-losses.toml"))]
    pub known: PathBuf,
    /// The folder for the programs.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/fidelity"))]
    pub work: PathBuf,
}

impl Options {
    /// How many threads work.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
