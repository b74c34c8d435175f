//! Calls every operation of real descriptions against a mock server that validates requests. See `requests --help`.

// This program is not shipped: a run that cannot continue stops at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::cmp::Reverse;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use wirewright_tests::console::{RUNTIME, bar, exit, write};
use wirewright_tests::corpus::compile::{Compiler, Goal};
use wirewright_tests::corpus::crates::Workspace;
use wirewright_tests::corpus::pool;
use wirewright_tests::corpus::specs::{Spec, select_where};
use wirewright_tests::corpus::state::{self, State};
use wirewright_tests::fidelity::build::{Programs, programs};
use wirewright_tests::requests::judge::Row;
use wirewright_tests::requests::known::Known;
use wirewright_tests::requests::options::Options;
use wirewright_tests::requests::prepare::{Prepared, prepare};
use wirewright_tests::requests::prism;
use wirewright_tests::requests::program::PROGRAM;
use wirewright_tests::requests::run::Runner;
use wirewright_tests::requests::summary::{Summary, causes};

fn main() -> ExitCode {
    exit(run(&Options::parse()))
}

/// Returns true if nothing was lost.
fn run(options: &Options) -> Result<bool, String> {
    pool::quiet_panics();
    let known = Known::load(&options.known)?;
    let entry = prism::fetched()?;
    let specs = drawn(options)?;
    let workspace = Workspace::new(&options.work).map_err(|error| error.to_string())?;
    let logs = workspace.folder().join("logs");
    std::fs::create_dir_all(&logs).map_err(|error| error.to_string())?;
    let build = state::build(Path::new(RUNTIME)).map_err(|error| error.to_string())?;
    let path = workspace.folder().join("state.jsonl");
    let mut state: State<Row> = State::open(&path, &build, options.resume).map_err(|error| error.to_string())?;
    let prepared: Vec<Prepared> = prepared(&specs, options.threads());
    let (mut rows, mut left): (Vec<Row>, Vec<(&Spec, &Prepared)>) = (Vec::new(), Vec::new());
    for (spec, prepared) in specs.iter().zip(&prepared) {
        match state.row(&spec.name).filter(|row| row.hash == prepared.hash) {
            Some(row) => rows.push(row.clone()),
            None => left.push((spec, prepared)),
        }
    }
    let programs = compiled(&left, &workspace, options.threads())?;
    let runner = Runner { entry: &entry, logs: &logs };
    let calling = bar(left.len(), "calling");
    // The largest descriptions come first, so that no thread works on one alone at the end.
    left.sort_by_key(|(spec, _)| Reverse(spec.bytes));
    let work = |(spec, prepared): &(&Spec, &Prepared)| runner.run(spec, prepared, programs.get(&spec.name));
    pool::all(&left, options.threads(), work, |_, row| {
        calling.inc(1);
        calling.set_message(row.name.clone());
        // If saving fails, the next run only repeats some work.
        let _ = state.save(&row);
        rows.push(row);
    });
    calling.finish_and_clear();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    let summary = Summary::of(&rows, &known);
    println!("{}", causes(&rows, &known));
    print!("{}", summary.text());
    if let Some(path) = &options.json {
        write(path, &(serde_json::to_string_pretty(&summary).unwrap() + "\n"))?;
    }
    Ok(summary.passes())
}

/// Returns the programs of the documents, by document name.
fn compiled(documents: &[(&Spec, &Prepared)], workspace: &Workspace, jobs: usize) -> Result<Programs, String> {
    let callable = || documents.iter().map(|(_, it)| it).filter(|it| it.fault.is_none() && !it.plans.is_empty());
    let compiling = bar(callable().map(|it| it.lines).sum(), "compiling lines");
    let compiler = Compiler { workspace, runtime: Path::new(RUNTIME), jobs, goal: Goal::Program(PROGRAM) };
    let outputs = callable().map(|it| (it.unit(), it.text.clone()));
    let programs = programs(&compiler, outputs, |lines| compiling.inc(lines as u64))?;
    compiling.finish_and_clear();
    Ok(programs)
}

/// Returns the sampled documents and those given with `--also`.
fn drawn(options: &Options) -> Result<Vec<Spec>, String> {
    let fits = |spec: &Spec| match options.max_lines {
        None => true,
        Some(most) => {
            let prepared = prepare(spec);
            prepared.fault.is_none() && !prepared.plans.is_empty() && prepared.lines <= most
        }
    };
    let mut specs = select_where(&options.selection, fits)?;
    for path in &options.also {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = path.metadata().map_err(|error| format!("{}: {error}", path.display()))?.len();
        specs.push(Spec { name, path: path.clone(), bytes });
    }
    Ok(specs)
}

/// Returns the documents with their calls, in the given order.
fn prepared(specs: &[Spec], threads: usize) -> Vec<Prepared> {
    let bar = bar(specs.len(), "generating");
    let mut all: Vec<(usize, Prepared)> = Vec::new();
    pool::all(specs, threads, prepare, |index, prepared| {
        bar.inc(1);
        all.push((index, prepared));
    });
    bar.finish_and_clear();
    all.sort_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, prepared)| prepared).collect()
}
