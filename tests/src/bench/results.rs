//! The results of the comparison, which are stored after each step.

use std::collections::BTreeMap;
use std::path::Path;

use clap::ValueEnum;
use serde::{Deserialize, Serialize};

use super::library::Library;
use super::machine::Machine;
use super::measure::{Samples, median};
use super::runtime::Runtime;
use crate::console::write;

/// The start of the reason if the dependencies of a client could not be compiled.
pub const DEPENDENCIES: &str = "dependencies: ";

/// A measured step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The cold build of the generator.
    ColdBuild,
    /// The cold build of the generator as a build dependency.
    Library,
    /// The generation of the client.
    Generate,
    /// `cargo check` of the client, with its dependencies ready.
    Check,
    /// `cargo build` of the client.
    BuildDev,
    /// `cargo build --release` of the client.
    BuildRelease,
    /// The incremental `cargo check` after a change of the description.
    Recheck,
    /// The incremental `cargo build` after a change of the description.
    Rebuild,
    /// Decoding, encoding and calls.
    Runtime,
}

impl Step {
    /// Returns true for a step that compiles again after a change of the description.
    pub fn is_incremental(self) -> bool {
        matches!(self, Self::Recheck | Self::Rebuild)
    }
}

/// All results.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Results {
    /// The machine of the last run.
    pub machine: Machine,
    /// The tools by name.
    pub tools: BTreeMap<String, ToolResult>,
    /// The results by document and tool.
    pub documents: BTreeMap<String, BTreeMap<String, Entry>>,
    /// The costs of a generated client at run time.
    pub runtime: Option<Runtime>,
}

/// The state of a tool.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ToolResult {
    /// The version.
    pub version: String,
    /// The reason if the tool is not available.
    pub missing: Option<String>,
    /// The cold build of the tool.
    pub cold_build: Option<Outcome>,
    /// The cold build of the tool as a build dependency.
    #[serde(default)]
    pub library: Option<Library>,
    /// The identity of the tool that was built.
    pub identity: String,
}

/// The results of a tool on a document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The identity of the tool that was measured. The results of another tool are outdated.
    pub identity: String,
    /// The size of the generated code.
    pub size: Size,
    /// The measured steps.
    pub steps: BTreeMap<Step, Outcome>,
}

/// The size of generated code.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Size {
    /// All lines of Rust.
    pub lines: usize,
    /// Lines that are neither empty nor comments.
    pub code_lines: usize,
    /// Bytes of Rust.
    pub bytes: usize,
}

/// The outcome of a step.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The costs of all runs.
    Measured(Samples),
    /// The reason of a failure.
    Failed(String),
}

impl Outcome {
    /// Returns true for a failure of the tool or its output. A failure to compile other crates is not one, because it
    /// can be a matter of the network.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(reason) if !reason.starts_with(DEPENDENCIES))
    }

    /// Returns the costs if the step succeeded.
    pub fn samples(&self) -> Option<&Samples> {
        match self {
            Self::Measured(samples) => Some(samples),
            Self::Failed(_) => None,
        }
    }
}

impl Entry {
    /// Returns the costs of a step that succeeded.
    pub fn samples(&self, step: Step) -> Option<&Samples> {
        self.steps.get(&step)?.samples()
    }

    /// Returns the median CPU seconds of a step that succeeded.
    pub fn cpu(&self, step: Step) -> Option<f64> {
        Some(median(&self.samples(step)?.cpu))
    }

    /// Returns the first failure.
    pub fn failure(&self) -> Option<(Step, &str)> {
        self.steps.iter().find_map(|(step, outcome)| match outcome {
            Outcome::Failed(reason) => Some((*step, reason.as_str())),
            Outcome::Measured(_) => None,
        })
    }

    /// Returns true if the generated code compiles.
    pub fn compiles(&self) -> bool {
        self.samples(Step::Check).is_some()
    }

    /// Returns true if a step need not be measured again: it failed, it was measured often enough, or the tool failed
    /// at an earlier step.
    pub fn is_done(&self, step: Step, rounds: usize) -> bool {
        match self.steps.get(&step) {
            Some(Outcome::Measured(samples)) => samples.cpu.len() >= rounds,
            Some(failed @ Outcome::Failed(_)) => failed.is_failure(),
            None => self.is_blocked(step),
        }
    }

    /// Returns true if the tool failed at a step that this one needs.
    pub fn is_blocked(&self, step: Step) -> bool {
        let needed = [Step::Generate, Step::Check];
        needed.iter().any(|before| *before < step && self.steps.get(before).is_some_and(Outcome::is_failure))
    }
}

impl Results {
    /// Loads the stored results. Without a file, the results are empty.
    ///
    /// # Errors
    /// Returns an error if the file is invalid.
    pub fn load(path: &Path) -> Result<Self, String> {
        match std::fs::read_to_string(path) {
            Ok(text) => serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("{}: {error}", path.display())),
        }
    }

    /// Stores the results. An interruption leaves the previous file.
    ///
    /// # Errors
    /// Returns an error if the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|error| error.to_string())?;
        let temporary = path.with_extension("json.new");
        write(&temporary, &(text + "\n"))?;
        std::fs::rename(&temporary, path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Returns the results of a tool on a document.
    pub fn entry(&self, document: &str, tool: &str) -> Option<&Entry> {
        self.documents.get(document)?.get(tool)
    }

    /// Returns the results of a tool on a document, to be changed.
    pub fn entry_mut(&mut self, document: &str, tool: &str) -> &mut Entry {
        self.documents.entry(document.to_owned()).or_default().entry(tool.to_owned()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(rounds: usize) -> Outcome {
        Outcome::Measured(Samples { cpu: vec![1.0; rounds], ..Samples::default() })
    }

    #[test]
    fn stored_results_are_loaded_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.json");
        let mut results = Results::load(&path).unwrap();
        results.entry_mut("gitlab", "ploidy").steps.insert(Step::Generate, measured(3));
        results.save(&path).unwrap();
        let loaded = Results::load(&path).unwrap();
        assert!(loaded.entry("gitlab", "ploidy").unwrap().is_done(Step::Generate, 3));
        assert!(!loaded.entry("gitlab", "ploidy").unwrap().is_done(Step::Generate, 4));
    }

    #[test]
    fn a_failure_ends_the_steps_after_it() {
        let mut entry = Entry::default();
        entry.steps.insert(Step::Generate, measured(1));
        entry.steps.insert(Step::Check, Outcome::Failed("error".to_owned()));
        assert!(entry.is_done(Step::Rebuild, 1) && !entry.compiles());
        assert_eq!(entry.failure(), Some((Step::Check, "error")));
    }
}
