//! Tests of the build script: the files it asks cargo to watch, and the report shown when the description has an error.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cargo::{WORKSPACE, cargo, executable};
use crate::copy::Copy;

const CRATE: &str = env!("CARGO_MANIFEST_DIR");
const OUTPUT: &str = concat!(env!("OUT_DIR"), "/../output");

#[test]
fn a_change_of_the_description_or_of_the_overlay_reruns_the_build_script() {
    let output = fs::read_to_string(OUTPUT).unwrap();
    let watched: Vec<_> = output.lines().filter_map(|line| line.strip_prefix("cargo::rerun-if-changed=")).collect();
    assert!(watched.contains(&"spec/mailserver.yaml"), "{output}");
    assert!(watched.contains(&"spec/mailserver.overlay.yaml"), "{output}");
    assert!(watched.iter().all(|path| Path::new(CRATE).join(path).is_file()), "{output}");
}

#[test]
fn a_clean_description_gives_no_warning() {
    let output = fs::read_to_string(OUTPUT).unwrap();
    assert!(!output.contains("cargo::warning"), "{output}");
}

#[test]
fn an_error_in_the_description_fails_the_build_with_the_report_of_the_command_line() {
    let copy = Copy::new("broken-description");
    copy.breaks("mailserver.yaml", "\n        Domains:\n", "\n        Server:\n");
    let report = reported_by_both(&copy, &[]);
    insta::assert_snapshot!(report);
    let readme = fs::read_to_string(Path::new(WORKSPACE).join("README.md")).unwrap();
    assert!(readme.contains(&report), "the README shows this report");
}

#[test]
fn an_overlay_that_has_become_stale_fails_the_build_at_its_action() {
    let copy = Copy::new("stale-overlay");
    copy.breaks(
        "mailserver.yaml",
        "  /api/2.0/mailserver/serverinfo/get:\n",
        "  /api/3.0/mailserver/serverinfo/get:\n",
    );
    let overlay = ["--overlay", "spec/mailserver.overlay.yaml"];
    insta::assert_snapshot!(reported_by_both(&copy, &overlay));
}

/// Returns the report printed by the command line, and asserts that the build script prints the same report.
fn reported_by_both(copy: &Copy, arguments: &[&str]) -> String {
    let stderr = fails(cargo(&copy.crate_folder()).args(["build", "--offline", "--quiet"]));
    // Cargo indents the output of a build script.
    let stderr = stderr.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect::<Vec<_>>().join("\n");
    let mut command = Command::new(executable("wirewright"));
    command.args(["list", "spec/mailserver.yaml"]).args(arguments).current_dir(copy.crate_folder());
    let report = fails(&mut command);
    assert!(stderr.contains(&report), "{stderr}\n---- must contain\n{report}");
    report
}

fn fails(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(!output.status.success());
    String::from_utf8(output.stderr).unwrap().trim_end().to_owned()
}
