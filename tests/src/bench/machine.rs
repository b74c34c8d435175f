//! The machine of a run, and calls of cargo that do not depend on the caller's environment.

use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::console::output;

/// The properties of a machine that matter for times.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The number of processors.
    pub processors: usize,
    /// The model of the processors, if the system provides it.
    pub model: String,
    /// The memory in gigabytes, if the system provides it.
    pub memory: u64,
    /// The operating system and the architecture.
    pub system: String,
    /// The version of rustc.
    pub rustc: String,
}

impl Machine {
    /// Returns the properties of this machine.
    pub fn current() -> Self {
        let field = |file: &str, name: &str| {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_once(':').map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let kilobytes = field("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse::<u64>().unwrap_or_default();
        Self {
            processors: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            model: field("/proc/cpuinfo", "model name"),
            memory: kilobytes.div_ceil(1024 * 1024),
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            rustc: output(Command::new("rustc").arg("--version")).unwrap_or_default().trim().to_owned(),
        }
    }
}

/// Returns a call of cargo. Settings of profiles and flags in the environment of this process are removed, so that
/// every tool is built with its own settings.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let is_setting = text.starts_with("CARGO_PROFILE_") || text.starts_with("CARGO_BUILD_");
        let is_flag = text.contains("RUSTFLAGS") || text.starts_with("RUSTC");
        if is_setting || is_flag || text == "CARGO_TARGET_DIR" || text == "CARGO_INCREMENTAL" {
            command.env_remove(&name);
        }
    }
    command
}
