//! Colours of diffs and diagnostics, by option, environment and terminal.

use insta::assert_snapshot;

use crate::run::{Pets, binary};

const GENERATE: &str = "generate pets.yaml --out out --crate pets";
const CHECK: &str = "check pets.yaml --out out --crate pets";

fn stale() -> Pets {
    let pets = Pets::new();
    pets.succeed(GENERATE);
    pets.edit("{name: {type: string}}", "{name: {type: string}, age: {type: integer}}");
    pets
}

/// Returns the output of `check` with variables in its environment.
fn check(pets: &Pets, options: &str, environment: &[(&str, &str)]) -> String {
    let arguments = format!("{CHECK} {options}");
    let mut command = binary();
    command.current_dir(pets.folder()).args(arguments.split_whitespace()).envs(environment.iter().copied());
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn a_diff_has_colours_on_request() {
    let diff = check(&stale(), "--color always", &[]);
    assert_snapshot!(diff.replace('\u{1b}', "^"));
}

#[test]
fn a_diff_in_a_pipe_has_colours_only_by_option_or_environment() {
    let pets = stale();
    for (options, environment, has_colours) in [
        ("", &[][..], false),
        ("--color always", &[], true),
        ("--color always", &[("NO_COLOR", "1")], true),
        ("--color never", &[("CLICOLOR_FORCE", "1")], false),
        ("", &[("CLICOLOR_FORCE", "1")], true),
        ("--color auto", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        let diff = check(&pets, options, environment);
        assert_eq!(diff.contains('\u{1b}'), has_colours, "{options} {environment:?}: {diff}");
        assert!(diff.contains("+ field `Pet.age` added"), "{diff}");
    }
}

#[test]
fn diagnostics_follow_the_same_rules() {
    let pets = Pets::new();
    pets.edit("openapi: 3.1.0", "openapi: 3.1.0\nopenapi: 3.1.0");
    for command in ["init pets.yaml", "generate pets.yaml --out out", "list pets.yaml"] {
        let plain = pets.run(command).stderr;
        let coloured = pets.run(&format!("{command} --color always")).stderr;
        assert!(plain.starts_with("error[duplicate-key]"), "{plain}");
        assert!(!plain.contains('\u{1b}') && coloured.contains('\u{1b}'), "{coloured}");
    }
}

#[cfg(unix)]
#[test]
fn a_diff_on_a_terminal_has_colours_unless_they_are_turned_off() {
    let pets = stale();
    let run = |name: &str, value: &str| {
        let mut command = binary();
        command.current_dir(pets.folder()).args(CHECK.split_whitespace()).env("TERM", "xterm").env(name, value);
        crate::terminal::run(command, None).stdout
    };
    assert!(run("IRRELEVANT", "1").contains("\u{1b}[32m  + field `Pet.age` added"));
    assert!(!run("NO_COLOR", "1").contains('\u{1b}'));
}
