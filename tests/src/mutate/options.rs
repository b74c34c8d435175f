//! What a run may be told.

use std::path::PathBuf;

use clap::Parser;

/// Damages descriptions in seeded rounds and holds the compiler to an answer: never a panic, never a hang.
#[derive(Debug, Clone, Parser)]
#[command(name = "mutate")]
pub struct Options {
    /// How many rounds.
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    pub rounds: u64,
    /// The seed: the same seed damages the same descriptions in the same way.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// A folder of descriptions; by default those of this repository.
    #[arg(long, value_name = "DIR")]
    pub specs: Option<PathBuf>,
    /// How many rounds run at once; by default one for each processor.
    #[arg(long, value_name = "N")]
    pub jobs: Option<u64>,
    /// How long a round may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    pub limit: u64,
    /// Runs this round alone, and says what comes of it.
    #[arg(long, value_name = "ROUND")]
    pub only: Option<u64>,
    /// Where the damaged description of that round is put.
    #[arg(long, value_name = "FILE", requires = "only")]
    pub keep: Option<PathBuf>,
    /// Runs every so many rounds from this one on, for the process that supervises.
    #[arg(long, value_name = "ROUND", hide = true)]
    pub from: Option<u64>,
    /// Every how many.
    #[arg(long, value_name = "N", hide = true, default_value_t = 1)]
    pub every: u64,
}

impl Options {
    /// How many processes work.
    pub fn processes(&self) -> u64 {
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.jobs.unwrap_or(processors as u64).clamp(1, self.rounds.max(1))
    }
}
