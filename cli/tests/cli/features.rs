//! The features of groups in the manifest of a crate.

use insta::assert_snapshot;

use crate::run::Pets;

const GENERATE: &str = "generate pets.yaml --out out --crate pets";

#[test]
fn the_features_of_new_groups_are_added_to_an_existing_manifest() {
    let pets = Pets::new();
    let manifest = "\
[package]
name = \"pets\"
version = \"3.2.1\"

[features]
default = [\"pets\", \"mine\"] # Ours.
mine = []
pets = [\"mine\"]
";
    pets.write("out/Cargo.toml", manifest);
    let operation =
        "\n  /shops:\n    get:\n      operationId: listShops\n      responses: {'204': {description: None}}\n";
    pets.edit("\ncomponents:", &format!("{operation}components:"));
    pets.succeed(GENERATE);
    assert_snapshot!(pets.read("out/Cargo.toml"), @r#"
    [package]
    name = "pets"
    version = "3.2.1"

    [features]
    default = [
        "pets",
        "mine",
        "shops",
    ] # Ours.
    mine = []
    pets = ["mine"]
    shops = []

    [dependencies]
    wirewright-client = { version = "0.1", default-features = false }
    "#);
    assert_eq!(pets.run("check pets.yaml --out out --crate pets").code, 0);
}

#[test]
fn a_group_that_is_no_default_feature_is_not_added_again() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    let manifest = pets.read("out/Cargo.toml").replace("    \"pets\",\n", "");
    pets.write("out/Cargo.toml", &manifest);
    pets.succeed(GENERATE);
    assert_eq!(pets.read("out/Cargo.toml"), manifest);
}

#[test]
fn the_configuration_can_turn_features_off() {
    let pets = Pets::new();
    pets.write("wirewright.toml", "spec = \"pets.yaml\"\nout = \"out\"\ncrate = \"pets\"\nfeatures = false\n");
    pets.succeed("generate");
    assert!(pets.read("out/Cargo.toml").contains("default = [\"reqwest\"]\n"));
    assert_eq!(pets.run("check").code, 0);
    assert_eq!(pets.run("check --features true").code, 1);
}

#[test]
fn features_of_a_malformed_manifest_are_an_error() {
    let pets = Pets::new();
    pets.write("out/Cargo.toml", "features = 1\n[package]\nname = \"pets\"\nversion = \"1.0.0\"\n");
    let ran = pets.run(GENERATE);
    let message = "error: cannot complete the existing manifest: out/Cargo.toml: `features` is not a table, or its entry `default` is not a list\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (1, message));
}

#[test]
fn a_split_client_is_a_crate_with_features() {
    let pets = Pets::new();
    let output = pets.run("generate pets.yaml --out out --split");
    assert_eq!(output.code, 2, "{}", output.stderr);
    assert_snapshot!(output.stderr, @"error: only a crate can be split into crates: set the name of the crate");
    let output = pets.run("generate pets.yaml --out out --crate pets --split --features false");
    assert_eq!(output.code, 2, "{}", output.stderr);
    assert_snapshot!(output.stderr, @"error: a client that is split into crates has features: leave out `features = false`");
    pets.succeed("generate pets.yaml --out out --crate pets --split");
    assert_eq!(pets.run("check pets.yaml --out out --crate pets --split").code, 0);
    pets.write("out/crates/pets-pets/src/lib.rs", "// Mine.\n");
    let output = pets.run("generate pets.yaml --out out --crate pets --split");
    assert_eq!(output.code, 1, "{}", output.stderr);
    assert!(output.stderr.contains("crates/pets-pets/src/lib.rs` is not a generated file"), "{}", output.stderr);
}
