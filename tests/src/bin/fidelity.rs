//! Decodes and encodes the examples of real descriptions with the emitted types. See `fidelity --help`.

// This program is not shipped: a run that cannot continue stops at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::cmp::Reverse;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use indicatif::ProgressStyle;
use wirewright_tests::console::{RUNTIME, bar, exit, write};
use wirewright_tests::corpus::crates::Workspace;
use wirewright_tests::corpus::pool;
use wirewright_tests::corpus::specs::{Spec, select_where};
use wirewright_tests::fidelity::build::ask;
use wirewright_tests::fidelity::judge::{Row, judge};
use wirewright_tests::fidelity::known::Known;
use wirewright_tests::fidelity::options::Options;
use wirewright_tests::fidelity::prepare::{Prepared, count, prepare};
use wirewright_tests::fidelity::program::{broken, unit};
use wirewright_tests::fidelity::summary::{Summary, causes};

fn main() -> ExitCode {
    exit(run(&Options::parse()))
}

/// Returns true if nothing was lost.
fn run(options: &Options) -> Result<bool, String> {
    pool::quiet_panics();
    let known = Known::load(&options.known)?;
    let specs = drawn(options)?;
    let mut prepared = prepared(&specs, options.threads());
    if let Some(path) = &options.rejected {
        write(path, &rejected(&prepared))?;
    }
    if let Some(property) = &options.break_property {
        break_it(&mut prepared, property)?;
    }
    let workspace = Workspace::new(&options.work).map_err(|error| error.to_string())?;
    let lines = prepared.iter().filter(|it| !it.cases.is_empty()).map(|it| unit(it).lines).sum();
    let compiling = bar(lines, "compiling lines");
    let progress = |lines: usize| compiling.inc(lines as u64);
    let outcomes = ask(&prepared, &workspace, Path::new(RUNTIME), options.threads(), progress)?;
    compiling.finish_and_clear();
    let mut rows: Vec<Row> = Vec::new();
    let pairs: Vec<_> = specs.iter().zip(&prepared).collect();
    let work = |(spec, prepared): &(&Spec, &Prepared)| {
        let outcomes = outcomes.get(&prepared.name);
        pool::isolated(|| judge(spec, prepared, outcomes)).0.unwrap()
    };
    pool::all(&pairs, options.threads(), work, |_, row| rows.push(row));
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let summary = Summary::of(&rows, &known);
    println!("{}", causes(&rows));
    print!("{}", summary.text());
    if let Some(path) = &options.json {
        write(path, &(serde_json::to_string_pretty(&summary).unwrap() + "\n"))?;
    }
    Ok(summary.passes())
}

/// Returns one line for each example that its schema rejects.
fn rejected(prepared: &[Prepared]) -> String {
    let all = prepared.iter().flat_map(|document| document.invalid.iter().map(move |found| (&document.name, found)));
    let line = |(name, (pointer, why)): (&String, &(String, String))| {
        format!("{name}\t{pointer}\t{}", why.replace(['\t', '\n'], " "))
    };
    all.map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// Returns the selected documents that have enough examples.
fn drawn(options: &Options) -> Result<Vec<Spec>, String> {
    let counting =
        bar(0, "drawing").with_style(ProgressStyle::with_template("{prefix} {pos}, {elapsed}  {msg}").unwrap());
    let specs = select_where(&options.selection, |spec| {
        counting.inc(1);
        counting.set_message(spec.name.clone());
        options.min_examples == 0 || count(spec) >= options.min_examples
    });
    counting.finish_and_clear();
    specs
}

/// Returns the documents with their cases, in the given order.
fn prepared(specs: &[Spec], threads: usize) -> Vec<Prepared> {
    let bar = bar(specs.len(), "generating");
    // The largest documents come first, so that no thread works on one alone at the end.
    let mut order: Vec<(usize, &Spec)> = specs.iter().enumerate().collect();
    order.sort_by_key(|(_, spec)| Reverse(spec.bytes));
    let mut all: Vec<Option<Prepared>> = specs.iter().map(|_| None).collect();
    pool::all(
        &order,
        threads,
        |(index, spec)| (*index, prepare(spec)),
        |_, (index, prepared)| {
            bar.inc(1);
            bar.set_message(prepared.name.clone());
            all[index] = Some(prepared);
        },
    );
    bar.finish_and_clear();
    all.into_iter().flatten().collect()
}

/// Renames a field in all outputs that contain it.
fn break_it(prepared: &mut [Prepared], property: &str) -> Result<(), String> {
    let mut done = false;
    for document in prepared {
        if let Some(text) = broken(&document.text, property) {
            document.text = text;
            done = true;
        }
    }
    if done { Ok(()) } else { Err(format!("no emitted type has a field `{property}`")) }
}
