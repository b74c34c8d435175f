//! Overrides of the description in a single call.

use crate::{
    api::{self, Client, Pet},
    server::{Via, client, configured, echo, responding, response},
};

fn offline() -> Client {
    wirewright_client::Client::new("https://api.example.com/v1/").unwrap().into()
}

#[test]
fn a_custom_query_parameter_replaces_a_documented_one() {
    let client = offline();
    let call = client.list_pets("ann").limit(5).query("limit", "none").query("a b", 1).query("a b", "&=ü");
    let request = call.request().unwrap();
    assert_eq!(request.uri().query(), Some("limit=none&a%20b=1&a%20b=%26%3D%C3%BC"));
}

#[tokio::test]
async fn an_anonymous_call_carries_no_credential() {
    let server = responding(|request| response(200, "text/plain", echo(&request)));
    let configure = |builder: wirewright_client::ClientBuilder| {
        builder.default_header("x-auth-token", "t").default_header("x-own", "o")
    };
    let client = configured(Via::Process, server, configure).await;
    let seen = client.locked().anonymous().await.unwrap();
    let client = client.authorization_header("token").api_key("key").session("abc").query_key("k");
    assert_eq!(client.locked().anonymous().await.unwrap(), seen);
    for secret in ["authorization", "x-api-key", "cookie", "x-auth-token", "key="] {
        assert!(!seen.contains(secret), "{seen}");
    }
    assert!(seen.contains("x-own: o"), "{seen}");
    // A header that the call sets itself is sent.
    let seen = client.locked().anonymous().header("authorization", "mine").await.unwrap();
    assert!(seen.contains("authorization: mine") && !seen.contains("sid=abc"), "{seen}");
}

#[test]
fn a_segment_may_be_empty_where_the_call_allows_it() {
    let request = offline().list_pets("").allow_empty_segments().request().unwrap();
    assert_eq!(request.uri(), "https://api.example.com/v1/owners//pets");
    let error = offline().list_pets("..").allow_empty_segments().request().unwrap_err();
    assert!(matches!(error, api::Error::InvalidRequest(_)), "{error:?}");
    let error = offline().list_pets("").request().unwrap_err();
    assert!(error.to_string().contains("allow_empty_segments"), "{error}");
}

#[tokio::test]
async fn a_raw_body_replaces_a_documented_one_or_is_added() {
    let pet = Pet { id: 1, name: None };
    let request = offline().create_pet(&pet).raw_body("application/x-own", b"\xff\x00").request().unwrap();
    assert_eq!(
        (request.headers()["content-type"].as_bytes(), request.body().as_bytes().unwrap().as_ref()),
        (&b"application/x-own"[..], &b"\xff\x00"[..])
    );
    let server = responding(|request| response(200, "text/plain", echo(&request)));
    let client = client(Via::Socket, server).await.query_key("k");
    let seen = client.locked().raw_body("text/csv; header=present", "a,b").await.unwrap();
    assert!(seen.contains("content-type: text/csv; header=present"), "{seen}");
    for media_type in ["", "text", "image/*", "a/b\r\nc: d"] {
        let error = client.locked().raw_body(media_type, "x").request().unwrap_err();
        assert!(error.to_string().contains("its media type is invalid"), "{error}");
    }
}
