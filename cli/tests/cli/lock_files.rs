//! The lock and the files that it protects: edited files, `--locked`, and locks that cannot be used.

use insta::assert_snapshot;

use crate::lock::{CONFIG, OPERATION, client, locked};
use crate::run::{PETS, Pets};

#[test]
fn an_edited_file_is_never_replaced_silently() {
    let pets = locked();
    let edited = pets.read("out/src/types/pet.rs") + "// Mine.\n";
    pets.write("out/src/types/pet.rs", &edited);
    pets.edit("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}");
    let before = (pets.read("wirewright.lock"), client(&pets));
    assert_snapshot!(pets.run("generate"), @r"
    exit code 1
    --- stderr
    error: cannot write the output: `out/src/types/pet.rs` was edited by hand since the last run
    help: make the change in an overlay, in the configuration or in a file of your own; `--force` discards the edit
    ");
    assert_eq!(pets.run("generate --dry-run").code, 1);
    assert_eq!((pets.read("wirewright.lock"), client(&pets)), before);
    let ran = pets.run("check");
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("error: `out/src/types/pet.rs` was edited by hand since the last run\nhelp: "),
        "{ran}"
    );
    pets.succeed("generate --force");
    assert!(!pets.read("out/src/types/pet.rs").contains("Mine"));
    pets.succeed("check");
}

#[test]
fn an_edited_file_is_not_removed_either() {
    let pets = locked();
    let edited = pets.read("out/src/types/pet.rs") + "// Mine.\n";
    pets.write("out/src/types/pet.rs", &edited);
    pets.write("pets.yaml", &PETS.replace("{$ref: '#/components/schemas/Pet'}", "{type: string}"));
    assert_eq!(pets.run("generate").code, 1);
    assert_eq!(pets.read("out/src/types/pet.rs"), edited);
    pets.succeed("generate --force");
    assert!(!pets.path("out/src/types/pet.rs").exists());
}

#[test]
fn line_ends_and_the_manifest_are_no_edits() {
    let pets = locked();
    let windows = pets.read("out/src/types/pet.rs").replace('\n', "\r\n");
    pets.write("out/src/types/pet.rs", &windows);
    pets.write("wirewright.lock", &pets.read("wirewright.lock").replace('\n', "\r\n"));
    pets.write("out/Cargo.toml", &(pets.read("out/Cargo.toml") + "\n# Ours.\n"));
    pets.succeed("check");
    pets.succeed("generate --locked");
    assert_eq!(pets.read("out/src/types/pet.rs"), windows);
}

#[test]
fn a_locked_run_fails_if_the_lock_would_change() {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    assert_snapshot!(pets.run("generate --locked"), @r"
    exit code 1
    --- stderr
    error: wirewright.lock: the lock does not exist
    help: generate without `--locked`, and check in the new lock
    ");
    assert!(!pets.path("out").exists() && !pets.path("wirewright.lock").exists());
    pets.succeed("generate");
    pets.edit("name: {type: string}", "name: {type: string}, age: {type: integer}");
    let before = (pets.read("wirewright.lock"), client(&pets));
    assert_snapshot!(pets.run("generate --locked"), @r"
    exit code 1
    --- stderr
    error: wirewright.lock: the lock would change: the description, the options or the output differ from it
    help: generate without `--locked`, and check in the new lock
    ");
    assert_eq!((pets.read("wirewright.lock"), client(&pets)), before);
    pets.write("pets.yaml", PETS);
    std::fs::remove_dir_all(pets.path("out")).unwrap();
    pets.succeed("generate --locked");
    pets.succeed("check");
}

#[test]
fn check_compares_the_lock() {
    let pets = locked();
    let lock = pets.read("wirewright.lock");
    // A comment in the description changes its digest, but no code.
    pets.write("pets.yaml", &format!("# New.\n{PETS}"));
    assert_snapshot!(pets.run("check"), @r"
    exit code 1
    --- stderr
    error: `wirewright.lock` is out of date; run `wirewright generate` with the same arguments to write it
    ");
    assert_eq!(pets.read("wirewright.lock"), lock);
    std::fs::remove_file(pets.path("wirewright.lock")).unwrap();
    let ran = pets.run("check");
    assert!(ran.code == 1 && ran.stderr.starts_with("error: `wirewright.lock` does not exist;"), "{ran}");
}

#[test]
fn a_lock_that_cannot_be_used_stops_the_run_before_anything_is_written() {
    let good = locked().read("wirewright.lock");
    let name = |text: &str| good.replace(OPERATION, &format!("operation GET /pets = {text}\n"));
    for (text, message) in [
        (
            good.replace(OPERATION, &format!("<<<<<<< HEAD\n{OPERATION}=======\n{OPERATION}>>>>>>> theirs\n")),
            "unresolved merge conflict",
        ),
        (good.replace("wirewright-lock 1", "wirewright-lock 7"), "version 7 of the format"),
        ("{}".to_owned(), "not a lock of wirewright"),
        (String::new(), "cannot be read: it is empty"),
        (good.replace("schema Pet\n", "schema \"Pet\n"), "unclosed quotation mark"),
        (name("f() {} fn main"), "is not a Rust identifier"),
        (name("self"), "is not a Rust identifier"),
        (name("r#crate"), "is not a Rust identifier"),
        (name("../../etc"), "is not a Rust identifier"),
        (name("a\u{202e}b"), "is not a Rust identifier"),
        (name(&"a".repeat(5_000)), "is not a Rust identifier"),
    ] {
        let pets = Pets::new();
        pets.write("wirewright.toml", CONFIG);
        pets.write("wirewright.lock", &text);
        let ran = pets.run("generate");
        assert_eq!(ran.code, 1, "{ran}");
        assert!(ran.stderr.starts_with("error[invalid-lock]: ") && ran.stderr.contains(message), "{ran}");
        assert!(ran.stderr.contains("--> wirewright.lock") && ran.stderr.contains("help: "), "{ran}");
        assert!(!pets.path("out").exists(), "{message}");
        assert_eq!(pets.read("wirewright.lock"), text);
    }
}
