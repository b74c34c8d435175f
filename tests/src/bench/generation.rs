//! Generates clients with all tools in turn.

use std::path::{Path, PathBuf};

use super::changes::write_changed;
use super::documents::Document;
use super::measure::{Samples, Usage, run};
use super::project::{Project, complete, size};
use super::results::{Outcome, Step};
use super::session::Session;
use super::tools::Ready;
use crate::console::RUNTIME;

/// Returns the folder with the output of a tool for a document.
pub fn output_folder(work: &Path, tool: &str, document: &str) -> PathBuf {
    work.join("output").join(tool).join(document)
}

/// Returns the folder with the output for the changed document.
pub fn changed_folder(work: &Path, tool: &str, document: &str) -> PathBuf {
    work.join("output").join(tool).join(format!("{document}-changed"))
}

/// Generates the client of a document several times, and creates its crate.
///
/// # Errors
/// Returns an error if files cannot be read or written. A failure of a tool is a result.
pub fn measure(session: &mut Session, document: &Document) -> Result<(), String> {
    let description = document.file()?;
    let tools = session.outdated(document, Step::Generate);
    let mut outcomes = vec![Ok(Samples::default()); tools.len()];
    for _ in 0..session.rounds() {
        for (ready, outcome) in tools.iter().zip(&mut outcomes) {
            if let Ok(samples) = outcome {
                match generate(
                    session,
                    ready,
                    &description,
                    &output_folder(&session.work, ready.tool.name, document.name),
                    document,
                ) {
                    Ok(usage) => samples.push(usage),
                    Err(reason) => *outcome = Err(reason),
                }
            }
        }
    }
    for (ready, outcome) in tools.iter().zip(outcomes) {
        let name = ready.tool.name;
        let project = Project::new(&session.work, name, document.name);
        let output = output_folder(&session.work, name, document.name);
        let outcome = match outcome {
            Ok(samples) => {
                complete(&ready.tool, &output, document.name)?;
                project.create(&output, ready.tool.is_ours())?;
                session.results.entry_mut(document.name, name).size = size(&output)?;
                Outcome::Measured(samples)
            }
            Err(reason) => Outcome::Failed(reason),
        };
        session.record(document, name, Step::Generate, outcome);
    }
    session.save()
}

/// Generates the client of the changed document, without measuring.
///
/// # Errors
/// Returns an error if the document cannot be changed or the tool fails.
pub fn generate_changed(session: &Session, ready: &Ready, document: &Document) -> Result<(), String> {
    let folder = session.work.join("changed");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    // The same name as the original, because some tools name modules after the file.
    let original = document.file()?;
    let changed = folder.join(original.file_name().unwrap_or_default());
    write_changed(&original, &changed)?;
    let output = changed_folder(&session.work, ready.tool.name, document.name);
    generate(session, ready, &changed, &output, document)?;
    complete(&ready.tool, &output, document.name)
}

/// Generates a client in an empty folder.
fn generate(
    session: &Session,
    ready: &Ready,
    description: &Path,
    output: &Path,
    document: &Document,
) -> Result<Usage, String> {
    let message = |error: std::io::Error| format!("{}: {error}", output.display());
    if output.exists() {
        std::fs::remove_dir_all(output).map_err(message)?;
    }
    let parent = output.parent().unwrap_or(output);
    std::fs::create_dir_all(parent).map_err(message)?;
    let runtime = std::fs::canonicalize(RUNTIME).map_err(|error| error.to_string())?;
    let mut command = ready.command(description, output, &format!("{}-api", document.name), &runtime);
    // Configuration files in the caller's folder must not matter.
    command.current_dir(parent);
    run(&mut command, &session.log(ready, document, "generate"), session.limit())
}
