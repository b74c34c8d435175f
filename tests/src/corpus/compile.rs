//! Compiles outputs, and finds the faulty ones among those that share a crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::classify::Fault;
use super::crates::{Group, LIBRARY, RootModule, Unit, Workspace, group};
use super::messages::Message;

/// The settings of a compilation.
#[derive(Debug, Clone)]
pub struct Compiler<'a> {
    /// The folder with the crates.
    pub workspace: &'a Workspace,
    /// The folder of the runtime crate.
    pub runtime: &'a Path,
    /// The number of crates compiled at the same time.
    pub jobs: usize,
    /// The action applied to the crates.
    pub goal: Goal,
}

/// An action applied to crates.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    /// Runs `cargo check`.
    Check,
    /// Runs clippy.
    Lint,
    /// Builds programs with this root module.
    Program(RootModule),
}

impl Goal {
    fn command(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Lint => "clippy",
            Self::Program(_) => "build",
        }
    }

    fn root_module(self) -> RootModule {
        match self {
            Self::Check | Self::Lint => LIBRARY,
            Self::Program(root_module) => root_module,
        }
    }
}

/// A callback for the result of an output: the unit, the crate in which it was compiled, and its faults.
pub trait Each: FnMut(&Unit, &str, Vec<Fault>) {}

impl<F: FnMut(&Unit, &str, Vec<Fault>)> Each for F {}

/// The results of one call of cargo.
#[derive(Debug, Default)]
struct CargoResults {
    passed: BTreeSet<String>,
    /// The faults by module.
    faults: BTreeMap<String, Vec<Fault>>,
}

impl Compiler<'_> {
    /// Compiles outputs, and calls `each` with the faults of every output as soon as they are known.
    pub fn compile(&self, units: Vec<Unit>, mut each: impl Each) -> Result<(), String> {
        let mut groups = group(units);
        while !groups.is_empty() {
            let written = self.workspace.write(&groups, self.runtime, self.goal.root_module());
            written.map_err(|error| error.to_string())?;
            let results = self.cargo(&groups, &mut each)?;
            let left = groups.into_iter().filter(|group| !results.passed.contains(&group.name));
            groups = left.flat_map(|group| judge(group, &results, &mut each)).collect();
        }
        Ok(())
    }

    /// Calls cargo once for all groups. Crates that compile are reported immediately, because the run may be
    /// interrupted.
    fn cargo(&self, groups: &[Group], each: &mut impl Each) -> Result<CargoResults, String> {
        let log = self.workspace.folder().join("cargo.log");
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .arg(self.goal.command())
            .args(["--workspace", "--quiet", "--keep-going", "--message-format=json"])
            .args(["--jobs", &self.jobs.to_string()])
            .current_dir(self.workspace.folder())
            .env("CARGO_TARGET_DIR", self.workspace.folder().join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .stdout(Stdio::piped())
            .stderr(File::create(&log).map_err(|error| error.to_string())?)
            .spawn()
            .map_err(|error| format!("cargo: {error}"))?;
        let mut results = CargoResults::default();
        let output = cargo.stdout.take().ok_or("cargo has no output")?;
        for line in BufReader::new(output).lines() {
            match Message::parse(&line.map_err(|error| error.to_string())?) {
                Some(Message::Passed(name)) => {
                    if let Some(group) = groups.iter().find(|group| group.name == name) {
                        group.units.iter().for_each(|unit| each(unit, &group.name, Vec::new()));
                        results.passed.insert(name);
                    }
                }
                Some(Message::Fault { module: Some(module), fault, .. }) => {
                    results.faults.entry(module).or_default().push(fault);
                }
                Some(Message::Fault { module: None, .. }) | None => {}
            }
        }
        let status = cargo.wait().map_err(|error| error.to_string())?;
        if !status.success() && results.passed.is_empty() && results.faults.is_empty() {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            // If none of the crates failed, one of their dependencies did.
            if !groups.iter().any(|group| text.contains(&format!("could not compile `{}`", group.name))) {
                return Err(format!("cargo: {text}"));
            }
        }
        Ok(results)
    }
}

/// Handles a crate that failed to compile: reports its faulty outputs, and returns groups of the others to compile
/// again. If no output is at fault, each one becomes a group of its own. A single output is tried twice.
fn judge(group: Group, results: &CargoResults, each: &mut impl Each) -> Vec<Group> {
    let Group { name, units } = group;
    let (faulty, sound): (Vec<Unit>, Vec<Unit>) =
        units.into_iter().partition(|unit| results.faults.contains_key(&unit.module()));
    for unit in &faulty {
        each(unit, &name, results.faults.get(&unit.module()).cloned().unwrap_or_default());
    }
    if sound.is_empty() {
        return Vec::new();
    }
    if !faulty.is_empty() {
        return vec![Group { name, units: sound }];
    }
    let again = format!("{name}_again");
    if let [unit] = sound.as_slice() {
        if !name.ends_with("_again") {
            // The system may have killed rustc, for example for lack of memory.
            return vec![Group { name: again, units: sound }];
        }
        let text = "rustc ended without reporting an error; see cargo.log";
        each(unit, &name, vec![Fault::new(None, text, text)]);
        return Vec::new();
    }
    let alone = sound.into_iter().enumerate();
    alone.map(|(index, unit)| Group { name: format!("{name}_{index}"), units: vec![unit] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(document: &str) -> Unit {
        Unit { document: document.to_owned(), lines: 1 }
    }

    fn judged(documents: &[&str], faulty: &[&str]) -> (Vec<(String, usize)>, Vec<Vec<String>>) {
        judged_in("g0", documents, faulty)
    }

    fn judged_in(name: &str, documents: &[&str], faulty: &[&str]) -> (Vec<(String, usize)>, Vec<Vec<String>>) {
        let group = Group { name: name.to_owned(), units: documents.iter().map(|name| unit(name)).collect() };
        let mut results = CargoResults::default();
        for name in faulty {
            results.faults.insert(unit(name).module(), vec![Fault::new(None, "E", "E")]);
        }
        let mut reported = Vec::new();
        let left = judge(group, &results, &mut |unit: &Unit, _: &str, faults: Vec<Fault>| {
            reported.push((unit.document.clone(), faults.len()));
        });
        let left = left.into_iter().map(|group| group.units.into_iter().map(|unit| unit.document).collect());
        (reported, left.collect())
    }

    #[test]
    fn outputs_beside_a_faulty_one_are_compiled_again_without_it() {
        let (reported, left) = judged(&["a", "b", "c"], &["b"]);
        assert_eq!(reported, [("b".to_owned(), 1)]);
        assert_eq!(left, [["a", "c"]]);
    }

    #[test]
    fn a_failed_crate_without_a_faulty_output_is_split() {
        assert_eq!(judged(&["a", "b"], &[]).1, [["a"], ["b"]]);
        assert_eq!(judged(&["a"], &[]), (Vec::new(), vec![vec!["a".to_owned()]]));
        assert_eq!(judged_in("g0_again", &["a"], &[]).0, [("a".to_owned(), 1)]);
    }
}
