//! Exit codes: 0 on success, 1 if the description has errors, 2 if the arguments or the configuration are invalid.

use insta::assert_snapshot;

use crate::generate::files;
use crate::run::Pets;

#[test]
fn an_unknown_option_is_bad_usage() {
    assert_snapshot!(Pets::new().run("list pets.yaml --jsno"));
}

#[test]
fn an_unknown_command_is_bad_usage() {
    assert_snapshot!(Pets::new().run("generat pets.yaml"));
}

#[test]
fn no_command_is_bad_usage() {
    assert_eq!(Pets::new().run("").code, 2);
}

#[test]
fn an_unknown_value_of_an_option_is_bad_usage() {
    assert_snapshot!(Pets::new().run("generate pets.yaml --out out --serde all"));
}

#[test]
fn a_missing_description_is_bad_usage() {
    assert_snapshot!(Pets::new().run("list"));
}

#[test]
fn a_missing_output_folder_is_bad_usage() {
    assert_snapshot!(Pets::new().run("generate pets.yaml"));
}

#[test]
fn a_description_that_does_not_exist_is_an_error() {
    assert_snapshot!(Pets::new().run("list cats.yaml"));
}

#[test]
fn a_bad_description_fails_each_command_with_its_report_on_stderr() {
    let pets = Pets::new();
    pets.edit("openapi: 3.1.0", "openapi: 4.0.0");
    let list = pets.run("list pets.yaml");
    assert_snapshot!(list);
    for command in ["generate pets.yaml --out out", "check pets.yaml --out out", "ledger pets.yaml"] {
        let ran = pets.run(command);
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (1, "", list.stderr.as_str()), "{command}");
    }
    assert!(!pets.path("out").exists());
}

#[test]
fn a_good_description_succeeds() {
    for command in ["generate pets.yaml --out out", "check pets.yaml --out out", "ledger pets.yaml", "list pets.yaml"] {
        let pets = Pets::new();
        pets.succeed("generate pets.yaml --out out");
        assert_eq!(pets.succeed(command).stderr, "", "{command}");
    }
}

#[test]
fn colours_need_a_terminal_or_color_always() {
    let pets = Pets::new();
    pets.edit("openapi: 3.1.0", "openapi: 4.0.0");
    for (arguments, coloured) in [("", false), ("--color never", false), ("--color always", true)] {
        let ran = pets.run(&format!("list pets.yaml {arguments}"));
        assert_eq!(ran.stderr.contains('\u{1b}'), coloured, "{arguments}");
    }
}

#[test]
fn a_configuration_is_found_in_the_current_folder_and_in_spec() {
    for folder in ["", "spec/"] {
        let pets = Pets::new();
        pets.write(&format!("{folder}wirewright.toml"), "spec = \"api.yaml\"\n");
        pets.write(&format!("{folder}api.yaml"), &pets.read("pets.yaml"));
        assert_eq!(pets.succeed("list --short").stdout, pets.succeed("list pets.yaml --short").stdout);
    }
}

#[test]
fn an_invalid_crate_name_is_bad_usage() {
    let pets = Pets::new();
    for name in ["1bad", "a.b", "../a", "std", "fn", "con"] {
        let ran = pets.run(&format!("generate pets.yaml --out out --crate {name}"));
        assert_eq!(ran.code, 2, "{ran}");
        assert!(ran.stderr.starts_with(&format!("error: `{name}` is not a valid crate name: ")), "{ran}");
    }
    let ran = pets.run_with(&["generate", "pets.yaml", "--out", "out", "--crate", "1 bad"]);
    assert_snapshot!(ran);
    assert!(!pets.path("out").exists());
}

#[test]
fn a_file_name_that_leaves_the_folder_is_bad_usage() {
    let pets = Pets::new();
    for name in ["../evil", "/tmp/evil", "a/b", "..", "nul", "pets.rs"] {
        for command in ["generate", "check"] {
            let ran = pets.run(&format!("{command} pets.yaml --out out --file-name {name}"));
            assert_eq!(ran.code, 2, "{ran}");
            assert!(ran.stderr.starts_with(&format!("error: `{name}` is not a valid file name: ")), "{ran}");
        }
    }
    assert!(!pets.path("out").exists() && !pets.path("evil.rs").exists());
}

#[test]
fn another_crate_name_than_in_the_manifest_is_bad_usage() {
    let pets = Pets::new();
    pets.succeed("generate pets.yaml --out out --crate pets");
    let before = files(&pets, "out");
    assert_snapshot!(pets.run("generate pets.yaml --out out --crate cats"));
    assert_eq!(files(&pets, "out"), before);
    assert_eq!(pets.run("check pets.yaml --out out --crate cats").code, 2);
}

#[test]
fn a_workspace_manifest_is_not_turned_into_a_crate_manifest() {
    let pets = Pets::new();
    let manifest = "[workspace]\nmembers = [\"a\"]\n";
    pets.write("out/Cargo.toml", manifest);
    assert_snapshot!(pets.run("generate pets.yaml --out out --crate pets"));
    assert_eq!(pets.read("out/Cargo.toml"), manifest);
    assert_eq!(files(&pets, "out"), ["Cargo.toml"]);
}

#[cfg(unix)]
#[test]
fn a_broken_link_is_rejected_as_the_output_folder() {
    let pets = Pets::new();
    std::os::unix::fs::symlink("nowhere", pets.path("out")).unwrap();
    assert_snapshot!(pets.run("generate pets.yaml --out out"));
    assert!(!pets.path("nowhere").exists());
}
