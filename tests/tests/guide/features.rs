//! The tables of features and formats.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use wirewright::Formats;

use crate::chapter::{Chapter, REPOSITORY};

/// Returns the part of the chapter below a heading.
fn section(heading: &str) -> String {
    let chapter = Chapter::read("features.md");
    let (_, rest) = chapter.text.split_once(&format!("{heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    rest.split_once("\n#").map_or(rest, |(section, _)| section).to_owned()
}

/// Returns the words in code of each cell, for each row of the tables below a heading.
fn rows(heading: &str) -> Vec<Vec<Vec<String>>> {
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let row = |line: &str| line.trim_matches('|').split('|').map(words).collect::<Vec<_>>();
    let rows: Vec<_> = section(heading).lines().filter(|line| line.starts_with("| `")).map(row).collect();
    assert!(!rows.is_empty(), "{heading} has no rows");
    rows
}

/// Asserts that a table lists the features of a crate.
fn assert_features(heading: &str, krate: &str) {
    let manifest = fs::read_to_string(Path::new(REPOSITORY).join(krate).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let features = manifest.get("features").and_then(toml::Value::as_table).unwrap();
    let expected: BTreeSet<String> = features.keys().filter(|name| *name != "default").cloned().collect();
    let documented: BTreeSet<String> =
        rows(heading).into_iter().filter_map(|mut row| row.drain(..).next()).flatten().collect();
    assert_eq!(documented, expected);
}

#[test]
fn each_feature_is_documented() {
    assert_features("## Features of `wirewright-client`", "runtime");
    assert_features("## Features of `wirewright`", "codegen");
}

/// Returns the names at the end of the error that a choice causes.
fn listed(format: &str, ty: &str) -> BTreeSet<String> {
    let mut formats = Formats::default();
    formats.set(format, ty);
    let error = formats.check().unwrap_err();
    let (_, listed) = error.split_once("expected one of ").unwrap();
    let listed = listed.split_once(';').map_or(listed, |(listed, _)| listed);
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns the names and the types of each configurable format that the chapter lists.
fn formats() -> Vec<(Vec<String>, Vec<String>)> {
    let rows = rows("### Strings").into_iter().chain(rows("### Numbers"));
    let split = rows.map(|mut row| (row.pop().unwrap(), row.concat()));
    split.map(|(types, names)| (names, types)).collect()
}

#[test]
fn each_configurable_format_is_documented() {
    let first: BTreeSet<String> = formats().into_iter().filter_map(|(names, _)| names.into_iter().next()).collect();
    let mut expected = listed("no-such-format", "jiff");
    assert!(expected.remove("dates"));
    // `double` and `float` in strings share a type, and `float` is also a format of numbers.
    assert_eq!(first, expected);
}

#[test]
fn each_format_has_the_documented_types() {
    for (names, types) in formats() {
        for name in names {
            let known = listed(&name, "no-such-type");
            let types: BTreeSet<String> = types.iter().cloned().collect();
            assert!(types.is_subset(&known), "{name}: {types:?}, not {known:?}");
        }
    }
}
