//! The code of the guide.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::chapter::{Block, Chapter, REPOSITORY, chapters};

/// The first line of a block with the code of another generator.
const FOREIGN: &str = "// Not compiled here.\n";

/// Returns the path and the anchor of each quotation in a text.
fn quotations(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    text.split("{{#include ").skip(1).filter_map(|rest| rest.split_once("}}")).map(|(quoted, _)| {
        let (path, anchor) = quoted.split_once(':').map_or((quoted, None), |(path, anchor)| (path, Some(anchor)));
        (path.trim(), anchor)
    })
}

fn is_rust(block: &Block) -> bool {
    block.info.split(',').any(|word| word == "rust")
}

#[test]
fn each_quotation_exists() {
    let mut count = 0;
    for chapter in chapters() {
        for (path, anchor) in quotations(&chapter.text) {
            let text = fs::read_to_string(chapter.folder().join(path));
            let text = text.unwrap_or_else(|error| panic!("{}: {path}: {error}", chapter.name));
            for mark in anchor.iter().flat_map(|name| [format!("ANCHOR: {name}"), format!("ANCHOR_END: {name}")]) {
                let times = text.lines().filter(|line| line.trim_end().ends_with(&mark)).count();
                assert_eq!(times, 1, "{}: {path}: `{mark}`", chapter.name);
            }
            count += 1;
        }
    }
    assert!(count > 15, "only {count} quotations were found");
}

#[test]
fn each_rust_block_is_a_quotation_or_compiled() {
    let list = fs::read_to_string(Path::new(REPOSITORY).join("examples/workshop/src/guide.rs")).unwrap();
    let mut compiled = 0;
    for chapter in chapters() {
        for block in chapter.blocks().iter().filter(|block| is_rust(block)) {
            if block.info.contains("ignore") {
                let is_quotation = block.text.starts_with("{{#include ") && block.text.lines().count() == 1;
                let is_foreign = chapter.name.starts_with("migration/") && block.text.starts_with(FOREIGN);
                assert!(is_quotation || is_foreign, "{}: this block is not compiled:\n{}", chapter.name, block.text);
            } else {
                assert!(quotations(&block.text).next().is_none(), "{}: mark the quotation `ignore`", chapter.name);
                let file = format!("\"docs/guide/src/{}\"", chapter.name);
                assert!(list.contains(&file), "{} is missing from guide.rs", chapter.name);
                compiled += 1;
            }
        }
    }
    assert!(compiled > 25, "only {compiled} blocks are compiled");
}

#[test]
fn each_toml_block_is_a_configuration_or_a_manifest() {
    let mut count = 0;
    for chapter in chapters() {
        for block in chapter.blocks().iter().filter(|block| block.info == "toml") {
            let text = expanded(&chapter, &block.text);
            let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{}: {error}", chapter.name));
            if !table.keys().any(|key| key.ends_with("dependencies")) {
                let config: Result<wirewright::Config, _> = toml::from_str(&text);
                let config = config.unwrap_or_else(|error| panic!("{}: {error}", chapter.name));
                assert_eq!(config.formats.check(), Ok(()), "{}", chapter.name);
            }
            count += 1;
        }
    }
    assert!(count > 20, "only {count} blocks were found");
}

/// Returns the text of a block, with the quotation that it consists of, if it is one.
fn expanded(chapter: &Chapter, text: &str) -> String {
    let Some((path, Some(anchor))) = quotations(text).next() else { return text.to_owned() };
    let file = fs::read_to_string(chapter.folder().join(path)).unwrap();
    let (_, rest) = file.split_once(&format!("ANCHOR: {anchor}\n")).unwrap();
    rest.split_once("ANCHOR_END").unwrap().0.to_owned()
}

/// Returns the words of a command, such as `--config`, that begin with two hyphens.
fn options(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.starts_with("--") && word.len() > 2).collect()
}

#[test]
fn each_option_of_the_command_line_exists() {
    let snapshots = Path::new(REPOSITORY).join("cli/tests/cli/snapshots");
    let help: String = fs::read_dir(snapshots)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_str().is_some_and(|path| path.contains("help")))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let known = options(&help);
    let mut count = 0;
    for chapter in chapters() {
        let commands = chapter.text.lines().filter_map(|line| line.split_once("wirewright "));
        for (_, command) in commands.filter(|(before, _)| !before.ends_with("cargo add ")) {
            for option in options(command) {
                assert!(known.contains(option), "{}: unknown option {option}: {command}", chapter.name);
                count += 1;
            }
        }
    }
    assert!(count > 8, "only {count} options were found");
}

#[test]
fn each_published_crate_has_a_readme_whose_code_is_compiled() {
    let list = fs::read_to_string(Path::new(REPOSITORY).join("examples/workshop/src/guide.rs")).unwrap();
    for folder in ["cli", "codegen", "derive", "runtime"] {
        let manifest = fs::read_to_string(Path::new(REPOSITORY).join(folder).join("Cargo.toml")).unwrap();
        assert!(manifest.contains("\nreadme = \"README.md\"\n"), "{folder}");
        let readme = fs::read_to_string(Path::new(REPOSITORY).join(folder).join("README.md")).unwrap();
        assert!(!readme.contains("rust,ignore"), "{folder}");
        assert_eq!(readme.contains("```rust"), list.contains(&format!("\"{folder}/README.md\"")), "{folder}");
    }
}
