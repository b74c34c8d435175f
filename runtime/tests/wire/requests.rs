//! Requests that calls build and send.

use std::future::IntoFuture;

use crate::{
    api::{Client, Error, Pet},
    server::{Via, client, configured, counting, echo, fixed, responding, response},
};

fn offline() -> Client {
    wirewright_client::Client::new("https://api.example.com/v1/").unwrap().into()
}

#[test]
fn arguments_are_sent_in_their_locations() {
    let client = offline();
    let call = client.list_pets("Ann/../Bob?").limit(5).tags(&["a b", "c|d"]).trace("t-1").theme("dark");
    let request = call.header("x-own", "mine").request().unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(request.uri(), "https://api.example.com/v1/owners/Ann%2F..%2FBob%3F/pets?limit=5&tags=a%20b%7Cc%7Cd",);
    assert_eq!(request.headers()["accept"], "application/json, application/problem+json");
    assert_eq!(request.headers()["x-trace"], "t-1");
    assert_eq!(request.headers()["x-own"], "mine");
    assert_eq!(request.headers()["cookie"], "theme=dark");
    assert!(request.headers()["user-agent"].to_str().unwrap().starts_with("wirewright-client/"));
}

#[test]
fn a_body_has_its_media_type() {
    let request = offline().create_pet(&Pet { id: 1, name: Some("Rex".into()) }).request().unwrap();
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body(), r#"{"id":1,"name":"Rex"}"#);
}

#[test]
fn a_path_argument_cannot_leave_its_segment() {
    for owner in ["", ".", ".."] {
        let error = offline().list_pets(owner).request().unwrap_err();
        let Error::InvalidRequest(detail) = &error else { panic!("{error:?}") };
        assert_eq!(detail.parameter, "owner", "{owner:?}");
        assert!(!error.may_have_been_sent());
    }
}

#[tokio::test]
async fn a_header_cannot_add_another_header() {
    let (server, count) = counting(fixed(200, "application/json", "[]"));
    let client = client(Via::Process, server).await;
    for call in [client.list_pets("ann").trace("a\r\nx-evil: b"), client.list_pets("ann").header("x-own", "a\nb")] {
        let error = call.await.unwrap_err();
        assert!(matches!(error, Error::InvalidRequest(_)), "{error:?}");
        assert!(!error.to_string().contains("evil"), "{error}");
    }
    let error = client.list_pets("ann").header("no name", "x").await.unwrap_err();
    assert!(error.to_string().contains("`no name` cannot be sent"), "{error}");
    assert_eq!(count.load(std::sync::atomic::Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_missing_credential_sends_nothing() {
    let (server, count) = counting(fixed(200, "text/plain", "in"));
    let client = client(Via::Socket, server).await.authorization_header("token").api_key("key");
    let error = client.locked().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "locked (GET /locked): missing credentials; the operation requires `AuthorizationHeader` and `ApiKey` and `Session` or `QueryKey`",
    );
    assert!(!error.may_have_been_sent());
    assert_eq!(count.load(std::sync::atomic::Ordering::SeqCst), 0);
    let client = client.query_key("k e y");
    assert_eq!(client.locked().await.unwrap(), "in");
    assert_eq!(count.load(std::sync::atomic::Ordering::SeqCst), 1);
}

#[tokio::test]
async fn credentials_are_sent_only_where_required() {
    let server = responding(|request| response(418, "", echo(&request)));
    let client = client(Via::Process, server).await.authorization_header("token").session("abc").query_key("k");
    let error = client.list_pets("ann").await.unwrap_err();
    let seen = String::from_utf8_lossy(error.bytes().unwrap()).into_owned();
    assert!(seen.starts_with("GET /owners/ann/pets\n"), "{seen}");
    assert!(!seen.contains("authorization") && !seen.contains("cookie"), "{seen}");
}

#[tokio::test]
async fn headers_of_a_call_replace_default_headers() {
    let server = responding(|request| response(418, "", echo(&request)));
    let configure = |builder: wirewright_client::ClientBuilder| {
        builder.user_agent("tests/1").default_header("x-own", "default").default_header("x-other", "default")
    };
    let client = configured(Via::Process, server, configure).await;
    let error = client.list_pets("ann").header("x-own", "call").await.unwrap_err();
    let seen = String::from_utf8_lossy(error.bytes().unwrap()).into_owned();
    for line in ["user-agent: tests/1", "x-own: call", "x-other: default"] {
        assert!(seen.contains(line), "{seen}");
    }
    assert!(!seen.contains("x-own: default"), "{seen}");
}

#[tokio::test]
async fn bytes_are_returned_unchanged() {
    let server = responding(|_| response(200, "image/png", vec![0x89, 0, 0xff]));
    let photo = client(Via::Socket, server).await.get_photo().await.unwrap();
    assert_eq!(photo.as_ref(), [0x89, 0, 0xff]);
}

#[test]
fn clients_calls_and_errors_can_move_between_threads() {
    fn send<T: Send>(_: &T) {}
    fn shared<T: Send + Sync + 'static>() {}
    let client = offline();
    send(&client.list_pets("ann").send());
    send(&client.get_info().send_envelope());
    send(&client.list_pets("ann").into_future());
    shared::<Client>();
    shared::<Error<crate::api::Problem>>();
    assert!(size_of::<Error<[u64; 100]>>() <= 16);
}

#[test]
fn cookies_from_all_sources_share_one_header() {
    let client = offline().authorization_header("t").api_key("k").session("abc");
    let request = client.locked().header("cookie", "own=1").request().unwrap();
    assert_eq!(request.headers().get_all("cookie").iter().collect::<Vec<_>>(), ["sid=abc; own=1"]);
}

#[test]
fn a_url_that_is_too_long_is_an_error() {
    let error = offline().list_pets(&"x".repeat(70_000)).request().unwrap_err();
    assert_eq!(error.to_string(), "listPets (GET /owners/{owner}/pets): `url` cannot be sent: the URL is too long");
}
