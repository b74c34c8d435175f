//! Damages descriptions and checks that the compiler handles each of them. See `mutate --help`.

// This program is not shipped: a run that cannot continue stops at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::channel;

use clap::Parser as _;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use wirewright_tests::corpus::classify::general;
use wirewright_tests::corpus::{expected, pool, specs};
use wirewright_tests::mutate::options::Options;
use wirewright_tests::mutate::round::{self, CompilerOutcome};
use wirewright_tests::mutate::supervise::{Outcome, say, supervise};

fn main() -> ExitCode {
    let options = Options::parse();
    pool::quiet_panics();
    if let Some(round) = options.only {
        return alone(&options, round);
    }
    if let Some(from) = options.from {
        let originals = originals(&options);
        for round in (from..options.rounds).step_by(usize::try_from(options.every).unwrap()) {
            say(round, None);
            say(round, Some(&outcome(&originals, &options, round)));
        }
        return ExitCode::SUCCESS;
    }
    all(&options)
}

fn outcome(originals: &[PathBuf], options: &Options, round: u64) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let description = round::damaged(originals, |path| load(path), options.seed, round);
    match pool::isolated(|| round::run(folder.path(), &description)).0 {
        Ok(Ok(outcome)) => Outcome::Acceptable(outcome),
        Ok(Err(fault)) => Outcome::Fault(fault.replace(&folder.path().display().to_string(), "")),
        Err(panic) => Outcome::Fault(format!("panic: {panic}")),
    }
}

fn alone(options: &Options, round: u64) -> ExitCode {
    let originals = originals(options);
    let (bytes, extension) = round::damaged(&originals, |path| load(path), options.seed, round);
    if let Some(path) = &options.keep {
        let path = path.with_extension(extension);
        std::fs::write(&path, bytes).unwrap();
        println!("{}", path.display());
    }
    match outcome(&originals, options, round) {
        Outcome::Acceptable(outcome) => {
            println!("{outcome:?}");
            ExitCode::SUCCESS
        }
        Outcome::Fault(fault) => {
            println!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn all(options: &Options) -> ExitCode {
    let style = ProgressStyle::with_template("[{bar:40}] {pos} of {len} rounds, {elapsed}, {eta} left").unwrap();
    let bar = ProgressBar::new(options.rounds).with_style(style.progress_chars("=> "));
    let (sender, outcomes) = channel();
    let (mut generated, mut refused, mut faults) = (0, 0, Vec::new());
    std::thread::scope(|scope| {
        for from in 0..options.processes() {
            let sender = sender.clone();
            scope.spawn(move || {
                supervise(options, from, options.processes(), |round, outcome| sender.send((round, outcome)).unwrap());
            });
        }
        drop(sender);
        for (round, outcome) in outcomes {
            bar.inc(1);
            match outcome {
                Outcome::Acceptable(CompilerOutcome::Generated) => generated += 1,
                Outcome::Acceptable(CompilerOutcome::Refused) => refused += 1,
                Outcome::Fault(fault) => faults.push((general(&fault), round, fault)),
            }
        }
    });
    bar.finish_and_clear();
    faults.sort();
    for (_, round, fault) in &faults {
        println!("round {round}, seed {}: {fault}", options.seed);
    }
    println!(
        "{} rounds with seed {}: {generated} generated, {refused} rejected with a source location, {} faults",
        options.rounds,
        options.seed,
        faults.len()
    );
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Loads one description. Loading all of them at once may need more memory than a process has.
fn load(path: &Path) -> Value {
    expected::parse(path).unwrap()
}

/// Returns the descriptions to damage, sorted by name.
fn originals(options: &Options) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders: Vec<PathBuf> = match &options.specs {
        Some(folder) => vec![folder.clone()],
        None => ["specs", "../spec"].iter().map(|folder| root.join(folder)).collect(),
    };
    let mut specs = Vec::new();
    for folder in folders {
        specs::collect(&folder, &folder, &mut specs).unwrap();
    }
    specs.sort_by(|a, b| a.name.cmp(&b.name));
    let is_description = |tree: Value| tree.get("openapi").or(tree.get("swagger")).is_some();
    let originals: Vec<PathBuf> = specs
        .into_iter()
        .map(|spec| spec.path)
        .filter(|path| expected::parse(path).is_ok_and(is_description))
        .collect();
    assert!(!originals.is_empty(), "no description found");
    originals
}
