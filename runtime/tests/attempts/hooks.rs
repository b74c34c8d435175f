//! Hooks, which never see a secret.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::Router;
use tokio::time::sleep;
use wirewright_client::{Client, ClientBuilder, Credential, RequestFailure};

use crate::{
    api::{Bot, Get, Post, call},
    server::{Server, at_once, in_process, response, serve, with},
};

const SECRET: &str = "topsecret";

type Log = Arc<Mutex<Vec<String>>>;

/// Adds hooks that keep a line for each request and response, with all that they see.
fn logged(builder: ClientBuilder) -> (ClientBuilder, Log) {
    let log = Log::default();
    let (requests, responses) = (Arc::clone(&log), Arc::clone(&log));
    let builder = builder.on_request(move |request| {
        let (id, method, url) = (request.operation().id, request.method(), request.url());
        let (attempt, resends) = (request.attempt(), request.resend_count());
        requests.lock().unwrap().push(format!("{id}: {method} {url} attempt {attempt} resend {resends}"));
        requests.lock().unwrap().retain(|line| !line.contains(SECRET) && !format!("{request:?}").contains(SECRET));
    });
    let builder = builder.on_response(move |response| {
        let status = response.status().map(|status| status.as_u16());
        let (failure, time) = (response.failure(), response.elapsed());
        let attempt = response.request().attempt();
        responses.lock().unwrap().push(format!("{status:?} {failure:?} attempt {attempt} after {time:?}"));
        assert!(!format!("{response:?}").contains(SECRET));
    });
    (builder, log)
}

fn lines(log: &Log) -> Vec<String> {
    std::mem::take(&mut log.lock().unwrap())
}

#[tokio::test(start_paused = true)]
async fn hooks_see_each_request_and_response() {
    let server = Server::default();
    let router = server.router(|number, request| match (number, request.uri().path()) {
        (1, _) => with(response(503), &[("retry-after", "2")]),
        (_, "/thing") => with(response(302), &[("location", "/other")]),
        _ => response(404),
    });
    let (builder, log) = logged(in_process(router).retry(at_once()));
    call::<Get>(&builder.build().unwrap()).query("q", "a b").send().await.unwrap_err();
    assert_eq!(
        lines(&log),
        [
            "Get: GET http://in.process/thing?q=a%20b attempt 1 resend 0",
            "Some(503) None attempt 1 after 0ns",
            "Get: GET http://in.process/thing?q=a%20b attempt 2 resend 1",
            "Some(302) None attempt 2 after 0ns",
            "Get: GET http://in.process/other attempt 2 resend 2",
            "Some(404) None attempt 2 after 0ns",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn failures_and_dropped_calls_are_reported() {
    let slow = || {
        Router::new().fallback(|| async {
            sleep(Duration::from_secs(60)).await;
            "late"
        })
    };
    let (builder, log) = logged(in_process(slow()).timeout(Duration::from_secs(3)));
    let client = builder.build().unwrap();
    call::<Get>(&client).send().await.unwrap_err();
    let policy = at_once().attempt_timeout(Duration::from_secs(1)).max_attempts(2);
    call::<Get>(&client).retry(policy).send().await.unwrap_err();
    drop(tokio::time::timeout(Duration::from_millis(500), call::<Get>(&client).send()).await);
    let responses: Vec<String> = lines(&log).into_iter().filter(|line| !line.starts_with("Get")).collect();
    assert_eq!(
        responses,
        [
            "None Some(Timeout) attempt 1 after 3s",
            "None Some(Cancelled) attempt 1 after 1s",
            "None Some(Cancelled) attempt 2 after 1s",
            "None Some(Cancelled) attempt 1 after 500ms",
        ]
    );
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (builder, log) = logged(Client::builder(format!("http://127.0.0.1:{port}")));
    call::<Post>(&builder.build().unwrap()).send().await.unwrap_err();
    assert!(lines(&log)[1].starts_with("None Some(Connection) attempt 1"), "{log:?}");
    assert_eq!(RequestFailure::Connection.as_str(), "connection");
}

#[tokio::test]
async fn hooks_never_see_a_secret() {
    let other = serve(Server::default().statuses(&[404; 99])).await;
    let location = format!("{}/x?token={SECRET}&state={SECRET}", other.replace("://", &format!("://ann:{SECRET}@")));
    let server = Server::default();
    let router = server.router(move |number, _| match number % 3 {
        1 => response(503),
        2 => with(response(302), &[("location", &location)]),
        _ => response(200),
    });
    let (builder, log) = logged(Client::builder(serve(router).await).retry(at_once()));
    let client = builder.default_header("x-token", SECRET).build().unwrap();
    let credentials = [
        ("key", Credential::api_key_query("k", SECRET)),
        ("key", Credential::api_key_header("X-Api-Key", SECRET)),
        ("key", Credential::api_key_cookie("sid", SECRET)),
        ("basic", Credential::basic("ann", SECRET)),
        ("bearer", Credential::bearer(SECRET)),
    ];
    for (scheme, credential) in credentials {
        let client = client.clone().with_credential(scheme, credential);
        // The secrets of other schemes in arguments are recognized by the names of these arguments.
        drop(call::<Get>(&client).query("api_key", SECRET).query("password", SECRET).send().await);
        drop(call::<Bot>(&client).path_param("token", SECRET).path_param("chat", 7).send().await);
        drop(call::<Post>(&client).body(SECRET.into()).header("authorization", SECRET).send().await);
        if scheme != "basic" {
            // The same secret as the credential, in an argument without a telling name.
            drop(
                call::<Bot>(&client)
                    .path_param("token", "t")
                    .path_param("chat", SECRET)
                    .query("q", SECRET)
                    .send()
                    .await,
            );
        }
    }
    let lines = lines(&log);
    // A line with a secret would have been removed.
    let requests = lines.iter().filter(|line| line.contains(" resend ")).count();
    let responses = lines.iter().filter(|line| line.contains(" after ")).count();
    assert_eq!(requests, responses);
    assert!(requests > 20, "{lines:#?}");
    let has = |part: &str| lines.iter().any(|line| line.contains(part));
    assert!(has("?k=REDACTED&") || has("&k=REDACTED"), "{lines:#?}");
    assert!(has("api_key=REDACTED&password=REDACTED") && has("/botREDACTED/chats/7") || has("/REDACTED/chats/7"));
    assert!(has("/chats/REDACTED?") && has("q=REDACTED") && has("/x?token=REDACTED&state="), "{lines:#?}");
    assert!(!has(SECRET));
}
