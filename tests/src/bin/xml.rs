//! Decodes and encodes XML of real services with the emitted types. See `xml --help`.

// This program is not shipped: a run that cannot continue stops at once.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use wirewright_tests::console::{RUNTIME, exit, write};
use wirewright_tests::corpus::specs::fetched;
use wirewright_tests::xml::check;
use wirewright_tests::xml::examples::{ALL, Example};
use wirewright_tests::xml::options::Options;

fn main() -> ExitCode {
    exit(run(&Options::parse()))
}

/// Returns true if nothing was lost.
fn run(options: &Options) -> Result<bool, String> {
    let specs: PathBuf = match &options.specs {
        Some(folder) => folder.clone(),
        None => fetched()?.join("amazonaws.com"),
    };
    let is_wanted = |example: &&Example| options.only.as_deref().is_none_or(|only| only == example.document);
    let examples: Vec<Example> = ALL.iter().filter(is_wanted).copied().collect();
    let summary = check::run(&examples, &specs, &options.work, Path::new(RUNTIME), options.jobs)?;
    for lost in &summary.lost {
        println!("{} {}", lost.document, lost.operation);
        lost.differences.iter().for_each(|difference| println!("    {difference}"));
    }
    println!("{} documents, {} examples, {} survived", summary.documents, summary.examples, summary.survived);
    if let Some(path) = &options.json {
        write(path, &(serde_json::to_string_pretty(&summary).unwrap() + "\n"))?;
    }
    Ok(summary.lost.is_empty())
}
