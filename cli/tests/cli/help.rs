//! Help texts.

use insta::assert_snapshot;

use crate::run::{root, run};

#[test]
fn the_help_of_the_binary() {
    assert_snapshot!(run(root(), "--help"));
}

#[test]
fn the_help_of_each_subcommand() {
    for command in ["init", "generate", "check", "diff", "ledger", "list", "why", "explain", "completions", "man"] {
        assert_snapshot!(format!("help_{command}"), run(root(), &format!("{command} --help")));
    }
}

#[test]
fn the_help_of_every_subcommand_is_tested() {
    let help = run(root(), "--help").stdout;
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<&str> = commands
        .lines()
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(
        names,
        ["init", "generate", "check", "diff", "ledger", "list", "why", "explain", "completions", "man", "help"]
    );
}

#[test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(run(root(), "--version").stdout, concat!("wirewright ", env!("CARGO_PKG_VERSION"), "\n"));
}
