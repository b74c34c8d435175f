//! Checks that additions to a description neither rename nor break anything. See `additions --help`.

// This program is not shipped: a run that cannot continue stops at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use wirewright_tests::additions::evolution;
use wirewright_tests::additions::known::Known;
use wirewright_tests::additions::options::Options;
use wirewright_tests::additions::round::{Round, rounds};
use wirewright_tests::additions::summary::Summary;
use wirewright_tests::console::{bar, exit};
use wirewright_tests::corpus::{expected, pool, specs};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let options = Options::parse();
    exit(match &options.evolution {
        Some(folder) => evolved(folder),
        None => added(&options),
    })
}

fn evolved(folder: &Path) -> Result<bool, String> {
    print!("{}", evolution::table(&evolution::steps(folder)?));
    Ok(true)
}

fn added(options: &Options) -> Result<bool, String> {
    pool::quiet_panics();
    let known = Known::load(&options.known)?;
    let mut specs = specs::select(&options.selection)?;
    specs.retain(|spec| spec.bytes <= options.max_bytes);
    let mut rng = fastrand::Rng::with_seed(options.selection.seed);
    rng.shuffle(&mut specs);
    // A folder of few descriptions is used several times, each time with other deletions.
    let documents = usize::try_from(options.rounds.div_ceil(options.each)).map_err(|error| error.to_string())?;
    let work: Vec<(&specs::Spec, u64)> = specs.iter().cycle().take(documents).map(|spec| (spec, rng.u64(..))).collect();
    let bar = bar(work.len(), "additions");
    let run = |(spec, seed): &(&specs::Spec, u64)| match expected::parse(&spec.path) {
        Ok(description) => rounds(&spec.name, &description, options.each, *seed),
        Err(_) => Vec::new(),
    };
    let mut results: Vec<Vec<Round>> = work.iter().map(|_| Vec::new()).collect();
    pool::all(&work, options.threads(), run, |index, rounds| {
        bar.inc(1);
        results[index] = rounds;
    });
    bar.finish_and_clear();
    let results: Vec<Round> = results.into_iter().flatten().collect();
    let summary = Summary::of(&results, &known, options.examples);
    print!("seed {}\n{}", options.selection.seed, summary.text());
    Ok(summary.is_expected())
}
