//! Runs cargo within a test.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace folder.
pub(crate) const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Returns a cargo command that reuses what is already built: it shares the workspace's target folder. The variables
/// set by the cargo that runs the tests are removed, because some dependencies are rebuilt when they change.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        let of_package = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|prefix| name.starts_with(prefix));
        if of_package || matches!(&*name, "CARGO_CRATE_NAME" | "OUT_DIR") {
            command.env_remove(&*name);
        }
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    command.current_dir(folder).env("CARGO_TARGET_DIR", target);
    command
}

/// Builds the command line and the example, and returns the path of the executable named `name`.
pub(crate) fn executable(name: &str) -> PathBuf {
    // Both are built for the whole workspace, so that dependencies have the same features as in the tests and are not
    // rebuilt.
    let build = cargo(Path::new(WORKSPACE))
        .args(["build", "--offline", "--workspace", "--bin", "wirewright", "--example", "server_info"])
        .args(["--message-format", "json"])
        .output()
        .unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
    let stdout = String::from_utf8(build.stdout).unwrap();
    let messages = stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let mut built = messages.filter(|message| message["target"]["name"] == name);
    built.find_map(|message| message["executable"].as_str().map(PathBuf::from)).unwrap()
}
