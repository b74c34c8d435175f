//! Redirects, and the headers and bodies that they carry.

use axum::{Router, response::IntoResponse, routing::any};
use wirewright_client::RedirectRefusal;

use crate::{
    api::{Client, Error, Pet},
    server::{BOTH, Via, client, configured, echo, fixed, redirect, responding, response, serve},
};

const ACCEPT: &str = "accept: text/plain";

fn with_all(client: Client) -> Client {
    client.authorization_header("token").api_key("key").session("abc")
}

fn echoing() -> Router {
    responding(|request| response(200, "text/plain", echo(&request)))
}

#[tokio::test]
async fn the_same_origin_gets_the_credentials_again() {
    for via in BOTH {
        let server = echoing().route("/locked", any(|| async { redirect(307, "/there?x=1") }));
        let client = with_all(client(via, server).await);
        let seen = client.locked().header("x-own", "mine").await.unwrap();
        let lines: Vec<_> = seen.lines().filter(|line| !line.starts_with("user-agent")).collect();
        let expected =
            ["GET /there?x=1", ACCEPT, "authorization: token", "cookie: sid=abc", "x-api-key: key", "x-own: mine"];
        assert_eq!(lines, expected, "{via:?}");
    }
}

#[tokio::test]
async fn another_origin_gets_no_credentials() {
    let other = serve(echoing()).await;
    let server = responding(move |_| redirect(307, &format!("{other}/there")));
    let client = with_all(client(Via::Socket, server).await);
    let seen = client.locked().header("x-own", "mine").await.unwrap();
    let lines: Vec<_> = seen.lines().filter(|line| !line.starts_with("user-agent")).collect();
    assert_eq!(lines, ["GET /there", ACCEPT]);
}

#[tokio::test]
async fn a_query_key_is_not_sent_to_another_origin() {
    let other = serve(echoing()).await;
    let server = responding(move |_| redirect(302, &format!("{other}/there")));
    let client = client(Via::Socket, server).await.query_key("topsecret");
    let seen = client.locked().await.unwrap();
    assert!(seen.starts_with("GET /there\n"), "{seen}");
    assert!(!seen.contains("topsecret"), "{seen}");
}

#[tokio::test]
async fn a_redirected_post_becomes_a_get_or_keeps_its_body() {
    let pet = Pet { id: 1, name: None };
    for (status, expected) in [(302, ""), (303, ""), (307, r#"{"id":1}"#), (308, r#"{"id":1}"#)] {
        let there = |request: axum::extract::Request| async move {
            let method = request.method().clone();
            let body = axum::body::to_bytes(request.into_body(), 1000).await.unwrap();
            let name = format!("{method} {}", String::from_utf8_lossy(&body));
            axum::Json(serde_json::json!({"id": 2, "name": name})).into_response()
        };
        let server = Router::new()
            .route("/pets", any(move || async move { redirect(status, "/there") }))
            .route("/there", any(there));
        let client = client(Via::Socket, server).await;
        let name = client.create_pet(&pet).await.unwrap().name.unwrap();
        let method = if expected.is_empty() { "GET" } else { "POST" };
        assert_eq!(name, format!("{method} {expected}"), "{status}");
    }
}

#[tokio::test]
async fn a_body_is_resent_to_another_origin_only_if_allowed() {
    let pet = Pet { id: 1, name: Some("hunter2".into()) };
    for status in [307, 308] {
        let (other, seen) = crate::server::counting(fixed(200, "application/json", r#"{"id":2}"#));
        let other = serve(other).await;
        let server = responding(move |_| redirect(status, &format!("{other}/pets")));
        let strict = client(Via::Socket, server.clone()).await;
        let error = strict.create_pet(&pet).await.unwrap_err();
        let Error::RedirectRefused(detail) = &error else { panic!("{error:?}") };
        assert_eq!(detail.reason, RedirectRefusal::OtherOrigin);
        assert!(!format!("{error} {error:?}").contains("hunter2"));
        assert_eq!(seen.load(std::sync::atomic::Ordering::SeqCst), 0);
        let lax = configured(Via::Socket, server, |builder| builder.resend_body_across_origins(true)).await;
        assert_eq!(lax.create_pet(&pet).await.unwrap().id, 2);
    }
}

#[tokio::test]
async fn a_redirect_loop_ends_at_the_limit() {
    for via in BOTH {
        let server = responding(|_| redirect(302, "/locked"));
        let client = configured(via, server, |builder| builder.max_redirects(3)).await.query_key("k");
        let error = client.locked().await.unwrap_err();
        let Error::RedirectRefused(detail) = &error else { panic!("{error:?}") };
        assert_eq!(detail.reason, RedirectRefusal::TooMany(3));
        assert_eq!(error.status().unwrap(), 302);
    }
}

#[tokio::test]
async fn a_documented_redirect_is_a_response_and_not_followed() {
    let client = client(Via::Process, responding(|_| redirect(302, "https://cdn.example/photo"))).await;
    let error = client.get_photo().await.unwrap_err();
    assert!(error.api().is_some(), "{error:?}");
    assert_eq!(error.headers().unwrap()["location"], "https://cdn.example/photo");
}

#[tokio::test]
async fn an_invalid_location_is_rejected() {
    let client = client(Via::Process, responding(|_| redirect(302, "javascript:alert(1)"))).await;
    let error = client.list_pets("ann").await.unwrap_err();
    let Error::RedirectRefused(detail) = &error else { panic!("{error:?}") };
    assert_eq!(detail.reason, RedirectRefusal::BadLocation);
}
