//! Runs the compiler on descriptions that are part of the tests.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use wirewright::{Compilation, Generator};
use wirewright::{Renderer, Verbosity};

/// The result of a description.
pub(crate) struct Run {
    /// The output as a single file.
    pub(crate) code: String,
    /// One line for each diagnostic: its code, pointer, message and hint.
    pub(crate) diagnostics: String,
}

/// Compiles a file.
pub(crate) fn file(path: impl AsRef<Path>) -> Run {
    let compilation = Generator::new(path.as_ref()).schemas(["*"]).run().unwrap();
    let verbose = Renderer::default().verbosity(Verbosity::Verbose);
    let code = compilation.single_file("api", verbose).unwrap().text;
    Run { code, diagnostics: diagnostics(&compilation) }
}

/// Compiles the first of several files, given as names and texts.
pub(crate) fn files(files: &[(&str, &str)]) -> Run {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    file(folder.path().join(files.first().map_or("", |(name, _)| name)))
}

/// Compiles a description with this text.
pub(crate) fn text(text: &str) -> Run {
    files(&[("api.yaml", text)])
}

/// Compiles a description of this version with these schemas.
pub(crate) fn schemas(version: &str, schemas: &str) -> Run {
    text(&format!(
        "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    ))
}

/// Returns the items of the emitted code that have a line with one of these prefixes. Each is formatted as if it were
/// alone.
pub(crate) fn items(run: &Run, starts: &[&str]) -> String {
    let wanted = |block: &&str| {
        let mut lines = block.lines().map(str::trim_start);
        lines.any(|line| starts.iter().any(|start| line.starts_with(start)))
    };
    run.code.split("\n\n").filter(wanted).map(alone).collect::<Vec<_>>().join("\n\n")
}

/// Returns a block without its indentation, and without the closing braces of the enclosing modules.
fn alone(block: &str) -> String {
    let block = block.trim_start_matches('\n');
    let indent = block.len() - block.trim_start().len();
    let own = block.lines().take_while(|line| line.len() - line.trim_start().len() >= indent);
    own.map(|line| &line[indent..]).collect::<Vec<_>>().join("\n")
}

fn diagnostics(compilation: &Compilation) -> String {
    let sources = compilation.sources();
    let mut text = String::new();
    for found in compilation.diagnostics().iter() {
        let at = match *found.at() {
            wirewright::stages::At::Node(place, _) => sources.pointer(place),
            _ => String::new(),
        };
        let hint = found.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
        let _ = writeln!(text, "{} #{at}: {}{hint}", found.code.name(), found.message);
    }
    text
}
