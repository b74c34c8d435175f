//! Every description in `specs/` and in `specs/rejected/`.

use std::path::Path;

use crate::report::{is_as_reviewed, names_in, outcome};

const SPECS: &str = "specs";
const REJECTED: &str = "specs/rejected";

#[test]
fn each_probe_gets_its_code_and_its_report() {
    assert_eq!(changed(SPECS), Vec::<String>::new(), "these are not as they were reviewed");
}

#[test]
fn each_rejected_description_gets_its_report_and_no_code() {
    for name in names_in(REJECTED, "yaml") {
        let text = outcome(&Path::new(REJECTED).join(format!("{name}.yaml")));
        assert!(text.starts_with("error["), "{name}: {text}");
    }
    assert_eq!(changed(REJECTED), Vec::<String>::new(), "these are not as they were reviewed");
}

#[test]
fn each_snapshot_has_its_description() {
    let mut described = names_in(SPECS, "yaml");
    assert!(described.len() >= 90, "only {} probes were found", described.len());
    described.extend(names_in(REJECTED, "yaml"));
    described.sort();
    assert_eq!(names_in("tests/emitted/snapshots", "snap"), described);
}

fn changed(folder: &str) -> Vec<String> {
    let mut names = names_in(folder, "yaml");
    names.retain(|name| !is_as_reviewed(name, &outcome(&Path::new(folder).join(format!("{name}.yaml")))));
    names
}
