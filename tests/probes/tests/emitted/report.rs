//! The result of a compilation as text: the diagnostics, including notes, and the code.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use wirewright::{Config, Generator, Serde};
use wirewright::{Renderer, Verbosity};

/// The line that ends the part which all clients have in common.
const BOILERPLATE: &str = "/// The operations, by tag.";
const TYPES: &str = "/// The types, by schema.";

/// Returns all diagnostics of a description or configuration, followed by the code if there is any.
pub(crate) fn outcome(spec: &Path) -> String {
    let renderer = Renderer::default().verbosity(Verbosity::Verbose);
    let configured = spec.extension().is_some_and(|extension| extension == "toml");
    let config = if configured { Config::load(spec).unwrap() } else { Generator::new(spec).config().clone() };
    let generator = Generator::from_config(config).schemas(["*"]).serde(Serde::Both).renderer(renderer);
    let compilation = generator.run().unwrap();
    let diagnostics = compilation.render(renderer);
    match generator.files(&compilation) {
        Ok(files) => {
            let about_types =
                spec.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("t-"));
            let code: String = files.iter().map(|file| own(&without_lenience(&file.text), about_types)).collect();
            if diagnostics.is_empty() { code } else { format!("{}\n\n{code}", diagnostics.trim_end()) }
        }
        Err(error) => error.to_string(),
    }
}

/// Returns the code without the attributes that exempt generated modules from a crate's lints and formatting.
fn without_lenience(code: &str) -> String {
    let is_lenience = |line: &&str| {
        let line = line.trim_start();
        line == "#[rustfmt::skip]\n" || line.starts_with("#[allow(clippy::all, ")
    };
    code.split_inclusive('\n').filter(|line| !is_lenience(line)).collect()
}

/// Returns the parts that are specific to the client: operations and types. Returns only the types if `about_types` is
/// set.
fn own(code: &str, about_types: bool) -> String {
    if about_types && let Some(types) = code.find(TYPES) {
        return code.split_at(types).1.to_owned();
    }
    let start = code.find(BOILERPLATE).or_else(|| code.find(TYPES)).unwrap_or(code.len());
    let (client, rest) = code.split_at(start);
    let of_its_own = |line: &&str| line.starts_with("pub fn ") && !line.starts_with("pub fn new(");
    let lines = client.lines().map(str::trim).filter(of_its_own).collect::<Vec<_>>().join("\n");
    if lines.is_empty() { rest.to_owned() } else { format!("{lines}\n\n{rest}") }
}

/// Compares a result with its snapshot, and returns true if they are equal. Does not panic, so that a test checks all
/// of them before it fails.
pub(crate) fn is_as_reviewed(name: &str, outcome: &str) -> bool {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name, outcome))).is_ok())
}

/// Returns the names of the files in a folder that have this extension, without the extension.
pub(crate) fn names_in(folder: &str, extension: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(extension)?.strip_suffix('.')?.to_owned()))
        .collect();
    names.sort();
    names
}
