//! Tests of the build script: the files it asks cargo to watch, and the report shown when the description has an error.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

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

#[test]
fn a_build_without_a_change_generates_nothing() {
    let copy = Copy::new("unchanged");
    // Cargo gives the copies of one crate the same `OUT_DIR`, although another test expects its copy not to compile.
    let manifest = copy.crate_folder().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replacen("\"wirewright-downstream\"", "\"unchanged-downstream\"", 1)).unwrap();
    let first = records(&copy);
    assert_eq!(first.len(), 3, "one for each client");
    let description = copy.crate_folder().join("spec/mailserver.yaml");
    // Cargo runs the build script again, which finds the same text.
    let text = fs::read_to_string(&description).unwrap();
    fs::write(&description, &text).unwrap();
    assert_eq!(records(&copy), first);
    fs::write(&description, format!("{text}\n# The end.\n")).unwrap();
    let changed = records(&copy).into_iter().zip(&first).filter(|(now, before)| now != *before).count();
    assert_eq!(changed, 2, "two clients are generated from this description");
}

/// Checks a copy of the crate, and returns the records of its build script, each with its time.
fn records(copy: &Copy) -> Vec<(String, SystemTime)> {
    let check = cargo(&copy.crate_folder()).args(["check", "--offline", "--lib", "--message-format", "json"]).output();
    let check = check.unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    let stdout = String::from_utf8(check.stdout).unwrap();
    let messages = stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let mut executed = messages.filter(|message| {
        message["reason"] == "build-script-executed"
            && message["package_id"].as_str().is_some_and(|id| id.contains("unchanged-downstream"))
    });
    let folder = executed.next().unwrap()["out_dir"].as_str().unwrap().to_owned();
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut records: Vec<_> = entries
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().modified().unwrap()))
        .filter(|(name, _)| name.ends_with(".json"))
        .collect();
    records.sort();
    records
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
