//! `--strict`, `--deny` and `--allow`.

use insta::assert_snapshot;

use crate::run::Pets;

/// A description with a warning and a note.
fn doubtful() -> Pets {
    let pets = Pets::new();
    pets.edit("{name: {type: string}}", "{name: {type: strng}, age: {type: integer, format: years}}");
    pets
}

#[test]
fn a_warning_is_an_error_when_strict() {
    assert_snapshot!(doubtful().run("list pets.yaml --strict"));
}

#[test]
fn a_denied_warning_is_an_error() {
    let ran = doubtful().run("list pets.yaml --deny unknown-type");
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.starts_with("error[unknown-type]"), "{ran}");
}

#[test]
fn a_denied_note_is_an_error() {
    assert_snapshot!(doubtful().run("list pets.yaml --deny unknown-format"));
}

#[test]
fn an_allowed_warning_is_not_shown() {
    let pets = doubtful();
    assert!(pets.succeed("generate pets.yaml --out out").stderr.contains("warning[unknown-type]"));
    assert_eq!(pets.succeed("generate pets.yaml --out out --allow unknown-type").stderr, "");
}

#[test]
fn an_allowed_warning_is_not_an_error_when_strict() {
    assert_eq!(doubtful().run("list pets.yaml --strict --allow unknown-type").code, 0);
}

#[test]
fn a_code_that_is_both_denied_and_allowed_is_an_error() {
    assert_eq!(doubtful().run("list pets.yaml --deny unknown-type --allow unknown-type").code, 1);
}

#[test]
fn an_error_cannot_be_allowed() {
    let pets = Pets::new();
    pets.edit("openapi: 3.1.0", "openapi: 4.0.0");
    assert_eq!(pets.run("list pets.yaml --allow unknown-version").code, 1);
}

#[test]
fn notes_are_shown_when_verbose() {
    let pets = doubtful();
    assert!(!pets.succeed("generate pets.yaml --out out").stderr.contains("note[unknown-format]"));
    assert!(pets.succeed("generate pets.yaml --out out --verbose").stderr.contains("note[unknown-format]"));
}

#[test]
fn an_unknown_code_is_bad_usage() {
    assert_snapshot!(doubtful().run("list pets.yaml --deny unknown-typ"));
}

#[test]
fn a_bad_configuration_is_bad_usage() {
    let pets = doubtful();
    pets.write("wirewright.toml", "spec = \"pets.yaml\"\nstrikt = true\n");
    let ran = pets.run("list");
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("unknown field `strikt`"), "{ran}");
}

#[test]
fn references_out_of_the_folder_need_allow_outside() {
    let pets = Pets::new();
    pets.write("shared.yaml", "Pet: {type: object}\n");
    pets.write("spec/pets.yaml", &pets.read("pets.yaml").replace("'#/components/schemas/Pet'", "../shared.yaml#/Pet"));
    assert_eq!(pets.run("list spec/pets.yaml").code, 1);
    assert_eq!(pets.run("list spec/pets.yaml --allow-outside").code, 0);
}
