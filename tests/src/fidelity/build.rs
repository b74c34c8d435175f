//! Builds the programs and runs them with their questions.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::prepare::Prepared;
use super::program::{PROGRAM, Question, module, questions, unit};
use crate::corpus::classify::Fault;
use crate::corpus::compile::{Compiler, Goal};
use crate::corpus::crates::{self, Unit, Workspace};

/// The result of a question.
pub type Outcome = Result<Value, String>;

/// The results by document name, or the reason why they are missing.
pub type Outcomes = BTreeMap<String, Result<Vec<Outcome>, String>>;

/// The programs by document name, or the reason why one is missing.
pub type Programs = BTreeMap<String, Result<PathBuf, String>>;

/// Builds the programs of these documents and puts the questions of each document to its program. Calls `progress` with
/// the number of lines of every compiled output.
pub fn ask(
    prepared: &[Prepared],
    workspace: &Workspace,
    runtime: &Path,
    jobs: usize,
    progress: impl FnMut(usize),
) -> Result<Outcomes, String> {
    let asked: Vec<&Prepared> = prepared.iter().filter(|document| !document.cases.is_empty()).collect();
    let compiler = Compiler { workspace, runtime, jobs, goal: Goal::Program(PROGRAM) };
    let programs = programs(&compiler, asked.iter().map(|document| (unit(document), module(document))), progress)?;
    let mut outcomes = Outcomes::new();
    for document in asked {
        let result = match programs.get(&document.name) {
            Some(Ok(path)) => {
                Ok(put(path, &questions(document)).map_err(|error| format!("{}: {error}", path.display()))?)
            }
            Some(Err(fault)) => Err(fault.clone()),
            None => continue,
        };
        outcomes.insert(document.name.clone(), result);
    }
    Ok(outcomes)
}

/// Builds the programs of outputs, each with its additional text. Returns the program of each document by name, or the
/// reason why it is missing. Calls `progress` with the number of lines of every compiled output.
pub fn programs(
    compiler: &Compiler<'_>,
    outputs: impl Iterator<Item = (Unit, String)>,
    mut progress: impl FnMut(usize),
) -> Result<Programs, String> {
    let mut units = Vec::new();
    for (unit, text) in outputs {
        crates::put(&compiler.workspace.unit(&unit), &text).map_err(|error| error.to_string())?;
        units.push(unit);
    }
    let mut programs = Programs::new();
    let folder = compiler.workspace.folder().join("target/debug");
    compiler.compile(units, |unit: &Unit, group: &str, faults: Vec<Fault>| {
        progress(unit.lines);
        let program = match faults.first() {
            Some(fault) => Err(format!("not compiled: {}", fault.class)),
            None => Ok(folder.join(group)),
        };
        programs.insert(unit.document.clone(), program);
    })?;
    Ok(programs)
}

/// The error of a question that aborted the program, for example by a stack overflow.
pub const ABORTED: &str = "aborted";

/// Puts questions to a program. If a question aborts the program, continues with the next question.
pub fn put(program: &Path, questions: &[Question]) -> std::io::Result<Vec<Outcome>> {
    let mut outcomes = Vec::with_capacity(questions.len());
    while let Some(left) = questions.get(outcomes.len()..).filter(|left| !left.is_empty()) {
        let mut process =
            Command::new(program).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let (input, output) = (process.stdin.take(), process.stdout.take());
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let mut input = std::io::BufWriter::new(input?);
                for question in left {
                    // An aborted program does not read any further.
                    writeln!(input, "{}\t{}", question.key, question.text).ok()?;
                }
                input.flush().ok()
            });
            let lines = output.into_iter().flat_map(|output| BufReader::new(output).lines());
            for line in lines.map_while(Result::ok) {
                // The last line may be incomplete if the program was aborted.
                let Ok(outcome) = serde_json::from_str::<Outcome>(&line) else { break };
                outcomes.push(outcome);
            }
        });
        process.wait()?;
        if outcomes.len() < questions.len() {
            outcomes.push(Err(ABORTED.to_owned()));
        }
    }
    Ok(outcomes)
}
