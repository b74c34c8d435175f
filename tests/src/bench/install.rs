//! Installs the peers, and measures cold builds of generators.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::machine::cargo;
use super::measure::{Usage, run};
use super::tools::{OURS, Ready, Tool};
use crate::console::RUNTIME;

/// The folder of the repository.
pub const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn root() -> PathBuf {
    Path::new(REPOSITORY).join(".cache/peers")
}

/// Returns the path of an installed program.
pub fn program(name: &str) -> PathBuf {
    root().join("bin").join(name)
}

/// Returns true if this version of a peer is installed.
pub fn is_installed(tool: &Tool) -> bool {
    let list = std::fs::read_to_string(root().join(".crates.toml")).unwrap_or_default();
    list.contains(&format!("\"{} {} ", tool.package, tool.version)) && tool.installed().is_file()
}

/// Installs a program as a user does, built in an empty folder. The cost is that of a cold build. The program of this
/// repository is removed again.
///
/// # Errors
/// Returns an error if the program cannot be built.
pub fn install(tool: &Tool, work: &Path, limit: Duration) -> Result<Usage, String> {
    let message = |error: std::io::Error| format!("{}: {error}", tool.name);
    let folder = work.join("install");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(message)?;
    }
    std::fs::create_dir_all(&folder).map_err(message)?;
    let root = if tool.is_ours() { folder.join("root") } else { root() };
    std::fs::create_dir_all(&root).map_err(message)?;
    let mut command = cargo();
    command.args(["install", "--locked", "--force", "--root"]).arg(&root);
    command.arg("--target-dir").arg(folder.join("target"));
    if tool.is_ours() {
        command.arg("--path").arg(Path::new(REPOSITORY).join("cli"));
    } else {
        command.arg(format!("{}@{}", tool.package, tool.version));
    }
    let usage = run(&mut command, &work.join(format!("install-{}.log", tool.name)), limit);
    let _ = std::fs::remove_dir_all(&folder);
    usage
}

/// Returns the generator of this repository, whose program is `file`.
///
/// # Errors
/// Returns an error if the program or the sources of the runtime cannot be read.
pub fn ours(file: &Path) -> Result<Ready, String> {
    let mut hasher = DefaultHasher::new();
    hash(file, &mut hasher)?;
    for folder in [Path::new(RUNTIME).join("src"), Path::new(REPOSITORY).join("derive/src")] {
        hash(&folder, &mut hasher)?;
    }
    let program = std::fs::canonicalize(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Ready { tool: OURS, program, identity: format!("{:016x}", hasher.finish()) })
}

/// Returns a peer that is installed.
pub fn peer(tool: Tool) -> Ready {
    Ready { program: tool.installed(), identity: tool.version.to_owned(), tool }
}

/// Hashes a file, or all files of a folder.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<(), String> {
    let message = |error: std::io::Error| format!("{}: {error}", path.display());
    if path.is_file() {
        std::fs::read(path).map_err(message)?.hash(hasher);
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(message)?;
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(message)?;
    paths.sort();
    paths.iter().try_for_each(|path| hash(path, hasher))
}
