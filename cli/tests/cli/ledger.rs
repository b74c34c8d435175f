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
fn json_has_the_totals_and_each_keyword() {
    let pets = Pets::new();
    pets.edit("operationId: listPets", "operationId: listPets\n      externalDocs: {url: https://example.com}");
    let ran = pets.run("ledger pets.yaml --json --fail-on ignored");
    assert_eq!(ran.code, 1);
    let document: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let keywords = document["keywords"].as_array().unwrap();
    for count in ["implemented", "degraded", "ignored"] {
        let sum: u64 = keywords.iter().map(|keyword| keyword[count].as_u64().unwrap()).sum();
        assert_eq!(document["totals"][count].as_u64(), Some(sum), "{count}");
    }
    let operation: Vec<_> = keywords.iter().filter(|keyword| keyword["object"] == "Operation").collect();
    assert_snapshot!(serde_json::to_string_pretty(&operation).unwrap());
}

#[test]
fn degraded_keywords_fail_only_with_fail_on() {
    let pets = Pets::new();
    pets.edit("{type: string}", "{enum: [a, [b]]}");
    assert_eq!(pets.run("ledger pets.yaml").code, 0);
    assert_eq!(pets.run("ledger pets.yaml --fail-on degraded").code, 1);
}
