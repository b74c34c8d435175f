//! Idempotency keys, and operations that are safe to retry.

use insta::assert_snapshot;
use wirewright::Generator;

use crate::crate_folder::CrateFolder;
use crate::failure;

const TILLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/tills.yaml");

/// Returns the constants about retries, below the marker types that have them.
fn constants(folder: &CrateFolder) -> String {
    let text = folder.all_texts();
    let is_shown = |line: &&str| {
        ["impl Operation for ", "const IDEMPOTENCY_KEY", "const RETRY"].iter().any(|start| line.starts_with(start))
    };
    text.lines().map(str::trim).filter(is_shown).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_extension_applies_to_an_operation_or_to_all_methods_that_are_not_idempotent() {
    let tills = CrateFolder::generate(TILLS, "tills", |generator| generator);
    assert_snapshot!(constants(&tills), @r#"
    impl Operation for ListPayments {
    impl Operation for Pay {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("X-Once");
    impl Operation for SearchPayments {
    impl Operation for CancelPayment {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("X-Cancel");
    impl Operation for ChangePayment {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("X-Once");
    "#);
    let text = tills.all_texts();
    assert!(text.contains("Safe to retry, by the idempotency key `X-Once`"), "{text}");
    // A documented parameter for the key is optional, since the client creates the key.
    assert!(text.contains("pub fn pay(&self, till: i64) -> PayCall<'_> {"), "{text}");
    assert!(text.contains("pub fn x_once(self, x_once: &str) -> Self {"), "{text}");
    // A parameter does not replace a method of all calls.
    assert!(text.contains("pub fn retry_param(self, retry_param: bool)"), "{text}");
    assert!(tills.texts(&["Cargo.toml"]).contains("\"retry\""), "{}", tills.texts(&["Cargo.toml"]));
    tills.check(&[]);
}

#[test]
fn the_configuration_chooses_operations_by_patterns() {
    let tills = CrateFolder::generate(TILLS, "tills", |generator| {
        generator
            .idempotency_key("Idempotency-Key", ["searchPayments", "PATCH /payments/*"])
            .retry("/payments/**", true)
            .retry("GET /payments", false)
    });
    assert_snapshot!(constants(&tills), @r#"
    impl Operation for ListPayments {
    const RETRY: Option<bool> = Some(false);
    impl Operation for Pay {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("X-Once");
    impl Operation for SearchPayments {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("Idempotency-Key");
    const RETRY: Option<bool> = Some(true);
    impl Operation for CancelPayment {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("X-Cancel");
    const RETRY: Option<bool> = Some(true);
    impl Operation for ChangePayment {
    const IDEMPOTENCY_KEY: Option<&'static str> = Some("Idempotency-Key");
    const RETRY: Option<bool> = Some(true);
    "#);
    let all = CrateFolder::generate(TILLS, "tills", |generator| generator.idempotency_key("Key", [""; 0]));
    let keys = constants(&all);
    assert_eq!(keys.matches("Some(\"Key\")").count(), 3, "{keys}");
    let none = Generator::new(TILLS).operations(["listPayments"]);
    let files = none.files(&none.run().unwrap()).unwrap();
    assert!(files.iter().all(|file| !file.text.contains("retry")), "only keys need the feature");
}

#[test]
fn invalid_settings_are_errors() {
    let key = |header: &str, pattern: &str| failure(&Generator::new(TILLS).idempotency_key(header, [pattern]));
    let rows = [
        key("Idempotency Key", "pay"),
        key("Key", "paid"),
        key("Key", "POST /payment"),
        key("Key", "[pay"),
        failure(&Generator::new(TILLS).retry("listPayment", true)),
    ];
    assert_snapshot!(rows.join("\n"));
}
