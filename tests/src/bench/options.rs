//! Command-line options of the benchmarks.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use super::results::Step;

/// Compares Wirewright with other generators on real descriptions: the cost of generating and compiling a client, and
/// the overhead of its calls.
///
/// Every tool runs with its default options, on the same descriptions, in turn. Results are stored after each step. An
/// interrupted run continues where it stopped; only a new version of a tool is measured again.
#[derive(Debug, Parser)]
#[command(name = "bench", args_conflicts_with_subcommands = true)]
pub struct Options {
    /// The mode. Defaults to the comparison.
    #[command(subcommand)]
    pub mode: Option<Mode>,
    /// The options of the comparison.
    #[command(flatten)]
    pub comparison: Comparison,
}

/// A mode other than the comparison.
#[derive(Debug, Subcommand)]
pub enum Mode {
    /// Measures how the compiler's time grows with the size of a description, and the time of a generated client with
    /// the size of responses and uploads
    Growth(Growth),
}

/// Options of the comparison.
#[derive(Debug, Clone, Args)]
#[allow(clippy::struct_excessive_bools)]
pub struct Comparison {
    /// Uses only this document, such as `gitlab`; can be repeated.
    #[arg(long, value_name = "DOCUMENT")]
    pub only: Vec<String>,
    /// Compares only with this tool, such as `ploidy`; can be repeated. `--peer wirewright` measures no other tool.
    #[arg(long, value_name = "NAME")]
    pub peer: Vec<String>,
    /// Runs only this step; can be repeated.
    #[arg(long, value_name = "STEP")]
    pub step: Vec<Step>,
    /// The number of times that each step is measured.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub rounds: usize,
    /// Runs a short form: two small documents, one round, generation and `cargo check`. Compares only with tools that
    /// are installed already. Neither uses nor changes the stored results.
    #[arg(long)]
    pub short: bool,
    /// Measures nothing: reports the stored results.
    #[arg(long, conflicts_with = "short")]
    pub stored: bool,
    /// Discards the stored results first.
    #[arg(long, conflicts_with_all = ["short", "stored"])]
    pub fresh: bool,
    /// Writes the results as JSON.
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Writes `docs/PERFORMANCE.md` and its charts.
    #[arg(long, conflicts_with = "short")]
    pub write: bool,
    /// The time limit of one run of a program, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 1800)]
    pub limit: u64,
    /// The compiled `wirewright` program. Defaults to the one beside this program.
    #[arg(long, value_name = "FILE")]
    pub wirewright: Option<PathBuf>,
    /// The folder for the generated crates and the stored results.
    #[arg(long, value_name = "DIR", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench"))]
    pub work: PathBuf,
}

impl Comparison {
    /// Returns true if a step is to be measured.
    pub fn includes(&self, step: Step) -> bool {
        let in_short = matches!(step, Step::Generate | Step::Check | Step::Runtime);
        (self.step.is_empty() || self.step.contains(&step)) && (in_short || !self.short)
    }

    /// Returns the number of rounds.
    pub fn rounds(&self) -> usize {
        if self.short { 1 } else { self.rounds.max(1) }
    }

    /// Returns the time limit of one run of a program.
    pub fn limit(&self) -> Duration {
        Duration::from_secs(self.limit)
    }
}

/// Options of the growth measurement.
#[derive(Debug, Clone, Args)]
pub struct Growth {
    /// Also measures these descriptions.
    pub files: Vec<PathBuf>,
    /// Measures only shapes whose names contain this text; `--growth ""` measures all shapes.
    #[arg(long, value_name = "TEXT")]
    pub growth: Option<String>,
    /// Writes the descriptions of the shapes to this folder without measuring anything. Responses and uploads are not
    /// written.
    #[arg(long, value_name = "DIR")]
    pub write: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_run_leaves_the_long_steps_out() {
        let options = Options::parse_from(["bench", "--short", "--rounds", "5"]).comparison;
        assert_eq!(options.rounds(), 1);
        assert!(options.includes(Step::Check) && !options.includes(Step::BuildRelease));
    }

    #[test]
    fn growth_is_a_mode() {
        assert!(Options::parse_from(["bench", "growth", "a.yaml"]).mode.is_some());
        assert!(Options::try_parse_from(["bench", "--short", "growth"]).is_err());
    }
}
