//! `diff`: reports of changes between two versions.

use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

use crate::run::{PETS, Pets};

/// Returns a folder with `pets.yaml` and a new version, `new.yaml`.
fn versions() -> Pets {
    let pets = Pets::new();
    let new = PETS.replace("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}");
    pets.write("new.yaml", &new.replace("required: [name]", "required: []"));
    pets
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    for (key, value) in [("NAME", "Pets"), ("EMAIL", "pets@example.com")] {
        command.env(format!("GIT_AUTHOR_{key}"), value).env(format!("GIT_COMMITTER_{key}"), value);
    }
    let ran = command.current_dir(folder).args(arguments).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn two_descriptions_are_compared() {
    assert_snapshot!(versions().run("diff pets.yaml new.yaml"));
}

#[test]
fn the_exit_code_depends_on_the_verdict() {
    let pets = versions();
    assert_eq!(pets.run("diff pets.yaml new.yaml --fail-on major").code, 1);
    assert_eq!(pets.run("diff pets.yaml pets.yaml --fail-on patch").code, 0);
    pets.write("more.yaml", &PETS.replace("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}"));
    assert_eq!(pets.run("diff pets.yaml more.yaml --fail-on major").code, 0);
    assert_eq!(pets.run("diff pets.yaml more.yaml --fail-on minor").code, 1);
    assert_eq!(pets.run("diff pets.yaml").code, 2);
    assert_eq!(pets.run("diff pets.yaml new.yaml --json --markdown").code, 2);
    assert_eq!(pets.run("diff pets.yaml missing.yaml").code, 1);
    assert_eq!(pets.run("diff no-such-revision:pets.yaml new.yaml").code, 2);
}

#[test]
fn a_checked_in_crate_is_compared_with_a_description() {
    let pets = versions();
    pets.succeed("generate pets.yaml --out out --crate pets-client");
    assert_eq!(pets.run("diff out pets.yaml --fail-on patch").code, 0);
    let ran = pets.run("diff out new.yaml --fail-on major");
    assert_eq!(ran.code, 1, "{ran}");
    assert!(ran.stdout.contains("`Pet.name`: `String` -> `Option<String>`"), "{ran}");
    assert_eq!(pets.run("diff . new.yaml").code, 1);
}

#[test]
fn a_checked_in_file_is_compared_with_a_description() {
    let pets = versions();
    pets.succeed("generate pets.yaml --out src");
    assert_eq!(pets.run("diff src/pets.rs pets.yaml --fail-on patch").code, 0);
    let ran = pets.run("diff src/pets.rs new.yaml");
    assert!(ran.stdout.contains("`Pet.name`: `String` -> `Option<String>`"), "{ran}");
}

#[test]
fn a_revision_of_git_is_compared_with_its_other_files() {
    let pets = Pets::new();
    let split = PETS.replace("'#/components/schemas/Pet'", "'parts/pet.yaml'");
    pets.write("pets.yaml", &split);
    std::fs::create_dir(pets.path("parts")).unwrap();
    pets.write("parts/pet.yaml", "{type: object, required: [name], properties: {name: {type: string}}}\n");
    git(pets.folder(), &["init", "--quiet"]);
    git(pets.folder(), &["add", "."]);
    git(pets.folder(), &["commit", "--quiet", "--message", "Add pets"]);
    pets.write("parts/pet.yaml", "{type: object, required: [name], properties: {name: {type: integer}}}\n");
    for old in ["HEAD:pets.yaml", "HEAD:./pets.yaml"] {
        assert_snapshot!("a_revision_of_git", pets.run(&format!("diff {old} pets.yaml")));
    }
    assert_eq!(pets.run("diff HEAD:cats.yaml pets.yaml").code, 2);
    assert_eq!(pets.run("diff --fail-on patch HEAD:pets.yaml HEAD:pets.yaml").code, 0);
}

#[test]
fn only_what_a_crate_uses_is_reported() {
    let pets = versions();
    std::fs::create_dir(pets.path("src")).unwrap();
    let source = |body: &str| format!("async fn f(client: Client) {{ {body} }}");
    pets.write("src/main.rs", &source("client.pets().list_pets().await"));
    let ran = pets.run("diff pets.yaml new.yaml --used-by src --fail-on major");
    assert_eq!(ran.code, 0, "{ran}");
    pets.write("src/main.rs", &source("client.pets().list_pets().await[0].name"));
    let ran = pets.run("diff pets.yaml new.yaml --used-by src --fail-on major");
    assert_eq!(ran.code, 1, "{ran}");
    pets.write("src/main.rs", &source("client.cats().list_cats().await"));
    let ran = pets.run("diff pets.yaml new.yaml --used-by src --fail-on patch");
    assert_eq!(ran.code, 0, "{ran}");
}

#[test]
fn the_report_of_the_guide_is_real() {
    let old = std::fs::read_to_string(crate::run::root().join("examples/workshop/workshop.yaml")).unwrap();
    let changes = [
        ("maximum: 100, default: 20", "maximum: 100, default: 50"),
        ("in_repair, ready,", "in_repair, waiting_for_parts, ready,"),
        (
            "        received_at: {type: string, format: date-time}\n        needed_by",
            "        received_at: {type: string, format: date-time}\n        ready_by: {type: string, format: date-time}\n        needed_by",
        ),
        ("required: [id, caption, bytes, media_type]", "required: [id, bytes, media_type]"),
    ];
    let new = changes.iter().fold(old.clone(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    });
    let pets = Pets::new();
    std::fs::create_dir(pets.path("spec")).unwrap();
    pets.write("spec/workshop.yaml", &old);
    git(pets.folder(), &["init", "--quiet"]);
    git(pets.folder(), &["add", "."]);
    git(pets.folder(), &["commit", "--quiet", "--message", "Add the description"]);
    pets.write("spec/workshop.yaml", &new);
    let ran = pets.run("diff HEAD:spec/workshop.yaml spec/workshop.yaml");
    let guide = std::fs::read_to_string(crate::run::root().join("docs/guide/src/upgrading.md")).unwrap();
    assert!(guide.contains(&format!("```text\n{}```\n", ran.stdout)), "{ran}");
}
