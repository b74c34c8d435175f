//! Streaming of request and response bodies.

use std::{
    convert::Infallible,
    io,
    time::{Duration, Instant},
};

use axum::{Router, body::Body, routing::any};
use futures_util::{Stream, StreamExt, stream};
use wirewright_client::{Credential, File, RedirectRefusal, codegen::*, token_fn};

use crate::{
    api::Error,
    server::{BOTH, Via, fixed, plain, redirect, responding, response},
};

/// Defines an operation with bytes as request and response body, and a documented error response.
macro_rules! operation {
    ($name:ident, $body:ty, $media_type:literal, $security:expr) => {
        struct $name;

        impl Operation for $name {
            const ID: &'static str = stringify!($name);
            const METHOD: Method = Method::POST;
            const PATH: &'static str = "/data";
            const SECURITY: Security = $security;
            const RESPONSES: Responses = &[
                StatusKey::Status(200).media(&["application/octet-stream"]).bytes(&["text/event-stream"]),
                StatusKey::Status(404).json(),
            ];
            const MEDIA_TYPE: &'static str = $media_type;
            type Body = $body;
            type Output = Binary;
            type Error = Json<Vec<String>>;
        }
    };
}

operation!(Send, Binary, "application/octet-stream", &[]);
operation!(SendParts, Multipart<Upload>, "multipart/form-data", &[]);
operation!(SendWithToken, Binary, "application/octet-stream", &[&["token"]]);

#[derive(Serialize)]
struct Upload {
    title: &'static str,
    photo: File,
}

fn pieces(
    pieces: &'static [&'static str],
) -> impl Stream<Item = io::Result<&'static str>> + std::marker::Send + 'static {
    stream::iter(pieces.iter().map(|piece| Ok(*piece)))
}

fn call<Op: Operation>(client: &wirewright_client::Client) -> RequestParts<'_> {
    RequestParts::new::<Op>(client)
}

fn sending(client: &wirewright_client::Client, body: RequestBody) -> RequestParts<'_> {
    let mut parts = call::<Send>(client);
    Binary::encode(body, Send::MEDIA_TYPE, &mut parts);
    parts
}

/// Returns a server whose response body consists of these pieces and then never ends.
fn endless(pieces: &'static [&'static str]) -> Router {
    responding(move |_| {
        let pieces = stream::iter(pieces.iter().map(|piece| Ok::<_, Infallible>(*piece)));
        response(200, "text/event-stream", Body::from_stream(pieces.chain(stream::pending())))
    })
}

/// Returns a server that responds with the request's `Content-Length`, media type and body.
fn mirror() -> Router {
    let respond = |request: axum::extract::Request| async move {
        let (parts, body) = request.into_parts();
        let header = |name| parts.headers.get(name).map_or("-", |value| value.to_str().unwrap());
        let head = format!("{} {}\n", header("content-length"), header("content-type"));
        let body = axum::body::to_bytes(body, 10_000).await.unwrap();
        response(200, "application/octet-stream", [head.as_bytes(), &body].concat())
    };
    Router::new().fallback(any(respond))
}

#[tokio::test]
async fn a_success_is_streamed_in_chunks() {
    for via in BOTH {
        let client = plain(via, endless(&["data: 1\n\n", "data: 2\n\n"]), |builder| builder).await;
        let response = call::<Send>(&client).send_stream::<Send>().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut stream = response.into_value();
        let mut seen = Vec::new();
        while seen.len() < 18 {
            seen.extend_from_slice(&stream.chunk().await.unwrap().unwrap());
        }
        assert_eq!(seen, b"data: 1\n\ndata: 2\n\n", "{via:?}");
    }
}

#[tokio::test]
async fn a_stream_ends_at_the_timeout() {
    for via in BOTH {
        let client = plain(via, endless(&["a"]), |builder| builder.timeout(Duration::from_millis(150))).await;
        let start = Instant::now();
        let mut stream = call::<Send>(&client).send_stream::<Send>().await.unwrap().into_value();
        assert_eq!(stream.chunk().await.unwrap().unwrap(), "a");
        let error = stream.chunk().await.unwrap_err();
        assert!(error.is_timeout() && start.elapsed() < Duration::from_secs(5), "{error:?}");
        assert_eq!(error.operation(), "Send");
        assert!(stream.chunk().await.unwrap().is_none(), "an error ends the stream");
    }
}

