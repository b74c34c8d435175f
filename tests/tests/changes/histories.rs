//! Successive versions of descriptions.

use std::path::Path;

use insta::assert_snapshot;
use wirewright_tests::evolution::{Setup, histories, strides};

#[test]
fn each_step_of_a_history_has_a_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("evolution");
    let work = tempfile::tempdir().unwrap();
    let setup = Setup { work: work.path().to_owned(), semver_checks: None };
    let mut rows = Vec::new();
    for (name, versions) in histories(&folder).unwrap() {
        for stride in strides(&name, &versions, &setup).unwrap() {
            rows.push(format!("{}: {}", stride.name, stride.report.verdict));
        }
    }
    assert_snapshot!(rows.join("\n"));
}
