//! What the long checks have in common at the command line.

use std::path::Path;
use std::process::{Command, ExitCode};

use indicatif::{ProgressBar, ProgressStyle};

/// The runtime crate of this repository.
pub const RUNTIME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");

/// 0 when nothing was lost; 1 when something was, or when the run could not go on, with the reason.
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
/// What the system says, with the path.
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

/// A progress bar.
///
/// # Panics
/// Never: the template is a constant.
pub fn bar(length: usize, what: &'static str) -> ProgressBar {
    let template = "{prefix} [{bar:40}] {pos} of {len}, {elapsed}, {eta} to go  {msg}";
    let style = ProgressStyle::with_template(template).unwrap().progress_chars("=> ");
    ProgressBar::new(length as u64).with_style(style).with_prefix(what)
}
