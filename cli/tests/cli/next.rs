//! The last lines of `generate`, which say what to do next.

use crate::run::Pets;

/// A part of the description that needs the feature `uuid` of the runtime.
const WITH_UUID: &str = "{name: {type: string, format: uuid}}";

fn next(pets: &Pets, arguments: &str) -> String {
    let ran = pets.succeed(&format!("generate pets.yaml {arguments}"));
    ran.stdout.split_once('\n').unwrap().1.to_owned()
}

#[test]
fn a_new_crate_is_to_be_added_to_another_one() {
    let pets = Pets::new();
    let arguments = "--out clients/pets --crate pets";
    assert_eq!(
        next(&pets, arguments),
        "next: in the crate that uses the client, run `cargo add --path clients/pets`\n"
    );
    assert_eq!(next(&pets, arguments), "");
}

#[test]
fn a_new_file_needs_a_module_and_a_dependency() {
    let pets = Pets::new();
    pets.edit("{name: {type: string}}", WITH_UUID);
    assert_eq!(
        next(&pets, "--out src"),
        "next: add\n    \
         to [dependencies] in Cargo.toml: wirewright-client = { version = \"0.1\", features = [\"uuid\"] }\n    \
         to src/lib.rs or src/main.rs: mod pets;\n"
    );
    assert_eq!(next(&pets, "--out src"), "");
}

#[test]
fn a_dependency_that_lacks_a_feature_is_shown_again() {
    let pets = Pets::new();
    let manifest = "[package]\nname = \"app\"\nversion = \"1.0.0\"\n[dependencies]\n";
    pets.write("Cargo.toml", &format!("{manifest}wirewright-client = \"0.1\"\n"));
    assert_eq!(
        next(&pets, "--out src/api"),
        "next: add\n    to src/lib.rs or src/main.rs: #[path = \"api/pets.rs\"] mod pets;\n"
    );
    assert_eq!(next(&pets, "--out src/api"), "");
    pets.edit("{name: {type: string}}", WITH_UUID);
    let line = "wirewright-client = { version = \"0.1\", features = [\"uuid\"] }";
    assert_eq!(next(&pets, "--out src/api"), format!("next: add\n    to [dependencies] in Cargo.toml: {line}\n"));
    pets.write("Cargo.toml", &format!("{manifest}{line}\n"));
    assert_eq!(next(&pets, "--out src/api"), "");
}

#[test]
fn serde_and_the_folder_of_the_runtime_are_dependencies() {
    let pets = Pets::new();
    pets.write("app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"1.0.0\"\n");
    assert_eq!(
        next(&pets, "--out app/generated --file-name my-pets --models serde --runtime-path runtime"),
        "next: add\n    \
         to [dependencies] in Cargo.toml: wirewright-client = { version = \"0.1\", path = \"../runtime\" }\n    \
         to [dependencies] in Cargo.toml: serde = { version = \"1\", features = [\"derive\"] }\n    \
         to src/lib.rs or src/main.rs: #[path = \"../generated/my-pets.rs\"] mod my_pets;\n"
    );
}

#[test]
fn the_manifest_of_a_workspace_needs_no_dependency() {
    let pets = Pets::new();
    pets.write("Cargo.toml", "[workspace]\nmembers = []\n");
    assert!(next(&pets, "--out src").contains("to [dependencies] in Cargo.toml: wirewright-client = \"0.1\"\n"));
    assert_eq!(next(&pets, "--out src"), "");
}

#[test]
fn a_quiet_run_prints_nothing() {
    let ran = Pets::new().succeed("generate pets.yaml --out out --quiet");
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
}
