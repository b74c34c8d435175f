//! Successive versions of descriptions.

use std::path::Path;

use insta::assert_snapshot;
use wirewright_tests::evolution::{Setup, histories, strides};

#[test]
fn each_step_of_a_history_has_a_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("evolution");
    let work = tempfile::tempdir().unwrap();
    let setup = Setup { work: work.path().to_owned(), semver_checks: None };
    let all = histories(&folder).unwrap();
    let strides = all.iter().flat_map(|(name, versions)| strides(name, versions, &setup).unwrap());
    let lines: Vec<String> = strides.map(|stride| format!("{}: {}", stride.name, stride.report.verdict)).collect();
    assert_snapshot!(lines.join("\n"));
}
