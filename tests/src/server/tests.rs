//! Tests that the server does what its module documentation states.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::{Behaviour, PATH, Recorder, TOKEN, response, router, router_recording, spawn};

fn request(token: &str, accept: &str) -> Request<Body> {
    Request::get(PATH).header("authorization", token).header("accept", accept).body(Body::empty()).unwrap()
}

async fn ask(behaviour: Behaviour) -> Response<Body> {
    let request = request(TOKEN, "application/json");
    router(behaviour).oneshot(request).await.unwrap()
}

async fn body(response: Response<Body>) -> Value {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    serde_json::from_slice(&bytes).unwrap()
}

fn get(url: &str) -> reqwest::RequestBuilder {
    reqwest::Client::new()
        .get(format!("{url}{PATH}"))
        .header("authorization", TOKEN)
        .header("accept", "application/json")
}

#[tokio::test]
async fn the_response_has_the_envelope_and_is_in_camel_case() {
    let response = body(ask(Behaviour::Success).await).await;
    assert_eq!(response["status"], 0);
    assert_eq!(response["response"]["server"]["outServer"]["port"], 587);
    assert!(response["response"]["domains"][0].get("dns").is_some());
    assert!(response["response"]["domains"][1].get("dns").is_none());
}

#[tokio::test]
async fn a_bearer_token_is_refused_without_a_body() {
    let bearer = request(&format!("Bearer {TOKEN}"), "application/json");
    let response = router(Behaviour::Success).oneshot(bearer).await.unwrap();
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    assert!(bytes.is_empty());
}

#[tokio::test]
async fn only_json_is_acceptable() {
    let response = router(Behaviour::Success).oneshot(request(TOKEN, "*/*")).await.unwrap();
    assert_eq!(response.status(), StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn a_failure_has_an_error_in_place_of_the_response() {
    let response = ask(Behaviour::Failure).await;
    assert_eq!(response.status(), StatusCode::OK);
    let failure = body(response).await;
    assert_eq!(failure["status"], 1);
    assert_eq!(failure.get("response"), None);
    assert!(failure["error"]["message"].is_string());
}

#[tokio::test]
async fn pascal_case_applies_to_every_level_except_the_envelope() {
    let response = body(ask(Behaviour::PascalCase).await).await;
    let server = &response["response"]["Server"];
    assert_eq!(server["Dns"]["MxRecord"]["IsVerified"], true);
    assert_eq!(body(ask(Behaviour::Bare).await).await, response["response"]);
}

#[tokio::test]
async fn the_undocumented_response_is_json() {
    let response = ask(Behaviour::Undocumented).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(body(response).await, json!({ "reason": "maintenance", "minutes": 15 }));
}

#[tokio::test]
async fn pages_have_the_media_type_of_html() {
    for (behaviour, status) in
        [(Behaviour::UnauthorizedHtml, StatusCode::UNAUTHORIZED), (Behaviour::WrongContentType, StatusCode::OK)]
    {
        let response = ask(behaviour).await;
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["content-type"], "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn rejected_requests_are_recorded() {
    let recorder = Recorder::default();
    let app = router_recording(Behaviour::Success, recorder.clone());
    let elsewhere = Request::post("/elsewhere?a=%20b").body(Body::empty()).unwrap();
    app.clone().oneshot(elsewhere).await.unwrap();
    app.oneshot(request("wrong", "application/json")).await.unwrap();
    let [first, second] = recorder.requests().try_into().unwrap();
    assert_eq!((first.method.as_str(), first.path.as_str()), ("POST", "/elsewhere"));
    assert_eq!(first.query.as_deref(), Some("a=%20b"));
    assert_eq!((second.method.as_str(), second.path.as_str()), ("GET", PATH));
    assert_eq!(second.header("Authorization"), Some("wrong"));
}

#[tokio::test]
async fn a_spawned_server_responds_until_it_is_dropped() {
    let server = spawn(Behaviour::Success).await;
    let url = server.base_url().to_owned();
    let text = get(&url).send().await.unwrap().text().await.unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), response::success());
    assert_eq!(server.requests().len(), 1);
    drop(server);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(get(&url).send().await.unwrap_err().is_connect());
}

#[tokio::test]
async fn a_slow_response_is_delayed() {
    let delay = Duration::from_millis(60);
    let server = spawn(Behaviour::Slow(delay)).await;
    let start = Instant::now();
    assert_eq!(get(server.base_url()).send().await.unwrap().status(), 200);
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn a_truncated_response_starts_correctly_and_breaks_off() {
    let server = spawn(Behaviour::Truncated).await;
    let mut response = get(server.base_url()).send().await.unwrap();
    let promised = response.content_length().unwrap();
    let start = response.chunk().await.unwrap().unwrap();
    assert!(start.starts_with(b"{\"count\""));
    assert!((start.len() as u64) < promised);
    assert!(response.bytes().await.is_err());
}

#[tokio::test]
async fn a_redirect_leads_to_the_other_origin() {
    let other = spawn(Behaviour::Bare).await;
    let target = format!("{}{PATH}", other.base_url());
    let server = spawn(Behaviour::RedirectToOtherOrigin(target.clone())).await;
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let url = format!("{}{PATH}", server.base_url());
    let call = client.build().unwrap().get(url).header("authorization", TOKEN);
    let response = call.header("accept", "application/json").send().await.unwrap();
    assert_eq!(response.status(), 307);
    assert_eq!(response.headers()["location"], target);
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_body_that_is_too_large_has_no_content_length() {
    let server = spawn(Behaviour::TooLarge).await;
    let mut response = get(server.base_url()).send().await.unwrap();
    assert_eq!(response.content_length(), None);
    let mut size = 0;
    while let Some(chunk) = response.chunk().await.unwrap() {
        size += chunk.len();
        if size > 8 * 1024 * 1024 {
            return;
        }
    }
    panic!("only {size} bytes");
}
