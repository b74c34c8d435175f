//! `generate --dry-run`: shows changes and makes none.

use insta::assert_snapshot;

use crate::generate::files;
use crate::run::Pets;

const GENERATE: &str = "generate pets.yaml --out out --crate pets";
const DRY_RUN: &str = "generate pets.yaml --out out --crate pets --dry-run";

#[test]
fn all_files_of_a_new_folder_would_be_created() {
    let pets = Pets::new();
    assert_snapshot!(pets.run(DRY_RUN));
    assert!(!pets.path("out").exists());
}

#[test]
fn created_changed_and_removed_files_are_shown() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    pets.write("out/src/types/cat.rs", &pets.read("out/src/types/pet.rs"));
    pets.edit("{name: {type: string}}", "{name: {type: string}, owner: {$ref: '#/components/schemas/Owner'}}");
    pets.write(
        "pets.yaml",
        &format!("{}    Owner: {{type: object, properties: {{id: {{type: integer}}}}}}\n", pets.read("pets.yaml")),
    );
    let before: Vec<_> = files(&pets, "out").into_iter().map(|name| pets.read(&format!("out/{name}"))).collect();
    assert_snapshot!(pets.run(DRY_RUN));
    let after: Vec<_> = files(&pets, "out").into_iter().map(|name| pets.read(&format!("out/{name}"))).collect();
    assert_eq!(before, after);
}

#[test]
fn the_run_after_it_makes_the_changes_shown() {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    let ran = pets.succeed(DRY_RUN);
    assert_eq!(ran.stdout, "dry run: 0 files to create, 0 to change, 0 to remove, 6 up to date; nothing was written\n");
    pets.write("out/src/types/pet.rs", &pets.read("out/src/types/pet.rs").replace("name", "nom"));
    std::fs::remove_file(pets.path("out/src/lib.rs")).unwrap();
    let shown = pets.succeed(DRY_RUN).stdout;
    assert_eq!(shown.lines().filter(|line| line.trim_start().starts_with(['C', 'R'])).count(), 2, "{shown}");
    assert!(pets.succeed(GENERATE).stdout.contains("(2 changed, 0 removed)"));
}

#[test]
fn a_file_written_by_hand_is_an_error() {
    let pets = Pets::new();
    pets.write("out/src/lib.rs", "// By hand.\n");
    assert_snapshot!(pets.run(DRY_RUN));
    assert_eq!(pets.run(&format!("{DRY_RUN} --force")).code, 0);
    assert_eq!(pets.read("out/src/lib.rs"), "// By hand.\n");
}

#[test]
fn a_quiet_dry_run_is_bad_usage() {
    let ran = Pets::new().run(&format!("{DRY_RUN} --quiet"));
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("cannot be used with"), "{ran}");
}
