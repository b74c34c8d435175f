//! Helpers that run the binary in a temporary folder.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A description with one operation and one schema.
pub(crate) const PETS: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        '200':
          description: All
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
components:
  schemas:
    Pet: {type: object, required: [name], properties: {name: {type: string}}}
";

/// The exit code and output of a run.
pub(crate) struct RunOutput {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl fmt::Display for RunOutput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "exit code {}", self.code)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "--- {name}\n{text}")?;
            }
        }
        Ok(())
    }
}

/// Returns a command for the binary with a fixed width and without colour settings from the environment.
pub(crate) fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wirewright"));
    command.env("COLUMNS", "100");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// Runs the binary in a folder. The arguments are separated by spaces.
pub(crate) fn run(folder: &Path, arguments: &str) -> RunOutput {
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    ran(&binary().current_dir(folder).args(arguments).output().unwrap())
}

fn ran(output: &Output) -> RunOutput {
    RunOutput {
        code: output.status.code().expect("the process exited without a signal"),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// Returns the root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// A temporary folder with the description `pets.yaml`.
pub(crate) struct Pets(tempfile::TempDir);

impl Pets {
    pub(crate) fn new() -> Self {
        let pets = Self(tempfile::tempdir().unwrap());
        pets.write("pets.yaml", PETS);
        pets
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Replaces a part of the description.
    pub(crate) fn edit(&self, from: &str, to: &str) {
        assert!(PETS.contains(from), "{from}");
        self.write("pets.yaml", &PETS.replace(from, to));
    }

    pub(crate) fn run(&self, arguments: &str) -> RunOutput {
        run(self.folder(), arguments)
    }

    /// Runs the binary with arguments that may contain spaces.
    pub(crate) fn run_with(&self, arguments: &[&str]) -> RunOutput {
        ran(&binary().current_dir(self.folder()).args(arguments).output().unwrap())
    }

    /// Runs the binary with a text on standard input.
    pub(crate) fn run_on(&self, arguments: &str, input: &str) -> RunOutput {
        let mut command = binary();
        command.current_dir(self.folder()).args(arguments.split_whitespace());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // The binary may exit before it has read all of its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        ran(&child.wait_with_output().unwrap())
    }

    /// Runs the binary and asserts that the run succeeds.
    pub(crate) fn succeed(&self, arguments: &str) -> RunOutput {
        let ran = self.run(arguments);
        assert_eq!(ran.code, 0, "{ran}");
        ran
    }
}

/// Returns the output with the elapsed time of the result line, which is the first one, replaced by `TIME`.
pub(crate) fn without_time(text: &str) -> String {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let Some((before, time)) = line.rsplit_once(", ") else { return text.to_owned() };
    let seconds = time.strip_suffix(" s").expect("the result line ends in a time in seconds");
    assert!(seconds.parse::<f64>().is_ok(), "{seconds}");
    format!("{before}, TIME s\n{rest}")
}
