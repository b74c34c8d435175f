//! Redirects within attempts.

use crate::{
    api::{Get, Keyed, Post, call},
    server::{Server, at_once, loopback, response, serve, with},
};

#[tokio::test]
async fn each_attempt_follows_redirects_from_the_start() {
    let server = Server::default();
    let router = server.router(|number, request| match request.uri().path() {
        "/thing" => with(response(307), &[("location", "/other")]),
        _ => response(if number < 4 { 503 } else { 200 }),
    });
    let client = loopback(router).await;
    let response = call::<Get>(&client).send_full().await.unwrap();
    assert_eq!((response.attempts(), server.count()), (2, 4));
    let server = Server::default();
    let router = server.router(|_, request| match request.uri().path() {
        "/thing" => with(crate::server::response(307), &[("location", "/other")]),
        _ => crate::server::response(503),
    });
    let client = loopback(router).await;
    assert_eq!(call::<Post>(&client).body("pay".into()).send().await.unwrap_err().attempts(), 1);
    assert_eq!(server.count(), 2);
    call::<Keyed>(&client).body("pay".into()).send().await.unwrap_err();
    let keys = server.header("idempotency-key");
    assert_eq!(keys.len(), 8);
    assert!(keys[2..].iter().all(|key| *key == keys[2] && !key.is_empty()), "{keys:?}");
}

#[tokio::test]
async fn a_call_whose_key_was_lost_at_another_origin_is_not_repeated() {
    let target = Server::default();
    let other = serve(target.router(|_, _| response(503))).await;
    let server = Server::default();
    let location = format!("{other}/thing");
    let router = server.router(move |_, _| with(response(307), &[("location", &location)]));
    let url = serve(router).await;
    let builder = wirewright_client::Client::builder(url).resend_body_across_origins(true);
    let client = builder.retry(at_once()).build().unwrap();
    let error = call::<Keyed>(&client).body("pay".into()).send().await.unwrap_err();
    assert_eq!((error.attempts(), server.count(), target.count()), (1, 1, 1));
    assert_eq!(target.header("idempotency-key"), [""]);
    assert_eq!(call::<Get>(&client).send().await.unwrap_err().attempts(), 3);
}
