//! Responses in an envelope, and responses without any documented property.

use serde_json::json;

use crate::{
    api::{Error, Info, op::GetInfoError},
    server::{BOTH, Via, chain, client, fixed},
};

const JSON: &str = "application/json; charset=utf-8";

#[tokio::test]
async fn values_are_returned_without_their_envelope() {
    const BODY: &str = r#"{"count":1,"status":0,"response":{"Server":{"id":7},"Domains":[]}}"#;
    for via in BOTH {
        let client = client(via, fixed(200, JSON, BODY)).await;
        let info = client.get_info().await.unwrap();
        assert_eq!(info, Info { server: Some(json!({"id": 7})), domains: Some(vec![]) });
        let full = client.get_info().send_full().await.unwrap();
        assert_eq!((full.status().as_u16(), full.bytes().as_ref()), (200, BODY.as_bytes()));
        assert_eq!(full.headers()["content-type"], JSON);
        let envelope = client.get_info().send_envelope().await.unwrap().into_value();
        assert_eq!((envelope.count, envelope.status, envelope.response), (Some(1), Some(0), Some(info)));
    }
}

#[tokio::test]
async fn a_failure_in_an_envelope_is_the_operations_error() {
    let server = fixed(200, JSON, r#"{"status":1,"error":{"message":"no such portal"}}"#);
    let client = client(Via::Process, server).await;
    let error = client.get_info().await.unwrap_err();
    let Some(GetInfoError::Failure(failure)) = error.api() else { panic!("{error:?}") };
    assert_eq!(failure.message, "no such portal");
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.to_string(), "getInfo (GET /info): the server responded 200 OK: no such portal");
    let envelope = client.get_info().send_envelope().await.unwrap();
    assert_eq!(envelope.value().error, Some(failure.clone()));
}

#[tokio::test]
async fn an_envelope_without_a_value_is_an_error() {
    let client = client(Via::Process, fixed(200, JSON, r#"{"status":0,"count":0}"#)).await;
    let error = client.get_info().await.unwrap_err();
    let Error::UndecodableBody(detail) = &error else { panic!("{error:?}") };
    assert_eq!(detail.source.path(), "/response");
    assert!(chain(&error).contains("`response` is missing or null"), "{error}");
}

#[tokio::test]
async fn a_value_without_documented_properties_is_an_error() {
    const BODY: &str = r#"{"status":0,"response":{"server":{},"domains":[],"mailboxes":[]}}"#;
    for via in BOTH {
        let client = client(via, fixed(200, JSON, BODY)).await;
        let error = client.get_info().await.unwrap_err();
        let Error::UndecodableBody(detail) = &error else { panic!("{error:?}") };
        assert_eq!(detail.source.path(), "/response");
        assert_eq!(detail.source.found(), ["server", "domains", "mailboxes"]);
        assert_eq!(detail.source.documented(), ["Server", "Domains"]);
        assert_eq!(error.bytes().unwrap(), BODY);
        assert_eq!(
            chain(&error),
            "getInfo (GET /info): the response body cannot be decoded (200 OK, `application/json; charset=utf-8`) at /response: \
             {\"status\":0,\"response\":{\"server\":{},\"domains\":[],\"mailboxes\":[]}}: at /response: no property of the response is \
             documented: found `server`, `domains`, `mailboxes`; expected `Server`, `Domains`",
        );
    }
}

#[tokio::test]
async fn a_response_without_the_envelope_is_an_error() {
    let client = client(Via::Process, fixed(200, JSON, r#"{"Server":{},"Domains":[]}"#)).await;
    let error = client.get_info().await.unwrap_err();
    assert!(chain(&error).contains("found `Server`, `Domains`; expected `count`, `status`"), "{error}");
}

#[tokio::test]
async fn an_empty_value_is_accepted() {
    let client = client(Via::Process, fixed(200, JSON, r#"{"response":{}}"#)).await;
    assert_eq!(client.get_info().await.unwrap(), Info::default());
}

#[tokio::test]
async fn a_401_may_have_any_body() {
    for via in BOTH {
        for (content_type, body) in [("", ""), ("text/html", "<h1>Log in</h1>"), ("application/json", "not json")] {
            let client = client(via, fixed(401, content_type, body)).await;
            let error = client.get_info().await.unwrap_err();
            assert_eq!(error.api(), Some(&GetInfoError::Unauthorized), "{body}");
            assert_eq!(error.bytes().unwrap(), body);
        }
    }
}