#[tokio::test]
async fn a_stream_ends_when_it_is_too_large() {
    for via in BOTH {
        let client = plain(via, endless(&["abc", "def"]), |builder| builder.max_response_bytes(5)).await;
        let stream = call::<Send>(&client).send_stream::<Send>().await.unwrap().into_value();
        let seen: Vec<_> = stream.collect().await;
        let error = seen.last().unwrap().as_ref().unwrap_err();
        assert!(matches!(error, Error::TooLarge(detail) if detail.limit == 5), "{error:?}");
        assert_eq!(error.headers().unwrap()["content-type"], "text/event-stream");

        let mut parts = call::<Send>(&client);
        parts.max_response_bytes(6);
        let mut stream = parts.send_stream::<Send>().await.unwrap().into_value();
        let mut length = 0;
        while length < 6 {
            length += stream.chunk().await.unwrap().unwrap().len();
        }
    }
}

#[tokio::test]
async fn streaming_a_response_other_than_a_success_is_an_error() {
    for via in BOTH {
        let client = plain(via, fixed(404, "application/json", r#"["gone"]"#), |builder| builder).await;
        let error = call::<Send>(&client).send_stream::<Send>().await.unwrap_err();
        assert_eq!(error.api().unwrap(), &["gone"]);
        let client = plain(via, fixed(418, "text/plain", "tea"), |builder| builder).await;
        let error = call::<Send>(&client).send_stream::<Send>().await.unwrap_err();
        assert!(matches!(&error, Error::UndocumentedStatus(_)) && error.bytes().unwrap() == "tea", "{error:?}");
    }
}

#[tokio::test]
async fn every_success_can_be_received_as_bytes() {
    let successes = [(200, "text/html", "<p>"), (200, "", ""), (201, "application/json", "[]"), (204, "", "")];
    for via in BOTH {
        for (status, media_type, body) in successes {
            let client = plain(via, fixed(status, media_type, body), |builder| builder).await;
            let response = call::<Send>(&client).send_bytes::<Send>().await.unwrap();
            assert_eq!((response.status().as_u16(), &response.value()[..]), (status, body.as_bytes()));
            let mut stream = call::<Send>(&client).send_stream::<Send>().await.unwrap().into_value();
            let mut seen = Vec::new();
            while let Some(chunk) = stream.chunk().await.unwrap() {
                seen.extend_from_slice(&chunk);
            }
            assert_eq!(seen, body.as_bytes());
        }
        let client = plain(via, fixed(404, "application/json", r#"["gone"]"#), |builder| builder).await;
        assert!(call::<Send>(&client).send_bytes::<Send>().await.unwrap_err().api().is_some());
    }
}

#[tokio::test]
async fn undocumented_bytes_are_reported() {
    let reports = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    for (status, media_type) in [(201, "text/html"), (200, "text/html"), (200, "application/octet-stream")] {
        let sink = reports.clone();
        let observer = move |drift: &wirewright_client::Drift| sink.lock().unwrap().push(drift.to_string());
        let client = plain(Via::Process, fixed(status, media_type, "x"), |builder| builder.on_drift(observer)).await;
        call::<Send>(&client).send_bytes::<Send>().await.unwrap();
        call::<Send>(&client).send_stream::<Send>().await.unwrap();
    }
    let status = "Send: undocumented status 201 Created; documented statuses: 200, 404";
    let media_type =
        "Send: undocumented media type `text/html` for 200 OK; documented media types: application/octet-stream";
    assert_eq!(*reports.lock().unwrap(), [status, status, media_type, media_type]);
}

#[tokio::test]
async fn a_request_body_may_be_a_stream_of_known_or_unknown_length() {
    for via in BOTH {
        let client = plain(via, mirror(), |builder| builder).await;
        let seen = |body: RequestBody| async {
            String::from_utf8(sending(&client, body).send::<Send>().await.unwrap().into_value().to_vec()).unwrap()
        };
        assert_eq!(seen(RequestBody::stream(pieces(&["ab", "c"]))).await, "- application/octet-stream\nabc");
        let sized = seen(RequestBody::sized_stream(3, pieces(&["ab", "c"]))).await;
        // In process, no HTTP implementation adds the header.
        assert!(sized.ends_with("application/octet-stream\nabc"), "{sized}");
        assert_eq!(sized.starts_with("3 "), via == Via::Socket);
        assert!(seen("abc".into()).await.ends_with("\nabc"));
    }
}

#[tokio::test]
async fn a_stream_of_another_length_than_announced_is_an_error() {
    for (length, text) in [(2, "longer than announced"), (4, "ended too early")] {
        let body = RequestBody::sized_stream(length, pieces(&["ab", "c"]));
        assert!(body.into_bytes().await.unwrap_err().to_string().contains(text));
    }
}

#[tokio::test]
async fn a_stream_is_not_resent_for_a_redirect() {
    let server = Router::new()
        .route("/data", any(|| async { redirect(307, "/again") }))
        .route("/again", any(|| async { response(200, "application/octet-stream", "again") }));
    let client = plain(Via::Process, server.clone(), |builder| builder).await;
    let error = sending(&client, RequestBody::stream(pieces(&["a"]))).send::<Send>().await.unwrap_err();
    assert!(
        matches!(&error, Error::RedirectRefused(detail) if detail.reason == RedirectRefusal::BodyConsumed),
        "{error:?}"
    );
    assert!(error.to_string().ends_with("but its streaming body was already consumed"), "{error}");
    let value = sending(&client, "a".into()).send::<Send>().await.unwrap().into_value();
    assert_eq!(value, "again");

    let server = Router::new()
        .route("/data", any(|| async { redirect(303, "/again") }))
        .route("/again", any(|| async { response(200, "application/octet-stream", "got") }));
    let client = plain(Via::Process, server, |builder| builder).await;
    let value = sending(&client, RequestBody::stream(pieces(&["a"]))).send::<Send>().await.unwrap().into_value();
    assert_eq!(value, "got", "a redirect to GET needs no body");
}

#[tokio::test]
async fn a_stream_is_not_resent_with_another_token() {
    let server = responding(|request| {
        let fresh = request.headers()["authorization"] == "Bearer 2";
        response(if fresh { 200 } else { 401 }, "application/octet-stream", "x")
    });
    let tokens = || {
        let count = std::sync::atomic::AtomicU32::new(1);
        token_fn(move |_| {
            let number = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            async move { Ok(wirewright_client::Token::new(number.to_string())) }
        })
    };
    for (body, expected) in [(RequestBody::from("a"), 200), (RequestBody::stream(pieces(&["a"])), 401)] {
        let client = plain(Via::Process, server.clone(), |builder| builder).await;
        let client = client.with_credential("token", Credential::bearer_from(tokens()));
        let mut parts = call::<SendWithToken>(&client);
        Binary::encode(body, SendWithToken::MEDIA_TYPE, &mut parts);
        let outcome = parts.send::<SendWithToken>().await;
        let status = outcome.map_or_else(|error| error.status().unwrap(), |response| response.status());
        assert_eq!(status.as_u16(), expected);
    }
}

#[tokio::test]
async fn a_streamed_file_may_be_one_of_several_parts() {
    for via in BOTH {
        let client = plain(via, mirror(), |builder| builder).await;
        let file = File::new(RequestBody::sized_stream(3, pieces(&["a", "bc"]))).named("a.txt");
        let upload = Upload { title: "Rex", photo: file.clone() };
        let mut parts = call::<SendParts>(&client);
        <SendParts as Operation>::Body::encode(&upload, SendParts::MEDIA_TYPE, &mut parts);
        let seen = parts.send::<SendParts>().await.unwrap().into_value();
        let seen = String::from_utf8(seen.to_vec()).unwrap();
        let (head, body) = seen.split_once('\n').unwrap();
        let (length, boundary) = head.split_once(" multipart/form-data; boundary=").unwrap();
        assert!(boundary.starts_with("wirewright-part-") && boundary.len() > 48, "{boundary}");
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nRex\r\n--{boundary}\r\n\
             Content-Disposition: form-data; name=\"photo\"; filename=\"a.txt\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nabc\r\n--{boundary}--\r\n"
        );
        assert_eq!(body, expected);
        if via == Via::Socket {
            assert_eq!(length, expected.len().to_string(), "the lengths of all parts are known");
        }

        let mut parts = call::<SendParts>(&client);
        <SendParts as Operation>::Body::encode(&upload, SendParts::MEDIA_TYPE, &mut parts);
        let error = parts.send::<SendParts>().await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "SendParts (POST /data): `body` cannot be sent: the stream of the file was already sent"
        );
    }
}
