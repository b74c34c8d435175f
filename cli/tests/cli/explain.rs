//! Explanations of diagnostic codes, completions and the manual page.

use insta::assert_snapshot;

use crate::run::{root, run};

#[test]
fn a_code_is_explained_with_the_ways_to_change_it() {
    assert_snapshot!(run(root(), "explain unknown-format"));
    assert_snapshot!(run(root(), "explain syntax"));
    assert_eq!(run(root(), "explain unknown-fromat").code, 2);
}

#[test]
fn all_codes_are_listed() {
    let list = run(root(), "explain").stdout;
    assert_eq!(list.lines().count(), wirewright::diagnostics::Code::ALL.len());
    assert!(list.lines().all(|line| line.split_whitespace().count() > 4), "{list}");
}

#[test]
fn each_shell_has_completions_for_all_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = run(root(), &format!("completions {shell}")).stdout;
        for command in ["generate", "check", "explain", "--overlay"] {
            assert!(text.contains(command.trim_start_matches('-')), "{shell}: {command}");
        }
    }
    assert_eq!(run(root(), "completions tcsh").code, 2);
}

#[test]
fn the_manual_page_has_the_commands() {
    let page = run(root(), "man").stdout;
    assert!(page.contains(".TH wirewright 1") && page.contains("wirewright\\-generate(1)"), "{page}");
}
