//! `cargo fmt` leaves generated code unchanged under any rustfmt configuration.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::generate::files;
use crate::run::{Pets, root};

/// Sample configurations for stable rustfmt.
const CONFIGURATIONS: [&str; 5] = [
    "",
    "max_width = 60\nuse_small_heuristics = \"Off\"\n",
    "max_width = 140\nuse_small_heuristics = \"Max\"\nstyle_edition = \"2024\"\n",
    "hard_tabs = true\ntab_spaces = 2\nreorder_imports = false\nmatch_block_trailing_comma = true\n",
    "style_edition = \"2015\"\nfn_params_layout = \"Vertical\"\nuse_field_init_shorthand = true\n",
];

/// Writes a rustfmt configuration to the folder and formats the files with it.
fn format(folder: &Path, configuration: &str, files: &[PathBuf]) {
    fs::write(folder.join("rustfmt.toml"), configuration).unwrap();
    let output = Command::new("rustfmt").args(["--edition", "2024"]).args(files).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{configuration}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Returns the paths of the probe descriptions, which cover all constructs.
fn probes() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/probes/specs")).unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect();
    found.sort();
    found
}

#[test]
fn formatting_leaves_a_single_file_unchanged() {
    let pets = Pets::new();
    let mut texts = Vec::new();
    for probe in probes() {
        let stem = probe.file_stem().unwrap().to_str().unwrap().to_owned();
        let ran = pets.run_with(&["generate", probe.to_str().unwrap(), "--out", "src"]);
        if ran.code == 0 {
            let path = pets.path(&format!("src/{stem}.rs"));
            texts.push((path.clone(), fs::read_to_string(path).unwrap()));
        }
    }
    assert!(texts.len() > 50, "{}", texts.len());
    let paths: Vec<PathBuf> = texts.iter().map(|(path, _)| path.clone()).collect();
    for configuration in CONFIGURATIONS {
        format(pets.folder(), configuration, &paths);
        let changed: Vec<&Path> = texts
            .iter()
            .filter(|(path, text)| fs::read_to_string(path).unwrap() != *text)
            .map(|(path, _)| path.as_path())
            .collect();
        assert!(changed.is_empty(), "{configuration}{changed:?}");
    }
}

#[test]
fn formatting_leaves_a_crate_unchanged() {
    let pets = Pets::new();
    let spec = root().join("spec/mailserver.yaml");
    let ran = pets.run_with(&["generate", spec.to_str().unwrap(), "--out", "out", "--crate", "mail"]);
    assert_eq!(ran.code, 0, "{ran}");
    let texts = |pets: &Pets| -> Vec<String> {
        files(pets, "out").iter().map(|name| pets.read(&format!("out/{name}"))).collect()
    };
    let before = texts(&pets);
    assert!(before.len() > 10);
    for configuration in CONFIGURATIONS {
        format(pets.folder(), configuration, &[pets.path("out/src/lib.rs")]);
        assert!(texts(&pets) == before, "{configuration}");
    }
}

#[test]
fn a_generated_module_is_up_to_date_after_formatting() {
    let pets = Pets::new();
    pets.write("src/lib.rs", "pub mod pets;\n");
    pets.succeed("generate pets.yaml --out src");
    for configuration in ["", "max_width = 60\n", "newline_style = \"Windows\"\n"] {
        format(pets.folder(), configuration, &[pets.path("src/lib.rs")]);
        let ran = pets.run("check pets.yaml --out src");
        assert_eq!(ran.code, 0, "{configuration}{ran}");
    }
}
