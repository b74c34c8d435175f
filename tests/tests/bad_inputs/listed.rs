//! Tests of the inputs that are files in `bad/`.

use std::collections::BTreeSet;
use std::path::Path;

use wirewright::Verbosity;

use crate::made;
use crate::report::{is_as_reviewed, names_in, report, snapshots};

/// The folder of the inputs.
pub(crate) const FOLDER: &str = "bad";

/// Returns the names of the inputs: descriptions and configurations. An overlay belongs to the description of the same
/// name.
pub(crate) fn inputs() -> impl Iterator<Item = String> {
    let is_input = |name: &String| {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
        matches!(extension, Some("yaml" | "json" | "toml")) && !name.ends_with(".overlay.yaml")
    };
    names_in(Path::new(FOLDER)).into_iter().filter(is_input)
}

#[test]
fn each_bad_input_gets_its_report() {
    let changed: Vec<String> = inputs()
        .filter(|name| !is_as_reviewed(name, &report(&Path::new(FOLDER).join(name), Verbosity::Verbose)))
        .collect();
    assert!(changed.is_empty(), "these reports differ from their snapshots: {changed:?}");
}

#[test]
fn each_snapshot_has_its_input() {
    let inputs: BTreeSet<String> = inputs().chain(made::names()).collect();
    let stale: Vec<_> = snapshots().difference(&inputs).cloned().collect();
    assert!(stale.is_empty(), "these snapshots have no input: {stale:?}");
    assert!(inputs.len() > 90, "only {} inputs were found", inputs.len());
}

#[test]
fn each_overlay_has_its_description() {
    for name in names_in(Path::new(FOLDER)) {
        if let Some(stem) = name.strip_suffix(".overlay.yaml") {
            assert!(Path::new(FOLDER).join(format!("{stem}.yaml")).is_file(), "{name}");
        }
    }
}
