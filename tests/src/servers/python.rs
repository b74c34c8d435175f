//! Sets up a Python environment with the servers, which is installed once.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::console::{output, write};

/// The packages with their versions. None of their files is ever committed.
const REQUIREMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/servers/requirements.txt");

/// Returns the folder of the environment. Creates it if it is missing or contains other versions.
///
/// # Errors
/// Returns an error if the environment cannot be created or a package cannot be installed.
pub fn environment(work: &Path) -> Result<PathBuf, String> {
    let folder = work.join("python");
    let installed = folder.join("installed.txt");
    let wanted = std::fs::read_to_string(REQUIREMENTS).map_err(|error| format!("{REQUIREMENTS}: {error}"))?;
    if std::fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(folder);
    }
    eprintln!("installing the servers into {}", folder.display());
    output(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let pip = folder.join("bin/pip");
    output(Command::new(pip).args(["install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS]))?;
    write(&installed, &wanted)?;
    Ok(folder)
}

/// Returns the path of a file in an installed package.
///
/// # Errors
/// Returns an error if no package contains the file.
pub fn file(environment: &Path, path: &str) -> Result<PathBuf, String> {
    let library = environment.join("lib");
    let versions = std::fs::read_dir(&library).map_err(|error| format!("{}: {error}", library.display()))?;
    let files = versions.filter_map(|version| Some(version.ok()?.path().join("site-packages").join(path)));
    files.into_iter().find(|file| file.is_file()).ok_or_else(|| format!("no installed package contains {path}"))
}
