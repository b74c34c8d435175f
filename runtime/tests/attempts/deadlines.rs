//! The time limits of calls and attempts, by a clock that is paused.

use std::time::Duration;

use axum::{Router, body::Body, http::Response};
use futures_util::stream;
use tokio::time::{Instant, sleep};
use wirewright_client::{CachedTokens, Credential, Error, Token, token_fn};

use crate::{
    api::{Get, call},
    server::{Server, at_once, in_process, response, with},
};

const LIMIT: Duration = Duration::from_secs(10);

/// Asserts that a time is at most 5 % from another.
fn assert_about(found: Duration, expected: Duration) {
    assert!(found >= expected.mul_f64(0.95) && found <= expected.mul_f64(1.05), "{found:?}, not {expected:?}");
}

/// Returns a service that responds after a time.
fn slow(server: &Server, time: Duration, status: u16) -> Router {
    let inner = server.router(move |_, _| response(status));
    Router::new().fallback(move |request: axum::extract::Request| {
        let mut inner = inner.clone();
        async move {
            sleep(time).await;
            tower_service::Service::call(&mut inner, request).await
        }
    })
}

#[tokio::test(start_paused = true)]
async fn a_call_ends_at_its_time_limit_whatever_it_waits_for() {
    // The server does not respond.
    let server = Server::default();
    let client = in_process(slow(&server, 100 * LIMIT, 200)).retry(at_once()).timeout(LIMIT).build().unwrap();
    let start = Instant::now();
    let error = call::<Get>(&client).send().await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_about(start.elapsed(), LIMIT);

    // The limit elapses within the third attempt.
    let server = Server::default();
    let client = in_process(slow(&server, Duration::from_secs(4), 503)).timeout(LIMIT);
    let client = client.retry(at_once().max_attempts(99)).build().unwrap();
    let start = Instant::now();
    let error = call::<Get>(&client).send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert_eq!((error.attempts(), server.count()), (3, 2));
    assert_about(start.elapsed(), LIMIT);

    // The body does not end.
    let body = || Body::from_stream(stream::pending::<Result<&str, std::io::Error>>());
    let router = Server::default().router(move |_, _| response(200).map(|_| body()));
    let client = in_process(router).retry(at_once()).timeout(LIMIT).build().unwrap();
    let start = Instant::now();
    assert!(call::<Get>(&client).send().await.unwrap_err().is_timeout());
    assert_about(start.elapsed(), LIMIT);
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_includes_tokens_and_pauses() {
    let provider = token_fn(|_| async {
        sleep(Duration::from_secs(3)).await;
        Ok(Token::new("token"))
    });
    let server = Server::default();
    let policy = at_once().max_attempts(99);
    let router = server.router(|_, _| with(response(503), &[("retry-after", "2")]));
    let client = in_process(router).retry(policy.clone()).timeout(LIMIT).build().unwrap();
    let client = client.with_credential("bearer", Credential::bearer_from(provider));
    let start = Instant::now();
    let error = call::<Get>(&client).send().await.unwrap_err();
    // A token and an attempt at 3 and 8 seconds, and no time for a token after the pause until 10.
    assert_eq!((error.attempts(), server.count()), (2, 2));
    assert_about(start.elapsed(), Duration::from_secs(8));

    let never = token_fn(|_| async {
        sleep(Duration::from_secs(1000)).await;
        Ok(Token::new("token"))
    });
    let client = in_process(server.statuses(&[])).retry(policy).timeout(LIMIT).build().unwrap();
    let client = client.with_credential("bearer", Credential::bearer_from(CachedTokens::new(never)));
    let start = Instant::now();
    let error = call::<Get>(&client).send().await.unwrap_err();
    assert!(error.is_timeout() && !error.may_have_been_sent(), "{error:?}");
    assert_about(start.elapsed(), LIMIT);
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_at_its_own_time_limit() {
    let server = Server::default();
    let policy = at_once().attempt_timeout(Duration::from_secs(2));
    let client = in_process(slow(&server, LIMIT, 200)).retry(policy.clone()).timeout(10 * LIMIT).build().unwrap();
    let start = Instant::now();
    let error = call::<Get>(&client).send().await.unwrap_err();
    assert_eq!(error.to_string(), "Get (GET /thing), attempt 3: no complete response within 2s");
    assert!(error.is_timeout() && error.may_have_been_sent());
    assert_about(start.elapsed(), Duration::from_secs(6));

    // The body of the first response does not end.
    let server = Server::default();
    let endless = || Body::from_stream(stream::pending::<Result<&str, std::io::Error>>());
    let respond = move |number, _: &_| -> Response<Body> {
        if number == 1 { response(200).map(|_| endless()) } else { response(200) }
    };
    let client = in_process(server.router(respond)).retry(policy).timeout(LIMIT).build().unwrap();
    let start = Instant::now();
    assert_eq!(call::<Get>(&client).send_full().await.unwrap().attempts(), 2);
    assert_about(start.elapsed(), Duration::from_secs(2));
}
