//! A run of the comparison: the tools, the results so far, and the question which results are missing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::documents::Document;
use super::machine::Machine;
use super::measure::Samples;
use super::options::Comparison;
use super::results::{Outcome, Results, Step, ToolResult};
use super::tools::{self, OURS, Ready, Tool};
use super::{install, report};

/// A run of the comparison.
pub struct Session {
    /// The results so far.
    pub results: Results,
    /// The folder for crates and results.
    pub work: PathBuf,
    /// The options of the run.
    pub options: Comparison,
    /// The tools that are ready to run, ours first.
    pub tools: Vec<Ready>,
}

impl Session {
    /// Loads the stored results, and finds or installs the tools.
    ///
    /// # Errors
    /// Returns an error if the stored results or the program of ours cannot be read, or if an option is invalid.
    pub fn start(options: &Comparison) -> Result<Self, String> {
        std::fs::create_dir_all(&options.work).map_err(|error| format!("{}: {error}", options.work.display()))?;
        let work = std::path::absolute(&options.work).map_err(|error| error.to_string())?;
        let is_new = options.short || options.fresh;
        let results = if is_new { Results::default() } else { Results::load(&store(&work))? };
        let mut session = Self { results, work, options: options.clone(), tools: Vec::new() };
        if options.stored {
            return Ok(session);
        }
        session.results.machine = Machine::current();
        let beside = || std::env::current_exe().map(|program| program.with_file_name(OURS.program));
        let ours = match &options.wirewright {
            Some(file) => file.clone(),
            None => beside().map_err(|error| error.to_string())?,
        };
        session.add(install::ours(&ours)?, env!("CARGO_PKG_VERSION"));
        for peer in tools::select(&options.peer)? {
            session.add_peer(peer);
        }
        Ok(session)
    }

    /// Adds a peer that is installed or can be installed. The reason of a failure is a result.
    fn add_peer(&mut self, peer: Tool) {
        let result = if install::is_installed(&peer) {
            Ok(None)
        } else if self.options.short {
            Err("not installed".to_owned())
        } else {
            eprintln!("{}: install", peer.name);
            install::install(&peer, &self.work, self.limit()).map(Some)
        };
        match result {
            Ok(usage) => {
                self.add(install::peer(peer), peer.version);
                let tool = self.results.tools.entry(peer.name.to_owned()).or_default();
                tool.cold_build = usage.map(Samples::from).map(Outcome::Measured).or(tool.cold_build.take());
            }
            Err(reason) => {
                let result =
                    ToolResult { version: peer.version.to_owned(), missing: Some(reason), ..ToolResult::default() };
                self.results.tools.insert(peer.name.to_owned(), result);
            }
        }
    }

    /// Adds a tool. Results of another version are removed.
    fn add(&mut self, ready: Ready, version: &str) {
        let tool = self.results.tools.entry(ready.tool.name.to_owned()).or_default();
        if tool.identity != ready.identity {
            *tool = ToolResult { identity: ready.identity.clone(), ..ToolResult::default() };
        }
        version.clone_into(&mut tool.version);
        tool.missing = None;
        for entries in self.results.documents.values_mut() {
            entries.retain(|name, entry| *name != ready.tool.name || entry.identity == ready.identity);
        }
        self.tools.push(ready);
    }

    /// Returns the tools to measure. If one is missing, all are measured again, so that all run under the same
    /// conditions. Tools that failed are left out.
    pub fn outdated(&self, document: &Document, step: Step) -> Vec<Ready> {
        let entry = |ready: &Ready| self.results.entry(document.name, ready.tool.name);
        let is_done = |ready: &Ready| entry(ready).is_some_and(|entry| entry.is_done(step, self.rounds()));
        if self.tools.iter().all(is_done) {
            return Vec::new();
        }
        let has_failed = |ready: &Ready| {
            entry(ready)
                .is_some_and(|entry| entry.is_blocked(step) || entry.steps.get(&step).is_some_and(Outcome::is_failure))
        };
        self.tools.iter().filter(|ready| !has_failed(ready)).cloned().collect()
    }

    /// Records the outcome of a step.
    pub fn record(&mut self, document: &Document, tool: &str, step: Step, outcome: Outcome) {
        let outcome = match outcome {
            Outcome::Failed(reason) => Outcome::Failed(without_paths(&reason)),
            measured @ Outcome::Measured(_) => measured,
        };
        let identity = self.tools.iter().find(|ready| ready.tool.name == tool).map(|ready| ready.identity.clone());
        let entry = self.results.entry_mut(document.name, tool);
        entry.identity = identity.unwrap_or_default();
        entry.steps.insert(step, outcome);
    }

    /// Stores the results. A short run stores nothing.
    ///
    /// # Errors
    /// Returns an error if the file cannot be written.
    pub fn save(&self) -> Result<(), String> {
        if self.options.short { Ok(()) } else { self.results.save(&store(&self.work)) }
    }

    /// Returns the number of rounds.
    pub fn rounds(&self) -> usize {
        self.options.rounds()
    }

    /// Returns the time limit of one run of a program.
    pub fn limit(&self) -> Duration {
        self.options.limit()
    }

    /// Returns the file for the output of a program.
    pub fn log(&self, ready: &Ready, document: &Document, what: &str) -> PathBuf {
        self.work.join(format!("{what}-{}-{}.log", document.name, ready.tool.name))
    }

    /// Returns true if nothing of ours failed.
    pub fn is_sound(&self) -> bool {
        let entries = self.results.documents.iter().filter_map(|(name, tools)| Some((name, tools.get(OURS.name)?)));
        let failures: Vec<_> = entries.filter_map(|(name, entry)| Some((name, entry.failure()?))).collect();
        for (name, (step, reason)) in &failures {
            eprintln!("error: {} fails at {name}, {}: {reason}", OURS.name, report::step_name(*step));
        }
        failures.is_empty()
    }
}

/// Returns the file with the stored results.
fn store(work: &Path) -> PathBuf {
    work.join("results.json")
}

/// Shortens absolute paths in a message to their last two components.
fn without_paths(message: &str) -> String {
    let shortened = |word: &str| {
        let Some((before, path)) = word.split_once('/') else { return word.to_owned() };
        if before.contains(char::is_alphanumeric) {
            return word.to_owned();
        }
        let last: Vec<&str> = path.rsplit('/').take(2).collect();
        format!("{before}{}", last.into_iter().rev().collect::<Vec<_>>().join("/"))
    };
    message.split(' ').map(shortened).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_contain_no_path_of_the_machine() {
        assert_eq!(without_paths("error in `/a/b/src/lib.rs`: 1/2 a/b"), "error in `src/lib.rs`: 1/2 a/b");
    }
}
