//! Credentials: the first alternative whose credentials are all available is sent in full, without any others.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use wirewright_client::{CachedTokens, Token, TokenRequest, token_fn};
use wirewright_probes::r_security::{Client, Error};
use wirewright_probes::tags;

use crate::wire::{Log, Response, client_and_log, configured, header};

fn client() -> (Client, Log) {
    client_and_log(Response::empty(204))
}

/// Returns the parts of a request that carry credentials: two headers and the target.
fn carried(log: &Log) -> (Option<String>, Option<String>, String) {
    let request = log.one();
    let of = |name| header(&request, name).map(str::to_owned);
    (of("authorization"), of("x-badge"), request.uri().path_and_query().unwrap().to_string())
}

#[tokio::test]
async fn an_alternative_may_consist_of_one_scheme() {
    let (client, log) = client();
    client.pass("t0").get_boat().await.unwrap();
    assert_eq!(carried(&log), (Some("Bearer t0".to_owned()), None, "/v1/boat".to_owned()));
}

#[tokio::test]
async fn schemes_of_one_alternative_are_sent_together() {
    let (client, log) = client();
    client.badge("b 1").pin("p&2").get_boat().await.unwrap();
    assert_eq!(carried(&log), (None, Some("b 1".to_owned()), "/v1/boat?pin=p%262".to_owned()));
}

#[tokio::test]
async fn only_the_credentials_of_one_alternative_are_sent() {
    let (client, log) = client();
    client.port("o3").badge("b1").pin("p2").pass("t0").get_boat().await.unwrap();
    assert_eq!(carried(&log), (Some("Bearer t0".to_owned()), None, "/v1/boat".to_owned()));
}

#[tokio::test]
async fn an_incomplete_alternative_is_skipped() {
    let (client, log) = client();
    client.badge("b1").port("o3").get_boat().await.unwrap();
    assert_eq!(carried(&log), (Some("Bearer o3".to_owned()), None, "/v1/boat".to_owned()));
}

#[tokio::test]
async fn nothing_is_sent_without_a_complete_alternative() {
    let (client, log) = client();
    let error = client.badge("b1").get_boat().await.unwrap_err();
    assert!(matches!(error, Error::MissingCredential(_)));
    assert_eq!(log.count(), 0);
}

#[tokio::test]
async fn a_credential_is_not_shown() {
    let (client, _) = client();
    let client = client.pass("hush-hush");
    let shown = format!("{client:?} {:?}", client.get_boat());
    assert!(!shown.contains("hush"), "{shown}");
}

#[tokio::test]
async fn a_request_has_no_undocumented_headers() {
    let (client, log) = client_and_log::<tags::Client>(Response::empty(204));
    client.boats().list_boats().await.unwrap();
    let request = log.one();
    let mut names: Vec<_> = request.headers().keys().map(ToString::to_string).collect();
    names.sort();
    assert_eq!(names, ["user-agent"]);
}

fn all(client: Client) -> Client {
    client.pass("t0").badge("b1").pin("p2").port("o3").club("c4").login("ann", "secret").seal("Digest x=1").crumb("d5")
}

#[tokio::test]
async fn only_credentials_that_the_operation_requires_are_sent() {
    let (client, log) = client();
    let client = all(client);
    let carried_by = |log: &Log| {
        let request = log.one();
        let of = |name| header(&request, name).unwrap_or_default().to_owned();
        [of("authorization"), of("x-badge"), of("cookie"), request.uri().query().unwrap_or_default().to_owned()]
    };
    client.get_quay().await.unwrap();
    assert_eq!(carried_by(&log), ["", "", "", ""]);
    client.put_quay().await.unwrap();
    assert_eq!(carried_by(&log), ["", "b1", "", ""]);
    client.get_gate().await.unwrap();
    assert_eq!(carried_by(&log), ["Bearer t0", "", "", ""]);
    client.get_hold().await.unwrap();
    assert_eq!(carried_by(&log), ["Bearer o3", "", "", ""]);
    client.get_deck().await.unwrap();
    assert_eq!(carried_by(&log), ["Basic YW5uOnNlY3JldA==", "", "crumb=d5", ""]);
    client.put_deck().await.unwrap();
    assert_eq!(carried_by(&log), ["Digest x=1", "", "", ""]);
    client.delete_deck().await.unwrap();
    assert_eq!(carried_by(&log), ["", "", "", ""]);
}

#[tokio::test]
async fn an_operation_without_requirements_is_sent_without_credentials() {
    let (client, log) = client();
    for call in [client.get_quay().await, client.put_quay().await, client.delete_deck().await] {
        call.unwrap();
    }
    assert_eq!(log.count(), 3);
    for error in [client.get_gate().await, client.get_deck().await, client.put_deck().await, client.get_hold().await] {
        assert!(matches!(error.unwrap_err(), Error::MissingCredential(_)));
    }
    assert_eq!(log.count(), 3);
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once() {
    let response = |before| Response::empty(if before == 0 { 401 } else { 204 });
    let (client, log) = configured::<Client>("http://127.0.0.1:1", response, |builder| builder);
    let asked = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&asked);
    let tokens = CachedTokens::new(token_fn(move |request: TokenRequest| {
        let mut asked = noted.lock().unwrap();
        asked.push(format!("{} {:?} {}", request.scheme, request.scopes, request.rejected.is_some()));
        let token = Token::new(format!("o{}", asked.len()));
        async move { Ok(token) }
    }));
    let client = client.port(tokens);
    client.get_hold().await.unwrap();
    client.get_hold().await.unwrap();
    let sent = log.headers("authorization").into_iter().flatten().collect::<Vec<_>>();
    assert_eq!(sent, ["Bearer o1", "Bearer o2", "Bearer o2"]);
    assert_eq!(*asked.lock().unwrap(), [r#"port ["look", "load"] false"#, r#"port ["look", "load"] true"#]);
    // Different scopes require a different token.
    client.get_boat().await.unwrap();
    assert_eq!(asked.lock().unwrap().last().unwrap(), r#"port ["look"] false"#);
}

#[tokio::test]
async fn a_token_that_is_rejected_twice_is_an_error() {
    let (client, log) = configured::<Client>("http://127.0.0.1:1", |_| Response::empty(401), |builder| builder);
    let number = AtomicUsize::new(0);
    let tokens = token_fn(move |_| {
        let token = Token::new(format!("o{}", number.fetch_add(1, Ordering::SeqCst)));
        async move { Ok(token) }
    });
    let error = client.club(tokens).get_hold().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), log.count()), (401, 2));
    let (client, log) = configured::<Client>("http://127.0.0.1:1", |_| Response::empty(401), |builder| builder);
    let same = token_fn(|_| async { Ok(Token::new("same")) });
    assert_eq!(client.club(same).get_hold().await.unwrap_err().status().unwrap().as_u16(), 401);
    assert_eq!(log.count(), 1);
}

#[tokio::test]
async fn nothing_is_sent_without_a_token() {
    let (client, log) = client();
    let client = client.port(token_fn(|_| async { Err("no harbour master".into()) }));
    let error = client.get_hold().await.unwrap_err();
    assert_eq!(error.to_string(), "getHold (GET /hold): failed to obtain a token for `port`");
    assert!(!error.may_have_been_sent() && log.count() == 0);
    // The token is not known before sending, so `request` fails unless the call sets the header itself.
    assert!(client.get_hold().request().is_err());
    assert!(client.get_hold().header("authorization", "own").request().is_ok());
}
