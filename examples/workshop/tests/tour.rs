//! Runs the program against the server, as a user runs it.

#![allow(clippy::unwrap_used)] // A test whose server cannot start should stop on the spot.

#[path = "../examples/server/app/mod.rs"]
mod app;

use std::process::Command;

/// Runs the program against a new server. Returns its exit code and what it prints, without the address of the server.
async fn run(arguments: &[&str]) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move { axum::serve(listener, app::router()).await });
    let arguments: Vec<_> = arguments.iter().map(|argument| argument.replace("URL", &url)).collect();
    let program = Command::new(env!("CARGO_BIN_EXE_workshop")).args(arguments).output();
    let output = program.unwrap();
    server.abort();
    let printed = [output.stdout, output.stderr].concat();
    let printed = String::from_utf8(printed).unwrap().replace(&url, "URL");
    format!("{printed}exit code {}", output.status.code().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_calls_every_operation() {
    let folder = tempfile::tempdir().unwrap();
    let printed = run(&["URL", folder.path().to_str().unwrap()]).await;
    insta::assert_snapshot!(printed);
    let chapter = include_str!("../../../docs/guide/src/program.md");
    assert!(chapter.contains(printed.strip_suffix("exit code 0").unwrap()), "the guide shows another output");
    let manual = std::fs::read_to_string(folder.path().join("BP-12.pdf")).unwrap();
    assert!(manual.starts_with("%PDF") && manual.ends_with("%%EOF\n"), "{manual}");
}

#[tokio::test(flavor = "multi_thread")]
async fn missing_arguments_are_reported() {
    insta::assert_snapshot!(run(&["URL"]).await, @"
    usage: workshop URL FOLDER
    exit code 1
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_reported_with_its_causes() {
    insta::assert_snapshot!(run(&["URL/elsewhere", "folder"]).await, @"
    getOpening (GET /opening): the server responded 404 Not Found, which is not documented: (the body is empty)
    exit code 1
    ");
    insta::assert_snapshot!(run(&["ftp://127.0.0.1", "folder"]).await, @"
    invalid base URL `ftp://127.0.0.1`: the scheme is neither http nor https
    exit code 1
    ");
}

/// The sources of the program.
const PROGRAM: &str = concat!(
    include_str!("../src/catalogue.rs"),
    include_str!("../src/connection.rs"),
    include_str!("../src/errors.rs"),
    include_str!("../src/events.rs"),
    include_str!("../src/main.rs"),
    include_str!("../src/orders.rs"),
    include_str!("../src/token.rs"),
);

#[test]
fn the_program_imports_everything_from_the_client() {
    let of_runtime: Vec<&str> = PROGRAM.lines().filter(|line| line.contains("use wirewright_client")).collect();
    assert!(of_runtime.is_empty(), "{of_runtime:?}");
    assert!(PROGRAM.contains("use workshop::{Client, File};"));
}

#[test]
fn no_operation_of_the_description_is_left_out() {
    let description = include_str!("../workshop.yaml");
    let ids: Vec<&str> = description.lines().filter_map(|line| line.trim().strip_prefix("operationId: ")).collect();
    assert_eq!(ids.len(), 12);
    for id in ids {
        let letters = id.chars().flat_map(|c| [c.is_uppercase().then_some('_'), Some(c.to_ascii_lowercase())]);
        let method: String = letters.flatten().collect();
        assert!(PROGRAM.contains(&format!(".{method}(")), "the program does not call {id}");
    }
}
