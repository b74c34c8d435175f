//! `ledger`: the fate of every keyword.

use insta::assert_snapshot;

use crate::run::{Pets, root, run};

#[test]
fn the_mail_server() {
    assert_snapshot!(run(root(), "ledger spec/mailserver.yaml"));
}

#[test]
fn no_keyword_of_the_mail_server_is_degraded_or_ignored() {
    let ran = run(root(), "ledger --config spec/wirewright.toml --fail-on degraded");
    assert_eq!(ran.code, 0, "{ran}");
    assert!(ran.stdout.trim_end().ends_with("0 degraded, 0 ignored"), "{ran}");
}

#[test]
fn ignored_keywords_fail_only_with_fail_on() {
    let pets = Pets::new();
    pets.edit("operationId: listPets", "operationId: listPets\n      externalDocs: {url: https://example.com}");
    assert_eq!(pets.run("ledger pets.yaml").code, 0);
    assert_eq!(pets.run("ledger pets.yaml --fail-on degraded").code, 0);
    assert_snapshot!(pets.run("ledger pets.yaml --fail-on ignored"));
}

#[test]
fn degraded_keywords_fail_only_with_fail_on() {
    let pets = Pets::new();
    pets.edit("{type: string}", "{enum: [a, [b]]}");
    assert_eq!(pets.run("ledger pets.yaml").code, 0);
    assert_eq!(pets.run("ledger pets.yaml --fail-on degraded").code, 1);
}
