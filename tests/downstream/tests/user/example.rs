//! Tests of the example in the checked-in client, run as a user runs it.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use wirewright_tests::server::{Behaviour, Server, TOKEN, spawn};

use crate::cargo::executable;

/// Runs the example with the given arguments and variables, without the variables of this process that it reads.
async fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    static EXAMPLE: OnceLock<PathBuf> = OnceLock::new();
    let mut command = Command::new(EXAMPLE.get_or_init(|| executable("server_info")));
    command.args(arguments).env_remove("ONLYOFFICE_URL").env_remove("ONLYOFFICE_TOKEN").envs(variables.iter().copied());
    // The server runs on this thread's runtime, so waiting for the example must not block this thread.
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

/// Returns the exit code and both outputs, without the address of the server.
fn shown(server: &Server, output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap().replace(server.base_url(), "URL");
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    let out = out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    format!("exit code {}\n--- stdout\n{out}\n--- stderr\n{err}", output.status.code().unwrap())
}

#[tokio::test]
async fn the_example_prints_the_server_with_its_records_domains_mailboxes_and_groups() {
    let server = spawn(Behaviour::Success).await;
    let output = run(&[server.base_url(), TOKEN], &[]).await;
    insta::assert_snapshot!(shown(&server, &output));
}

#[tokio::test]
async fn environment_variables_may_replace_arguments() {
    let server = spawn(Behaviour::Success).await;
    let by_arguments = run(&[server.base_url(), TOKEN], &[]).await;
    let variables = [("ONLYOFFICE_URL", server.base_url()), ("ONLYOFFICE_TOKEN", TOKEN)];
    assert_eq!(run(&[], &variables).await, by_arguments);
    assert_eq!(run(&[server.base_url()], &variables[1..]).await, by_arguments);
}

#[tokio::test]
async fn each_failure_is_reported_in_one_line_with_exit_code_1() {
    let mut text = String::new();
    for behaviour in [
        Behaviour::UnauthorizedHtml,
        Behaviour::Failure,
        Behaviour::WrongContentType,
        Behaviour::Undocumented,
        Behaviour::Bare,
    ] {
        let server = spawn(behaviour.clone()).await;
        let output = run(&[server.base_url(), TOKEN], &[]).await;
        assert_eq!(output.status.code(), Some(1), "{behaviour:?}");
        assert!(output.stdout.is_empty(), "{behaviour:?}");
        text.push_str(&format!("{behaviour:?}\n  {}", String::from_utf8(output.stderr).unwrap()));
    }
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn bad_usage_is_reported() {
    let mut text = String::new();
    for arguments in [&[][..], &["https://portal.example.com"], &["portal", "t"], &["http://a.example", "t", "x"]] {
        let output = run(arguments, &[]).await;
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        text.push_str(&format!("server_info {}\n  {}", arguments.join(" "), String::from_utf8(output.stderr).unwrap()));
    }
    insta::assert_snapshot!(text);
}

#[tokio::test]
async fn help_is_a_success() {
    let output = run(&["--help"], &[]).await;
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
}
