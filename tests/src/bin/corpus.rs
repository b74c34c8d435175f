//! Generates clients for thousands of real descriptions, counts the emitted items, and compiles the code. See `corpus
//! --help`.

// This program is not shipped: a run that cannot continue stops at once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::cmp::Reverse;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser as _;
use wirewright_tests::console::{RUNTIME, bar, exit, write};
use wirewright_tests::corpus::classify::Fault;
use wirewright_tests::corpus::compile::{Compiler, Goal};
use wirewright_tests::corpus::crates::{Unit, Workspace};
use wirewright_tests::corpus::generate::{Task, generate};
use wirewright_tests::corpus::known::Known;
use wirewright_tests::corpus::options::Options;
use wirewright_tests::corpus::pool;
use wirewright_tests::corpus::row::Row;
use wirewright_tests::corpus::specs::{Spec, select};
use wirewright_tests::corpus::state::{self, State};
use wirewright_tests::corpus::summary::{Summary, faults};

// The same allocator as in the command line, because a compiler allocates and frees many small trees.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    exit(run(&Options::parse()))
}

/// Returns true if nothing was lost.
fn run(options: &Options) -> Result<bool, String> {
    pool::quiet_panics();
    let known = Known::load(&options.known)?;
    let specs = select(&options.selection)?;
    let workspace = Workspace::new(&options.work).map_err(|error| error.to_string())?;
    let build = state::build(Path::new(RUNTIME)).map_err(|error| error.to_string())?;
    let path = workspace.folder().join("state.jsonl");
    let mut state = State::open(&path, &build, options.resume).map_err(|error| error.to_string())?;
    let mut rows = generated(options, specs, &workspace, &mut state);
    if options.check {
        compiled(options, &mut rows, &workspace, &mut state)?;
    }
    let mut summary = Summary::of(&rows, &known);
    summary.peak_memory_mb = pool::peak_memory();
    println!("{}", faults(&rows));
    print!("{}", summary.text());
    if let Some(path) = &options.json {
        write(path, &(serde_json::to_string_pretty(&summary).unwrap() + "\n"))?;
    }
    if let Some(path) = &options.report {
        let lines: Vec<String> = rows.iter().map(Row::line).collect();
        write(path, &format!("{}\n{}\n", Row::HEADING, lines.join("\n")))?;
    }
    Ok(summary.passes())
}

/// Returns the rows of all descriptions, sorted by name.
fn generated(options: &Options, specs: Vec<Spec>, workspace: &Workspace, state: &mut State) -> Vec<Row> {
    let task = Task { twice: options.twice, keep: options.check };
    let bar = bar(specs.len(), "generating");
    let mut rows = Vec::new();
    let mut todo = Vec::new();
    for spec in specs {
        match state.row(&spec.name).filter(|row| row.bytes_read == spec.bytes && done(row, options, workspace)) {
            Some(row) => rows.push(row.clone()),
            None => todo.push(spec),
        }
    }
    bar.inc(rows.len() as u64);
    // The largest descriptions come first, so that no thread works on one alone at the end.
    todo.sort_by_key(|spec| Reverse(spec.bytes));
    let work = |spec: &Spec| {
        let generated = generate(spec, task);
        if let Some(text) = generated.text {
            std::fs::write(workspace.unit(&unit(&generated.row)), text).expect("the output can be written");
        }
        generated.row
    };
    pool::all(&todo, options.threads(), work, |_, row| {
        bar.inc(1);
        bar.set_message(row.name.clone());
        state.save(&row).expect("the state can be written");
        rows.push(row);
    });
    bar.finish_and_clear();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    rows
}

/// Returns true if a row of an earlier run contains everything that this run needs.
fn done(row: &Row, options: &Options, workspace: &Workspace) -> bool {
    !options.twice && (!options.check || !row.generated || row.lines > 0 && workspace.unit(&unit(row)).exists())
}

fn unit(row: &Row) -> Unit {
    Unit { document: row.name.clone(), lines: row.lines }
}

fn compiled(options: &Options, rows: &mut [Row], workspace: &Workspace, state: &mut State) -> Result<(), String> {
    let most = options.max_lines.unwrap_or(usize::MAX);
    let todo = rows.iter().filter(|row| row.compiled.is_none() && row.generated && (1..=most).contains(&row.lines));
    let units: Vec<Unit> = todo.map(unit).collect();
    let bar = bar(units.iter().map(|unit| unit.lines).sum(), "compiling lines");
    let goal = if options.clippy { Goal::Lint } else { Goal::Check };
    let compiler = Compiler { workspace, runtime: Path::new(RUNTIME), jobs: options.threads(), goal };
    compiler.compile(units, |unit: &Unit, _: &str, faults: Vec<Fault>| {
        bar.inc(unit.lines as u64);
        if let Some(fault) = faults.first() {
            bar.println(format!("{}: {}", unit.document, fault.class));
        }
        let row = rows.iter_mut().find(|row| row.name == unit.document).expect("a row for each output");
        row.compiled = Some(faults);
        state.save(row).expect("the state can be written");
    })?;
    bar.finish_and_clear();
    Ok(())
}
