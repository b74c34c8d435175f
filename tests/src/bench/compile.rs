//! Compiles the generated crates of all tools in turn.

use std::path::Path;
use std::process::Command;

use super::documents::Document;
use super::generation::{changed_folder, generate_changed, output_folder};
use super::machine::cargo;
use super::measure::{Samples, Usage, run};
use super::project::{Project, copy_changed};
use super::results::{DEPENDENCIES, Outcome, Step};
use super::session::Session;
use super::tools::Ready;

/// Returns the arguments of cargo for a step.
fn arguments(step: Step) -> &'static [&'static str] {
    match step {
        Step::Check | Step::Recheck => &["check"],
        Step::BuildRelease => &["build", "--release"],
        _ => &["build"],
    }
}

/// Compiles the crates of a document several times. Only the generated crate is measured: its dependencies are ready.
///
/// # Errors
/// Returns an error if files cannot be read or written. A failure of the compiler is a result.
pub fn measure(session: &mut Session, document: &Document, step: Step) -> Result<(), String> {
    let tools = session.outdated(document, step);
    let mut outcomes: Vec<Result<Samples, String>> =
        tools.iter().map(|ready| prepare(session, ready, document, step).map(|()| Samples::default())).collect();
    for round in 0..session.rounds() {
        for (ready, outcome) in tools.iter().zip(&mut outcomes) {
            if let Ok(samples) = outcome {
                let project = Project::new(&session.work, ready.tool.name, document.name);
                let usage = change(session, ready, document, step, round)
                    .and_then(|()| compile(session, ready, document, step, &project.client));
                match usage {
                    Ok(usage) => samples.push(usage),
                    Err(reason) => *outcome = Err(reason),
                }
            }
        }
    }
    for (ready, outcome) in tools.iter().zip(outcomes) {
        let outcome = outcome.map_or_else(Outcome::Failed, Outcome::Measured);
        session.record(document, ready.tool.name, step, outcome);
    }
    session.save()
}

/// Builds the dependencies. For an incremental rebuild, also builds the client and generates that of the changed
/// document.
fn prepare(session: &Session, ready: &Ready, document: &Document, step: Step) -> Result<(), String> {
    let project = Project::new(&session.work, ready.tool.name, document.name);
    let dependencies = compile(session, ready, document, step, &project.empty);
    dependencies.map_err(|reason| format!("{DEPENDENCIES}{reason}"))?;
    project.share_lock()?;
    if step.is_incremental() {
        generate_changed(session, ready, document)?;
        copy_changed(&output_folder(&session.work, ready.tool.name, document.name), &project.client)?;
        compile(session, ready, document, step, &project.client)?;
    }
    Ok(())
}

/// Gives the compiler something to do: all code, or the code that a change of the document affects. The change is made
/// and reverted in turn.
fn change(session: &Session, ready: &Ready, document: &Document, step: Step, round: usize) -> Result<(), String> {
    let (work, tool) = (&session.work, ready.tool.name);
    let project = Project::new(work, tool, document.name);
    if step.is_incremental() {
        let folder = if round.is_multiple_of(2) { changed_folder } else { output_folder };
        let copied = copy_changed(&folder(work, tool, document.name), &project.client)?;
        return if copied > 0 {
            Ok(())
        } else {
            Err("the change of the description does not change the output".to_owned())
        };
    }
    let file = project.client.join("src/lib.rs");
    let touched = std::fs::File::options().append(true).open(&file);
    let touched = touched.and_then(|file| file.set_modified(std::time::SystemTime::now()));
    touched.map_err(|error| format!("{}: {error}", file.display()))
}

/// Runs cargo in the folder of a crate.
fn compile(session: &Session, ready: &Ready, document: &Document, step: Step, folder: &Path) -> Result<Usage, String> {
    let target = Project::new(&session.work, ready.tool.name, document.name).target;
    let mut command: Command = cargo();
    command
        .args(arguments(step))
        .arg("--quiet")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", if step.is_incremental() { "1" } else { "0" })
        // Warnings in generated code are not judged here, but printing them takes time.
        .env("RUSTFLAGS", "--cap-lints=allow");
    run(&mut command, &session.log(ready, document, "compile"), session.limit())
}
