//! The progress of long work: a line on a terminal that is erased at the end.

#![cfg(unix)]

use std::process::Command;
use std::time::Duration;

use crate::run::{PETS, Pets, binary};
use crate::terminal::run;

const LONG: Duration = Duration::from_millis(1_300);

fn command(pets: &Pets, arguments: &str) -> Command {
    let mut command = binary();
    command.current_dir(pets.folder()).args(arguments.split_whitespace()).env("TERM", "xterm");
    command
}

#[test]
fn long_work_shows_a_line_that_is_erased() {
    let pets = Pets::new();
    let ran = run(command(&pets, "generate - --out out"), Some((LONG, PETS)));
    let line = "Reading the description";
    assert!(ran.stderr.starts_with(&format!("\r{line}")), "{:?}", ran.stderr);
    let (_, last) = ran.stderr.strip_suffix('\r').unwrap().rsplit_once('\r').unwrap();
    assert!(last.len() >= line.len() && last.trim().is_empty(), "{:?}", ran.stderr);
    assert!(ran.stdout.starts_with("1 operation and 1 type in 1 file"), "{:?}", ran.stdout);
}

#[test]
fn short_work_shows_nothing() {
    let pets = Pets::new();
    assert_eq!(run(command(&pets, "generate pets.yaml --out out"), None).stderr, "");
}

#[test]
fn quiet_work_shows_nothing() {
    let pets = Pets::new();
    let ran = run(command(&pets, "generate - --out out --quiet"), Some((LONG, PETS)));
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), ("", ""));
}
