//! Compares the verdicts of `diff` and of cargo-semver-checks over successive versions of descriptions. See
//! `evolution --help`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use wirewright::changes::Step;
use wirewright_tests::console::exit;
use wirewright_tests::evolution::{Setup, Stride, histories, strides};

/// Compares the verdicts of `diff` and of cargo-semver-checks for each step of successive versions. Exits with code 1 if a
/// verdict of `diff` is too low
#[derive(Debug, Parser)]
struct Options {
    /// Folder with a folder for each history, whose files are `1.yaml`, `2.yaml` and so on
    folder: PathBuf,
    /// Folder for generated crates
    #[arg(long, default_value = "target/evolution")]
    work: PathBuf,
    /// Program cargo-semver-checks; without it, only `diff` runs
    #[arg(long, value_name = "FILE")]
    semver_checks: Option<PathBuf>,
    /// Compare only this history
    #[arg(long)]
    only: Option<String>,
    /// Print the whole reports
    #[arg(long)]
    reports: bool,
}

fn main() -> ExitCode {
    exit(run(&Options::parse()))
}

/// Returns true if no verdict is too low.
fn run(options: &Options) -> Result<bool, String> {
    let setup = Setup { work: options.work.clone(), semver_checks: options.semver_checks.clone() };
    std::fs::create_dir_all(&setup.work).map_err(|error| error.to_string())?;
    let setup = Setup { work: setup.work.canonicalize().map_err(|error| error.to_string())?, ..setup };
    let (mut total, mut equal, mut low) = (0, 0, 0);
    println!("| step | diff | semver-checks | breaking, compatible, other | failed checks |\n|---|---|---|---|---|");
    for (name, versions) in histories(&options.folder)? {
        if options.only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        for stride in strides(&name, &versions, &setup)? {
            println!("{}", row(&stride));
            if options.reports {
                println!("\n{}", stride.report.text());
            }
            if let Some((step, _)) = &stride.checked {
                total += 1;
                // semver-checks does not distinguish a patch from no change.
                equal += usize::from(stride.report.verdict.max(Step::Patch) == *step);
                low += usize::from(stride.report.verdict.max(Step::Patch) < *step);
            }
        }
    }
    println!("\n{total} steps checked: {equal} equal, {low} too low, {} stricter", total - equal - low);
    Ok(low == 0)
}

fn row(stride: &Stride) -> String {
    let count = |step: Step| stride.report.changes.iter().filter(|change| change.step == step).count();
    let (checked, failures) = match &stride.checked {
        Some((step, failures)) => (step.name(), failures.join(", ")),
        None => ("", String::new()),
    };
    format!(
        "| {} | {} | {checked} | {}, {}, {} | {failures} |",
        stride.name,
        stride.report.verdict,
        count(Step::Major),
        count(Step::Minor),
        count(Step::Patch),
    )
}
