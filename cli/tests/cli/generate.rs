//! `generate`: the printed summary and the written files.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use insta::assert_snapshot;

use crate::run::{Pets, without_time};

#[test]
fn the_result_line_counts_operations_types_and_files() {
    let pets = Pets::new();
    let lines: Vec<String> = ["--out out", "--out out", "--out crate --crate pets"]
        .iter()
        .map(|output| without_time(&pets.succeed(&format!("generate pets.yaml {output}")).stdout))
        .map(|text| text.split_inclusive('\n').take(1).collect())
        .collect();
    assert_snapshot!(lines.concat(), @r"
    1 operation and 1 type in 1 file (1 changed, 0 removed), 0 warnings and 0 notes, TIME s
    1 operation and 1 type in 1 file (0 changed, 0 removed), 0 warnings and 0 notes, TIME s
    1 operation and 1 type in 6 files (6 changed, 0 removed), 0 warnings and 0 notes, TIME s
    ");
}

#[test]
fn without_a_crate_name_one_file_named_after_the_description_is_written() {
    let pets = Pets::new();
    pets.succeed("generate pets.yaml --out out");
    assert_eq!(files(&pets, "out"), ["pets.rs"]);
}

#[test]
fn a_crate_has_a_file_for_each_tag_and_schema() {
    let pets = Pets::new();
    pets.succeed("generate pets.yaml --out out --crate pets");
    let expected = [
        "Cargo.toml",
        "src/lib.rs",
        "src/operations/mod.rs",
        "src/operations/pets.rs",
        "src/types/mod.rs",
        "src/types/pet.rs",
    ];
    assert_eq!(files(&pets, "out"), expected);
    assert_snapshot!(pets.read("out/Cargo.toml"));
}

#[test]
fn a_warning_is_shown_and_counted_and_the_code_is_written() {
    let pets = Pets::new();
    pets.edit("{type: string}", "{type: strng}");
    let mut ran = pets.succeed("generate pets.yaml --out out");
    ran.stdout = without_time(&ran.stdout);
    assert_snapshot!(ran);
    assert!(pets.path("out/pets.rs").is_file());
}

#[test]
fn a_file_that_does_not_change_is_not_touched() {
    let pets = Pets::new();
    pets.succeed("generate pets.yaml --out out --crate pets");
    let old = SystemTime::now() - Duration::from_secs(3600);
    for name in files(&pets, "out") {
        File::options().write(true).open(pets.path(&format!("out/{name}"))).unwrap().set_modified(old).unwrap();
    }
    pets.edit("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}");
    pets.succeed("generate pets.yaml --out out --crate pets");
    let touched: Vec<String> = files(&pets, "out")
        .into_iter()
        .filter(|name| fs::metadata(pets.path(&format!("out/{name}"))).unwrap().modified().unwrap() != old)
        .collect();
    assert_eq!(touched, ["src/types/pet.rs"]);
}

#[test]
fn the_runtime_path_is_relative_to_the_crate() {
    let pets = Pets::new();
    pets.succeed("generate pets.yaml --out clients/pets --crate pets --runtime-path libraries/runtime");
    assert!(pets.read("clients/pets/Cargo.toml").contains("path = \"../../libraries/runtime\""));
}

/// Returns the paths of all files in a folder and its subfolders, sorted.
pub(crate) fn files(pets: &Pets, folder: &str) -> Vec<String> {
    let root = pets.path(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
