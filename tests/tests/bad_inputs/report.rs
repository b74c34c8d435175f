//! Produces the report on an input, as the command line prints it with `--verbose`, and compares it with its snapshot.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use wirewright::{Config, Error, Generator};
use wirewright::{Renderer, Verbosity};

/// The folder of the snapshots, relative to the crate.
pub(crate) const SNAPSHOTS: &str = "tests/bad_inputs/snapshots";

/// Returns the generator for an input: a configuration, or a description with the overlay of the same name.
pub(crate) fn generator(input: &Path) -> Result<Generator, Error> {
    if input.extension().is_some_and(|extension| extension == "toml") {
        return Ok(Generator::from_config(Config::load(input)?));
    }
    let overlay = input.with_extension("overlay.yaml");
    let generator = Generator::new(input);
    Ok(if overlay.is_file() { generator.overlay(overlay) } else { generator })
}

/// Returns all diagnostics of an input, including notes.
pub(crate) fn report(input: &Path, verbosity: Verbosity) -> String {
    let renderer = Renderer::default().verbosity(verbosity);
    let compilation = match generator(input).and_then(|generator| generator.run()) {
        Ok(compilation) => compilation,
        Err(error) => return error.to_string(),
    };
    match compilation.checked(renderer) {
        Ok(_) if compilation.diagnostics().iter().next().is_none() => "no diagnostics".to_owned(),
        Ok(_) => compilation.render(renderer),
        Err(error) => error.to_string(),
    }
}

/// Compares a report with its snapshot, and returns true if they are equal. Does not panic, so that a test checks all
/// of them before it fails.
pub(crate) fn is_as_reviewed(name: &str, report: &str) -> bool {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| catch_unwind(AssertUnwindSafe(|| insta::assert_snapshot!(name, report))).is_ok())
}

/// Returns the names of all snapshots.
pub(crate) fn snapshots() -> BTreeSet<String> {
    names_in(Path::new(SNAPSHOTS)).iter().filter_map(|name| name.strip_suffix(".snap")).map(str::to_owned).collect()
}

/// Returns the names of the files in a folder, without subfolders.
pub(crate) fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect()
}
