//! `check`: generated code that is up to date, stale or changed by hand.

use insta::assert_snapshot;

use crate::generate::files;
use crate::run::Pets;

const GENERATE: &str = "generate pets.yaml --out out --crate pets";
const CHECK: &str = "check pets.yaml --out out --crate pets";

#[test]
fn up_to_date_code_passes_without_output() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    let ran = pets.run(CHECK);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
}

#[test]
fn stale_code_is_a_failure_with_a_report() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    pets.edit("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}");
    let before = files(&pets, "out");
    assert_snapshot!(pets.run(CHECK));
    assert_eq!(files(&pets, "out"), before);
    assert!(!pets.read("out/src/types/pet.rs").contains("age"));
}

#[test]
fn code_changed_by_hand_is_a_failure() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    let changed = pets.read("out/src/types/pet.rs").replace("pub name", "pub nom");
    pets.write("out/src/types/pet.rs", &changed);
    let ran = pets.run(CHECK);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("  - field `Pet.nom` removed: `String`\n"), "{ran}");
    let ran = pets.run(&format!("{CHECK} --diff"));
    assert!(ran.stdout.contains("-    pub nom: String,\n+    pub name: String,\n"), "{ran}");
}

#[test]
fn missing_and_surplus_files_are_a_failure() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    let text = pets.read("out/src/types/pet.rs");
    pets.write("out/src/types/cat.rs", &text);
    std::fs::remove_file(pets.path("out/src/types/pet.rs")).unwrap();
    assert_snapshot!(pets.run(CHECK));
}

#[test]
fn a_missing_output_folder_is_a_failure_and_is_not_created() {
    let pets = Pets::new();
    assert_eq!(pets.run(CHECK).code, 1);
    assert!(!pets.path("out").exists());
}

#[test]
fn files_written_by_hand_are_ignored() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    pets.write("out/src/mine.rs", "// By hand.\n");
    assert_eq!(pets.run(CHECK).code, 0);
}

#[test]
fn the_raw_diff_is_printed_on_request() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    pets.edit("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}");
    assert_snapshot!(pets.run(&format!("{CHECK} --diff")));
}

#[test]
fn github_shows_annotations() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    pets.edit("{name: {type: string}}", "{name: {type: integer}, age: {type: integer}}");
    let ran = pets.run(&format!("{CHECK} --format github"));
    assert_snapshot!(ran);
    assert_eq!(pets.run("generate pets.yaml --out out --format github").code, 2);
}
