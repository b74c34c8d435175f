//! Command-line options.

use std::path::PathBuf;

use clap::Parser;

use crate::corpus::options::Selection;

/// Deletes one item of a description at a time, generates the code of both, and compares what users see.
#[derive(Debug, Clone, Parser)]
#[command(name = "additions")]
pub struct Options {
    /// The descriptions.
    #[command(flatten)]
    pub selection: Selection,
    /// The number of deletions.
    #[arg(long, value_name = "N", default_value_t = 1_000)]
    pub rounds: u64,
    /// The number of deletions from each description that is drawn.
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub each: u64,
    /// Skips larger descriptions.
    #[arg(long, value_name = "BYTES", default_value_t = 1_000_000)]
    pub max_bytes: u64,
    /// The number of descriptions that are compared at the same time. Defaults to one per processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// The number of examples of each kind of finding.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub examples: usize,
    /// The list of known findings.
    #[arg(long, value_name = "FILE", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/known-additions.toml"))]
    pub known: PathBuf,
    /// Instead compares successive versions of descriptions: each subfolder has versions `1`, `2`, and so on.
    #[arg(long, value_name = "DIR")]
    pub evolution: Option<PathBuf>,
}

impl Options {
    /// Returns the number of worker threads.
    pub fn threads(&self) -> usize {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors).max(1)
    }
}
