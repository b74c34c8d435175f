//! Runs the program of a server and evaluates its steps.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use super::catalogue::Server;
use super::judge::{Failure, failures};
use super::process::Running;
use super::project;
use super::step::Step;
use crate::known::Tried;

/// The results for a server.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Row {
    /// The server's name.
    pub name: String,
    /// The number of steps.
    pub steps: usize,
    /// The operations that were called.
    pub operations: BTreeSet<String>,
    /// All failures.
    pub failures: Vec<Failure>,
}

impl Tried for Row {
    fn document(&self) -> &str {
        &self.name
    }

    fn causes(&self) -> impl Iterator<Item = &str> {
        self.failures.iter().map(|failure| &*failure.cause)
    }
}

/// Starts a server, and runs its program.
///
/// # Errors
/// Returns an error if the server cannot be started or the program cannot be built.
pub fn run(server: &Server, environment: &Path, work: &Path) -> Result<Row, String> {
    let running = Running::start(server, environment, work)?;
    let description = project::description(server, &running, environment, work)?;
    let program = project::build(server, &description, work)?;
    let output = Command::new(program)
        .arg(format!("{}{}", running.origin(), server.base))
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", server.name))?;
    let mut row = Row { name: server.name.to_owned(), ..Row::default() };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let step: Step = serde_json::from_str(line).map_err(|error| format!("{}: {error}: {line}", server.name))?;
        row.steps += 1;
        row.failures.extend(failures(&step));
        row.operations.insert(step.operation);
    }
    row.operations.remove("");
    if !output.status.success() {
        let detail = format!("the program ended with {} after {} steps", output.status, row.steps);
        row.failures.push(Failure { step: String::new(), cause: "ended early".to_owned(), detail });
    }
    Ok(row)
}
