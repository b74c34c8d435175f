//! The index of diagnostics. `INSTA_UPDATE=always` writes it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use wirewright::diagnostics::{Code, Severity};

use crate::chapter::{REPOSITORY, folder};

const PREFACE: &str = "\
# Error index

Each diagnostic has a code. `wirewright explain CODE` shows its meaning. [`deny`](configuration.md#deny) makes a code an
error, and [`allow`](configuration.md#allow) hides it, unless it is an error. [`strict`](configuration.md#strict) makes
all warnings errors.

- An **error** prevents the generation.
- A **warning** says that one part of the description is degraded or repaired.
- A **note** says that something is ignored. Notes are shown with `--verbose`.

A message has the location in the description, or in the overlay that added the part. The help line says what to do. Each
code has an example below.
";

#[test]
fn the_index_lists_each_code_with_an_example() {
    let path = folder().join("error-index.md");
    let index = index();
    if std::env::var("INSTA_UPDATE").is_ok_and(|mode| mode == "always") {
        fs::write(&path, &index).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == index, "error-index.md is out of date: run this test with INSTA_UPDATE=always");
}

/// Returns the text of the chapter.
fn index() -> String {
    let reports = reports();
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.name());
    let mut text = PREFACE.to_owned();
    for code in codes {
        let severity = match code.severity() {
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Note => "Note",
        };
        let _ = write!(text, "\n## `{}`\n\n{severity}. {}\n", code.name(), code.meaning());
        let mark = format!("[{}]: ", code.name());
        let shown = reports.iter().filter(|report| report.lines().next().is_some_and(|line| line.contains(&mark)));
        let example = shown.min_by_key(|report| (report.len(), report.as_str()));
        let example = example.unwrap_or_else(|| panic!("no snapshot shows {}", code.name()));
        let _ = write!(text, "\n```text\n{}\n```\n", example.trim_end());
    }
    text
}

/// Returns the reports of all bad inputs, one for each diagnostic.
fn reports() -> Vec<String> {
    let snapshots = Path::new(REPOSITORY).join("tests/tests/bad_inputs/snapshots");
    let texts = fs::read_dir(snapshots).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    texts
        .flat_map(|text| {
            let body = text.splitn(3, "---\n").nth(2).unwrap_or_default().to_owned();
            body.split("\n\n").map(|report| report.trim().to_owned()).collect::<Vec<_>>()
        })
        .collect()
}
