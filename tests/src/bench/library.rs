//! Measures the cold build of a generator as a build dependency: of a crate whose build script depends on it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::install::REPOSITORY;
use super::machine::cargo;
use super::measure::{Samples, run};
use super::results::Outcome;
use super::tools::Tool;
use crate::console::{output, write};

/// The cold build of a generator as a build dependency.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Library {
    /// The number of crates that are compiled.
    pub crates: usize,
    /// The cost.
    pub outcome: Outcome,
}

/// Builds a crate whose build script depends on a generator, in an empty folder and with the default profile. Crates are
/// downloaded first. Returns `None` if the tool has no library for build scripts.
///
/// # Errors
/// Returns an error if files cannot be written. A failure of cargo is a result.
pub fn measure(tool: &Tool, work: &Path, limit: Duration) -> Result<Option<Library>, String> {
    if tool.build_dependencies.is_empty() {
        return Ok(None);
    }
    let folder = work.join("library");
    let message = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(message)?;
    }
    std::fs::create_dir_all(folder.join("src")).map_err(message)?;
    write(&folder.join("Cargo.toml"), &manifest(tool))?;
    write(&folder.join("build.rs"), "fn main() {}\n")?;
    write(&folder.join("src/lib.rs"), "")?;
    if tool.is_ours() {
        std::fs::copy(Path::new(REPOSITORY).join("Cargo.lock"), folder.join("Cargo.lock")).map_err(message)?;
    }
    let mut build = cargo();
    build.args(["build", "--quiet"]).env("CARGO_TARGET_DIR", folder.join("target")).current_dir(&folder);
    let built = crates(&folder)
        .and_then(|crates| Ok((crates, run(&mut build, &work.join(format!("library-{}.log", tool.name)), limit)?)));
    let _ = std::fs::remove_dir_all(&folder);
    Ok(Some(match built {
        Ok((crates, usage)) => Library { crates, outcome: Outcome::Measured(Samples::from(usage)) },
        Err(reason) => Library { crates: 0, outcome: Outcome::Failed(reason) },
    }))
}

/// Returns the manifest of a crate whose build script uses a tool.
fn manifest(tool: &Tool) -> String {
    let dependencies = tool.build_dependencies.replace("{repository}", REPOSITORY);
    format!(
        "[package]\nname = \"library\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[build-dependencies]\n{dependencies}\n\n\
         [workspace]\n"
    )
}

/// Downloads the crates that are compiled, and returns their number.
fn crates(folder: &Path) -> Result<usize, String> {
    let call = |arguments: &[&str]| -> Result<String, String> {
        let mut command: Command = cargo();
        output(command.args(arguments).current_dir(folder))
    };
    call(&["fetch", "--quiet"])?;
    let tree = call(&["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])?;
    // The last word of a repeated crate is `(*)`.
    let names: BTreeSet<&str> = tree.lines().map(|line| line.trim_end_matches(" (*)").trim()).collect();
    // The first line is the crate itself.
    Ok(names.iter().filter(|name| !name.is_empty()).count().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::super::tools::{OURS, PEERS};
    use super::*;

    #[test]
    fn the_manifest_has_the_library_of_the_tool() {
        let manifest: toml::Table = manifest(&OURS).parse().unwrap();
        assert!(manifest["build-dependencies"]["wirewright"]["path"].as_str().unwrap().ends_with("/codegen"));
    }

    #[test]
    fn a_tool_without_a_library_is_not_measured() {
        let tool = PEERS.iter().find(|peer| peer.build_dependencies.is_empty()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        assert!(measure(tool, folder.path(), Duration::from_secs(1)).unwrap().is_none());
    }
}
