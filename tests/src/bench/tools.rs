//! The compared generators, and how each is called.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::install::program;

/// A generator.
#[derive(Debug, Clone, Copy)]
pub struct Tool {
    /// The name on the command line and in the tables.
    pub name: &'static str,
    /// The cargo package of the program.
    pub package: &'static str,
    /// The version of the package. Empty for the program of this repository.
    pub version: &'static str,
    /// The name of the program.
    pub program: &'static str,
    /// The arguments, in which `{description}`, `{out}`, `{name}` and `{runtime}` are replaced.
    pub arguments: &'static str,
    /// The form of the output.
    pub output: Output,
    /// The extent of the generated code.
    pub scope: &'static str,
    /// The lines of a manifest with which a build script uses the library of the tool, in which `{repository}` is
    /// replaced. Empty if the tool documents no library for build scripts.
    pub build_dependencies: &'static str,
}

/// The form of the output of a generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// A crate.
    Crate,
    /// A module `src/generated`, with a list of its dependencies in `REQUIRED_DEPS.toml`.
    Module,
}

/// The generator of this repository.
pub const OURS: Tool = Tool {
    name: "wirewright",
    package: "wirewright-cli",
    version: "",
    program: "wirewright",
    arguments: "generate {description} --out {out} --crate {name} --runtime-path {runtime}",
    output: Output::Crate,
    scope: "types and client",
    build_dependencies: "wirewright = { path = \"{repository}/codegen\" }",
};

/// The other generators.
pub const PEERS: &[Tool] = &[
    Tool {
        name: "ploidy",
        package: "ploidy",
        version: "0.15.0",
        program: "ploidy",
        arguments: "generate rust {description} -o {out} --name {name}",
        output: Output::Crate,
        scope: "types and client",
        build_dependencies: "",
    },
    Tool {
        name: "oas3-gen",
        package: "oas3-gen",
        version: "0.29.0",
        program: "oas3-gen",
        arguments: "generate client-mod -i {description} -o {out} --workspace",
        output: Output::Crate,
        scope: "types and client",
        build_dependencies: "",
    },
    Tool {
        name: "openapi-to-rust",
        package: "openapi-to-rust",
        version: "0.23.0",
        program: "openapi-to-rust",
        arguments: "generate {description} --output-dir {out}/src/generated",
        output: Output::Module,
        scope: "types and client",
        build_dependencies: "openapi-to-rust = { version = \"=0.23.0\", default-features = false }",
    },
    Tool {
        name: "progenitor",
        package: "cargo-progenitor",
        version: "0.15.1",
        program: "cargo-progenitor",
        arguments: "progenitor -i {description} -o {out} -n {name} -v 0.1.0",
        output: Output::Crate,
        scope: "types and client",
        build_dependencies: "progenitor = \"=0.15.1\"\nprettyplease = \"0.2\"\nserde_json = \"1\"\nsyn = \"2\"",
    },
];

/// A tool that is ready to run.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The tool.
    pub tool: Tool,
    /// The program.
    pub program: PathBuf,
    /// A text that changes with the tool and its runtime.
    pub identity: String,
}

impl Tool {
    /// Returns true for the generator of this repository.
    pub fn is_ours(&self) -> bool {
        self.name == OURS.name
    }

    /// Returns the path of an installed peer.
    pub fn installed(&self) -> PathBuf {
        program(self.program)
    }
}

impl Ready {
    /// Returns the call that generates a crate `name` in the folder `out`.
    pub fn command(&self, description: &Path, out: &Path, name: &str, runtime: &Path) -> Command {
        let mut command = Command::new(&self.program);
        let filled = |word: &str| {
            word.replace("{description}", &description.to_string_lossy())
                .replace("{out}", &out.to_string_lossy())
                .replace("{name}", name)
                .replace("{runtime}", &runtime.to_string_lossy())
        };
        command.args(self.tool.arguments.split(' ').map(filled));
        command
    }
}

/// Returns the selected peers, or all of them if there are no names.
///
/// # Errors
/// Returns an error if a name is unknown.
pub fn select(names: &[String]) -> Result<Vec<Tool>, String> {
    let is_known = |name: &String| *name == OURS.name || PEERS.iter().any(|peer| peer.name == *name);
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        let all: Vec<&str> = PEERS.iter().map(|peer| peer.name).collect();
        return Err(format!("unknown tool `{unknown}`; the tools are {}, {}", OURS.name, all.join(", ")));
    }
    let is_chosen = |peer: &&Tool| names.is_empty() || names.iter().any(|name| name == peer.name);
    Ok(PEERS.iter().filter(is_chosen).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peers_are_selected_by_name() {
        assert_eq!(select(&[]).unwrap().len(), PEERS.len());
        assert_eq!(select(&["ploidy".to_owned()]).unwrap().len(), 1);
        assert!(select(&["wirewright".to_owned()]).unwrap().is_empty());
        assert!(select(&["none".to_owned()]).is_err());
    }

    #[test]
    fn arguments_are_filled_in() {
        let ready = Ready { tool: PEERS[3], program: "p".into(), identity: String::new() };
        let command = ready.command(Path::new("d.json"), Path::new("o"), "n", Path::new("r"));
        let arguments: Vec<_> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
        assert_eq!(arguments, ["progenitor", "-i", "d.json", "-o", "o", "-n", "n", "-v", "0.1.0"]);
    }
}
