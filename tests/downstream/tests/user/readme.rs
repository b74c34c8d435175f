//! Tests that the statements of the README are true.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cargo::{WORKSPACE, executable};
use crate::copy::Copy;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(WORKSPACE).join(path)).unwrap()
}

/// Returns the code block that follows the heading or sentence naming `file`.
fn block(readme: &str, file: &str) -> String {
    let (_, after) = readme.split_once(&format!("`{file}`:\n\n```")).unwrap_or_else(|| panic!("no block for {file}"));
    let (_, block) = after.split_once('\n').unwrap();
    block.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_quick_start_is_the_downstream_crate() {
    let readme = read("README.md");
    for file in ["build.rs", "src/lib.rs", "src/main.rs"] {
        assert_eq!(block(&readme, file), read(&format!("tests/downstream/{file}")), "{file}");
    }
    let manifest = read("tests/downstream/Cargo.toml");
    assert!(manifest.contains(&block(&readme, "Cargo.toml")), "{manifest}");
}

#[test]
fn the_commands_write_the_checked_in_client_and_a_crate() {
    let copy = Copy::new("commands");
    let readme = read("README.md");
    let commands = readme.lines().filter_map(|line| line.strip_prefix("    cargo run -p wirewright-cli -- "));
    let mut ran = 0;
    for arguments in commands {
        let mut command = Command::new(executable("wirewright"));
        let output = command.args(arguments.split(' ')).current_dir(copy.root()).output().unwrap();
        assert!(output.status.success(), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
        ran += 1;
    }
    assert_eq!(ran, 2);
    for file in ["src/lib.rs", "src/types/server.rs", "src/operations/mailserver_servers.rs"] {
        for folder in ["generated", "target/mailserver"] {
            let written = fs::read_to_string(copy.root().join(folder).join(file)).unwrap();
            assert_eq!(written, read(&format!("generated/{file}")), "{folder}/{file}");
        }
    }
    assert!(copy.root().join("target/mailserver/Cargo.toml").is_file());
}

#[test]
fn every_linked_file_exists() {
    let readme = read("README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link);
    let links: Vec<_> = links.collect();
    assert!(links.contains(&"CONTRIBUTING.md"), "{links:?}");
    for link in links {
        assert!(Path::new(WORKSPACE).join(link).exists(), "{link}");
    }
}
