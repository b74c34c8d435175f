//! Measures a generated client at run time: decoding, encoding and calls, against code written by hand.

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::machine::cargo;
use super::measure::run;
use super::tools::Ready;
use crate::console::{RUNTIME, output, write};
use crate::corpus::crates::put;

/// The description of the payloads.
const DESCRIPTION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bench/runtime/description.yaml");
/// The files of the program that measures.
const PROGRAM: &[(&str, &str)] = &[
    ("main.rs", include_str!("runtime/program/main.rs.txt")),
    ("payloads.rs", include_str!("runtime/program/payloads.rs.txt")),
    ("plain.rs", include_str!("runtime/program/plain.rs.txt")),
];

/// The costs of a generated client.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Runtime {
    /// The identity of the tool that generated the client.
    pub identity: String,
    /// The costs by kind of work.
    pub rows: Vec<Row>,
}

/// The cost of one kind of work.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Row {
    /// The work.
    pub name: String,
    /// The unit of the values.
    pub unit: String,
    /// CPU time of the generated client, by round.
    pub ours: Vec<f64>,
    /// CPU time of the code written by hand, by round.
    pub plain: Vec<f64>,
}

impl Runtime {
    /// Returns the number of rounds.
    pub fn rounds(&self) -> usize {
        self.rows.iter().map(|row| row.ours.len()).min().unwrap_or_default()
    }
}

impl Row {
    /// Returns the number of digits after the decimal point to show.
    pub fn digits(&self) -> usize {
        usize::from(self.unit != "ms") * 2
    }
}

/// Generates the client, builds the program and runs it.
///
/// # Errors
/// Returns an error if the client cannot be generated or compiled, or if the two decode different values.
pub fn measure(ours: &Ready, work: &Path, rounds: usize, limit: Duration) -> Result<Runtime, String> {
    let project = work.join("runtime");
    std::fs::create_dir_all(project.join("src")).map_err(|error| format!("{}: {error}", project.display()))?;
    let put = |path: &str, text: &str| put(&project.join(path), text).map_err(|error| format!("{path}: {error}"));
    let runtime = std::fs::canonicalize(RUNTIME).map_err(|error| error.to_string())?;
    put("Cargo.toml", &manifest(&runtime))?;
    for (name, text) in PROGRAM {
        put(&format!("src/{name}"), text)?;
    }
    let generate = ["generate", DESCRIPTION, "--file-name", "api", "--out"];
    output(std::process::Command::new(&ours.program).args(generate).arg(project.join("src")))?;
    let lock = project.join("Cargo.lock");
    if !lock.exists() {
        std::fs::copy(runtime.join("../Cargo.lock"), lock).map_err(|error| error.to_string())?;
    }
    let target = work.join("target/runtime");
    let mut build = cargo();
    build.args(["build", "--release", "--quiet"]).current_dir(&project).env("CARGO_TARGET_DIR", &target);
    run(&mut build, &work.join("runtime.log"), limit)?;
    let measured = output(std::process::Command::new(target.join("release/payloads")).arg(rounds.to_string()))?;
    write(&work.join("runtime.json"), &measured)?;
    let rows = serde_json::from_str(&measured).map_err(|error| format!("{error}: {measured}"))?;
    Ok(Runtime { identity: ours.identity.clone(), rows })
}

fn manifest(runtime: &Path) -> String {
    let runtime = toml::Value::from(runtime.to_string_lossy().into_owned());
    format!(
        "[package]\nname = \"payloads\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         bytes = \"1\"\nchrono = {{ version = \"0.4\", default-features = false, features = [\"serde\", \"std\"] }}\n\
         cpu-time = \"1\"\nhttp = \"1\"\nhttp-body-util = \"0.1\"\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"rt\", \"time\"] }}\ntower-service = \"0.3\"\n\
         uuid = {{ version = \"1\", features = [\"serde\"] }}\n\
         wirewright-client = {{ path = {runtime}, default-features = false, features = [\"chrono\", \"tower\", \"uuid\"] }}\n"
    )
}
