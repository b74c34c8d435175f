//! Servers: a variable cannot change other parts of the URL, and a call goes to the documented server or to the one it
//! selects.

use wirewright_client::{ConfigError, OperationServers};
use wirewright_probes::servervars::servers::{ProductionCoast, StageApiStage};
use wirewright_probes::{opserver, servervars};

use crate::wire::{Log, Response, client_and_log, configured, header};

fn tide(server: impl Into<wirewright_client::ServerUrl>) -> String {
    let client = servervars::Client::new(server).unwrap();
    client.get_tide().request().unwrap().uri().to_string()
}

#[test]
fn a_base_url_with_variables_is_an_error() {
    let error = servervars::Client::new("https://{coast}.harbour.example/v1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid base URL `https://{coast}.harbour.example/v1`: it contains a variable in braces; replace it with a value"
    );
    assert_eq!(tide("https://west.harbour.example/v1"), "https://west.harbour.example/v1/tide");
}

#[test]
fn variables_have_their_defaults_or_given_values() {
    use servervars::Server;
    // The default port of https is omitted.
    assert_eq!(tide(Server::production()), "https://west.harbour.example/v1/tide");
    let server = Server::production().coast(ProductionCoast::East).port(8443).stage("v2/eu");
    assert_eq!(tide(server), "https://east.harbour.example:8443/v2/eu/tide");
    assert_eq!(tide(Server::sandbox_harbour_example()), "https://sandbox.harbour.example/v1/tide");
    assert_eq!(ProductionCoast::default().as_str(), "west");
}

#[test]
fn a_variable_cannot_change_the_host() {
    use servervars::Server;
    for port in ["1@evil.example", "1/..", "", "99999"] {
        let error = servervars::Client::new(Server::production().port(port)).unwrap_err();
        assert!(matches!(error, ConfigError::ServerVariable { .. } | ConfigError::BaseUrl { .. }), "{error}");
    }
    let stage = Server::production().stage("@evil.example?x#y");
    assert_eq!(tide(stage), "https://west.harbour.example/%40evil.example%3Fx%23y/tide");
}

#[test]
fn a_relative_server_is_resolved_against_a_given_url() {
    use servervars::Server;
    assert_eq!(tide(Server::v1().at("https://pier.example")), "https://pier.example/v1/tide");
    let server = Server::stage_api().stage(StageApiStage::V2).at("https://pier.example/docs/openapi.yaml");
    assert_eq!(tide(server), "https://pier.example/v2/api/tide");
}

fn one(client: (opserver::Client, Log)) -> (opserver::Client, Log) {
    (client.0.pass("t0"), client.1)
}

#[tokio::test]
async fn an_operation_is_sent_to_its_documented_server() {
    let (client, log) = one(client_and_log(Response::empty(204)));
    client.get_chart().await.unwrap();
    let request = log.one();
    assert_eq!(request.uri(), "https://charts.example/chart");
    assert_eq!(header(&request, "authorization"), Some("Bearer t0"));
    client.get_same().await.unwrap();
    assert_eq!(log.one().uri(), "https://harbour.example/v1/same");
    client.put_log().await.unwrap();
    assert_eq!(log.one().uri(), "https://harbour.example/v2/log");
}

#[tokio::test]
async fn variables_of_the_same_name_have_the_same_value() {
    let server = opserver::Server::coast_harbour_example().coast("east");
    let (client, log) = one(configured(server, |_| Response::empty(204), |builder| builder));
    client.get_log().await.unwrap();
    assert_eq!(log.one().uri(), "https://east.logs.example/log");
    let (client, log) = one(client_and_log(Response::empty(204)));
    client.get_log().await.unwrap();
    assert_eq!(log.one().uri(), "https://north.logs.example/log");
}

#[tokio::test]
async fn a_client_with_an_undocumented_url_sends_everything_to_that_url() {
    for base in ["http://127.0.0.1:8080", "https://gateway.example/harbour", "https://harbour.example/v2"] {
        let (client, log) = one(configured(base, |_| Response::empty(204), |builder| builder));
        client.get_chart().await.unwrap();
        assert_eq!(log.one().uri().to_string(), format!("{base}/chart"));
    }
    let on_loopback = opserver::Server::coast_harbour_example().coast("x");
    let (client, log) = one(configured(
        on_loopback,
        |_| Response::empty(204),
        |builder| builder.operation_servers(OperationServers::Client),
    ));
    client.get_chart().await.unwrap();
    assert_eq!(log.one().uri(), "https://x.harbour.example/v1/chart");
}

#[tokio::test]
async fn the_servers_of_operations_can_be_replaced_for_a_client_or_for_one_call() {
    let instead = "http://127.0.0.1:8081/charts";
    let (client, log) = one(configured(
        "http://127.0.0.1:8080",
        |_| Response::empty(204),
        |builder| builder.server_override(opserver::Server::charts_example(), instead),
    ));
    client.get_chart().await.unwrap();
    assert_eq!(log.one().uri(), "http://127.0.0.1:8081/charts/chart");
    client.get_chart().server(opserver::Server::coast_logs_example().coast("south")).await.unwrap();
    assert_eq!(log.one().uri(), "https://south.logs.example/chart");
    assert!(client.get_chart().server("ftp://x").await.unwrap_err().to_string().contains("`server` cannot be sent"));
    let (client, log) = one(configured(
        "http://127.0.0.1:8080",
        |_| Response::empty(204),
        |builder| builder.operation_servers(OperationServers::Documented),
    ));
    client.get_chart().await.unwrap();
    assert_eq!(log.one().uri(), "https://charts.example/chart");
}
