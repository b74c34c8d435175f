//! Command-line options of the mutation runner.

use std::path::PathBuf;

use clap::Parser;

/// Damages descriptions in seeded rounds, and checks that the compiler never panics and never hangs.
#[derive(Debug, Clone, Parser)]
#[command(name = "mutate")]
pub struct Options {
    /// The number of rounds.
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    pub rounds: u64,
    /// The seed. The same seed damages the same descriptions in the same way.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The folder of the descriptions. Defaults to the descriptions in this repository.
    #[arg(long, value_name = "DIR")]
    pub specs: Option<PathBuf>,
    /// The number of rounds that run at the same time. Defaults to one per processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<u64>,
    /// The maximum time for a round.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    pub limit: u64,
    /// Runs only this round and prints its result.
    #[arg(long, value_name = "ROUND")]
    pub only: Option<u64>,
    /// Writes the damaged description of that round to this file.
    #[arg(long, value_name = "FILE", requires = "only")]
    pub keep: Option<PathBuf>,
    /// Runs every N-th round starting with this one. Used by the supervising process.
    #[arg(long, value_name = "ROUND", hide = true)]
    pub from: Option<u64>,
    /// The step between rounds.
    #[arg(long, value_name = "N", hide = true, default_value_t = 1)]
    pub every: u64,
}

impl Options {
    /// Returns the number of worker processes.
    pub fn processes(&self) -> u64 {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors as u64).clamp(1, self.rounds.max(1))
    }
}
