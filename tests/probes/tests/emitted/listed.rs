//! Snapshots of every description in `specs/` and `specs/rejected/`, and of every configuration in `specs/`.

use std::path::Path;

use crate::report::{is_as_reviewed, names_in, outcome};

const SPECS: &str = "specs";
const REJECTED: &str = "specs/rejected";

#[test]
fn each_probe_gets_its_code_and_its_report() {
    assert_eq!(changed(SPECS, "yaml"), Vec::<String>::new(), "these differ from their snapshots");
}

#[test]
fn each_configuration_gets_its_code() {
    assert_eq!(changed(SPECS, "toml"), Vec::<String>::new(), "these differ from their snapshots");
}

#[test]
fn each_rejected_description_gets_its_report_and_no_code() {
    for name in names_in(REJECTED, "yaml") {
        let text = outcome(&Path::new(REJECTED).join(format!("{name}.yaml")));
        assert!(text.starts_with("error["), "{name}: {text}");
    }
    assert_eq!(changed(REJECTED, "yaml"), Vec::<String>::new(), "these differ from their snapshots");
}

#[test]
fn each_snapshot_has_its_description() {
    let mut expected = names_in(SPECS, "yaml");
    assert!(expected.len() >= 90, "only {} probes were found", expected.len());
    expected.extend(names_in(SPECS, "toml"));
    expected.extend(names_in(REJECTED, "yaml"));
    expected.sort();
    assert_eq!(names_in("tests/emitted/snapshots", "snap"), expected);
}

fn changed(folder: &str, extension: &str) -> Vec<String> {
    let mut names = names_in(folder, extension);
    names.retain(|name| !is_as_reviewed(name, &outcome(&Path::new(folder).join(format!("{name}.{extension}")))));
    names
}
