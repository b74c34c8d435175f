//! Calls that take too long.

use std::time::{Duration, Instant};

use axum::{Router, body::Body, routing::get};
use futures_util::{StreamExt, stream};

use crate::{
    api::Error,
    server::{BOTH, answering, client, configured, redirect, response},
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
async fn a_slow_server_is_given_up() {
    for via in BOTH {
        let client = configured(via, slow(), |builder| builder.timeout(SHORT)).await;
        let start = Instant::now();
        let error = client.list_pets("ann").await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(error.is_timeout() && error.may_have_been_sent(), "{error:?}");
        assert_eq!(error.to_string(), "listPets: no whole answer within 150ms");
    }
}

#[tokio::test]
async fn a_body_that_stalls_is_given_up() {
    for via in BOTH {
        let server = answering(|_| {
            let first = stream::once(async { Ok::<_, std::io::Error>("[") });
            response(200, "application/json", Body::from_stream(first.chain(stream::pending())))
        });
        let client = client(via, server).await;
        let start = Instant::now();
        let error = client.list_pets("ann").timeout(SHORT).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(5));
        assert!(error.is_timeout(), "{error:?}");
    }
}

#[tokio::test]
async fn redirects_share_the_time_of_their_call() {
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
