//! Command-line helpers that the long checks share.

use std::path::Path;
use std::process::{Command, ExitCode};

use indicatif::{ProgressBar, ProgressStyle};

/// The path of the runtime crate in this repository.
pub const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

/// Converts a result to an exit code: 0 if nothing was lost, 1 if something was lost or the run failed. A failure is
/// printed.
pub fn exit(result: Result<bool, String>) -> ExitCode {
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes a file.
///
/// # Errors
/// Returns an error with the path if the file cannot be written.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Runs a program and returns its standard output.
///
/// # Errors
/// Returns an error if the program cannot be started or fails, with its standard error.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// Creates a progress bar.
///
/// # Panics
/// Never panics: the template is a constant.
pub fn bar(length: usize, what: &'static str) -> ProgressBar {
    let template = "{prefix} [{bar:40}] {pos} of {len}, {elapsed}, {eta} left  {msg}";
    let style = ProgressStyle::with_template(template).unwrap().progress_chars("=> ");
    ProgressBar::new(length as u64).with_style(style).with_prefix(what)
}
