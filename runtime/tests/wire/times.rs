//! Timeouts.

use std::time::{Duration, Instant};

use axum::{Router, body::Body, routing::get};
use futures_util::{StreamExt, stream};
use wirewright_client::{BoxFuture, RequestBody, ResponseBody, SendOptions, Transport, TransportError, http};

use crate::{
    api::Error,
    server::{BOTH, chain, client, configured, redirect, responding, response},
};

const SHORT: Duration = Duration::from_millis(150);

fn slow() -> Router {
    Router::new().route(
        "/owners/ann/pets",
        get(|| async {
            tokio::time::sleep(Duration::from_secs(20)).await;
            "[]"
        }),
    )
}

#[tokio::test]
async fn a_slow_server_is_a_timeout() {
    for via in BOTH {
        let client = configured(via, slow(), |builder| builder.timeout(SHORT)).await;
        let start = Instant::now();
        let error = client.list_pets("ann").await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(error.is_timeout() && error.may_have_been_sent(), "{error:?}");
        assert_eq!(error.to_string(), "listPets (GET /owners/{owner}/pets): no complete response within 150ms");
    }
}

#[tokio::test]
async fn a_stalled_body_is_a_timeout() {
    for via in BOTH {
        let server = responding(|_| {
            let first = stream::once(async { Ok::<_, std::io::Error>("[") });
            response(200, "application/json", Body::from_stream(first.chain(stream::pending())))
        });
        let client = client(via, server).await;
        let start = Instant::now();
        // This body never ends. The outer timeout makes the test fail instead of hang if the call's timeout does not
        // work.
        let call = client.list_pets("ann").timeout(SHORT).send();
        let error = tokio::time::timeout(Duration::from_secs(5), call).await.unwrap().unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(error.is_timeout(), "{error:?}");
    }
}

#[tokio::test]
async fn redirects_share_the_timeout_of_their_call() {
    for via in BOTH {
        let server = Router::new().fallback(|| async {
            tokio::time::sleep(Duration::from_millis(60)).await;
            redirect(302, "/again")
        });
        let client = configured(via, server, |builder| builder.max_redirects(100)).await;
        let start = Instant::now();
        let error = client.list_pets("ann").timeout(SHORT).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(2));
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        assert!(error.may_have_been_sent());
    }
}

/// A transport that always times out while connecting.
struct Unreachable;

impl Transport for Unreachable {
    fn send<'a>(
        &'a self,
        _: http::Request<RequestBody>,
        options: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>> {
        assert_eq!(options.connect_timeout, Some(Duration::from_secs(10)));
        assert!(options.timeout.is_some_and(|left| left <= Duration::from_secs(30)));
        Box::pin(async { Err(TransportError::new("no route").timed_out().not_sent()) })
    }
}

#[tokio::test]
async fn a_connection_timeout_has_sent_nothing() {
    let client = wirewright_client::Client::builder("http://a.example").transport(Unreachable).build().unwrap();
    let error = crate::api::Client::from(client).list_pets("ann").await.unwrap_err();
    assert!(error.is_timeout() && !error.may_have_been_sent(), "{error:?}");
    assert_eq!(chain(&error), "listPets (GET /owners/{owner}/pets): timed out before the request was sent: no route");
}
