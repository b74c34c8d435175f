//! The clients that the build script made, against a server that answers as the real one does.

use wirewright_downstream::mailserver::Client;
use wirewright_downstream::mailserver_as_documented as documented;
use wirewright_tests::server::{Behaviour, Server, TOKEN, spawn};

async fn info_as_documented(server: &Server) -> Result<documented::types::MailServerInfo, String> {
    let client = documented::Client::new(server.base_url()).unwrap().authorization_header(TOKEN);
    client.mailserver_servers().get_mailserver_serverinfo().await.map_err(|error| {
        let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
        causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
    })
}

#[tokio::test]
async fn a_client_from_a_build_script_reads_the_answer() {
    let server = spawn(Behaviour::Answer).await;
    let client = Client::new(server.base_url()).unwrap().authorization_header(TOKEN);
    let info = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap();
    let names: Vec<_> = info.domains.iter().map(|domain| domain.name.as_str()).collect();
    assert_eq!(names, ["wren.example", "common.example"]);
    assert_eq!(info.server.out_server.port, 587);
}

#[tokio::test]
async fn the_program_of_the_quick_start_lists_the_domains() {
    let server = spawn(Behaviour::Answer).await;
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_wirewright-downstream"));
    program.arg(server.base_url()).env("TOKEN", TOKEN);
    // Elsewhere, for this thread runs the server.
    let output = tokio::task::spawn_blocking(move || program.output().unwrap()).await.unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "wren.example verified\ncommon.example not verified\n");
    assert!(output.status.success());
}

#[tokio::test]
async fn without_its_overlay_the_same_answer_is_an_error_that_names_what_did_not_match() {
    let server = spawn(Behaviour::Answer).await;
    let error = info_as_documented(&server).await.unwrap_err();
    insta::assert_snapshot!(error);
}

#[tokio::test]
async fn without_its_overlay_a_failure_is_no_empty_success_either() {
    let server = spawn(Behaviour::Failure).await;
    let error = info_as_documented(&server).await.unwrap_err();
    insta::assert_snapshot!(error);
}

#[tokio::test]
async fn without_its_overlay_the_client_reads_what_the_reference_promises() {
    let server = spawn(Behaviour::Bare).await;
    let info = info_as_documented(&server).await.unwrap();
    let dns = info.server.unwrap().dns.unwrap();
    assert_eq!(dns.mx_record.unwrap().host.as_deref(), Some("post.wren.example"));
    assert_eq!(info.domains.unwrap().len(), 2);
    assert_eq!(info.mailboxes.unwrap().len(), 1);
    assert_eq!(info.mailgroups.unwrap().len(), 1);
}
