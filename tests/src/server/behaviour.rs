//! How the server treats a request.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use serde_json::{Value, json};

use super::{TOKEN, answer};

const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

const PADDING: &[u8] = &[b' '; 64 * 1024];
const PADDING_CHUNKS: usize = 4096;

/// What the server does with a request that it accepts.
///
/// It accepts one with the right token and `Accept: application/json`. Any other token gets a 401,
/// any other `Accept` a 406.
#[derive(Debug, Clone)]
pub enum Behaviour {
    /// The full answer, as the real server gives it.
    Answer,
    /// A failure that only the envelope tells: the HTTP status is 200.
    Failure,
    /// 401 without a body, whatever the token.
    UnauthorizedEmpty,
    /// 401 with a page for people, whatever the token.
    UnauthorizedHtml,
    /// The full answer, after this time.
    Slow(Duration),
    /// Half of the answer under a length that promises all of it, then the connection closes.
    Truncated,
    /// The answer's status, but a page for people.
    WrongContentType,
    /// 307 to this URL.
    RedirectToOtherOrigin(String),
    /// The answer as older documentation shows it: `PascalCase` in the envelope.
    PascalCase,
    /// The answer as the public reference has it: `PascalCase` and no envelope.
    Bare,
    /// 503 with JSON, which nothing documents.
    Undocumented,
    /// The full answer, followed by 256 MiB of white space. It would decode, so only a limit on
    /// the size of a body can refuse it.
    TooLarge,
}

impl Behaviour {
    pub(super) async fn answer(&self, headers: &HeaderMap) -> Response {
        match self {
            Self::UnauthorizedEmpty => return StatusCode::UNAUTHORIZED.into_response(),
            Self::UnauthorizedHtml => return page(StatusCode::UNAUTHORIZED, "Please sign in"),
            _ => {}
        }
        if !is_exactly(headers, &AUTHORIZATION, TOKEN) {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        if !is_exactly(headers, &ACCEPT, "application/json") {
            return StatusCode::NOT_ACCEPTABLE.into_response();
        }
        self.answer_accepted().await
    }

    async fn answer_accepted(&self) -> Response {
        match self {
            Self::Answer => json_body(StatusCode::OK, &answer::answer()),
            Self::Failure => json_body(StatusCode::OK, &answer::failure()),
            Self::UnauthorizedEmpty | Self::UnauthorizedHtml => StatusCode::UNAUTHORIZED.into_response(),
            Self::Slow(delay) => {
                tokio::time::sleep(*delay).await;
                json_body(StatusCode::OK, &answer::answer())
            }
            Self::Truncated => truncated(),
            Self::WrongContentType => page(StatusCode::OK, "Back in a minute"),
            Self::RedirectToOtherOrigin(url) => {
                (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, url.as_str())]).into_response()
            }
            Self::PascalCase => json_body(StatusCode::OK, &answer::answer_in_pascal_case()),
            Self::Bare => json_body(StatusCode::OK, &answer::bare()),
            Self::Undocumented => {
                let body = json!({ "reason": "maintenance", "minutes": 15 });
                json_body(StatusCode::SERVICE_UNAVAILABLE, &body)
            }
            Self::TooLarge => too_large(),
        }
    }
}

/// Whether the header is there once, with this value.
fn is_exactly(headers: &HeaderMap, name: &axum::http::HeaderName, value: &str) -> bool {
    headers.get_all(name).iter().eq([value])
}

fn json_body(status: StatusCode, body: &Value) -> Response {
    (status, [(CONTENT_TYPE, JSON)], body.to_string()).into_response()
}

fn page(status: StatusCode, title: &str) -> Response {
    let body = format!("<!doctype html><title>{title}</title><p>{title}.</p>");
    (status, [(CONTENT_TYPE, HTML)], body).into_response()
}

fn truncated() -> Response {
    let mut whole = Bytes::from(answer::answer().to_string());
    let length = whole.len();
    whole.truncate(length / 2);
    let cut = stream::once(async {
        // Long enough for what was written before to leave.
        tokio::time::sleep(Duration::from_millis(20)).await;
        Err(io::Error::from(io::ErrorKind::BrokenPipe))
    });
    let body = Body::from_stream(stream::iter([Ok(whole)]).chain(cut));
    let headers = [(CONTENT_TYPE, JSON.to_owned()), (CONTENT_LENGTH, length.to_string())];
    (headers, body).into_response()
}

fn too_large() -> Response {
    let answer = Bytes::from(answer::answer().to_string());
    let padding = stream::repeat(Bytes::from_static(PADDING)).take(PADDING_CHUNKS);
    let body = stream::iter([answer]).chain(padding).map(Ok::<_, io::Error>);
    ([(CONTENT_TYPE, JSON)], Body::from_stream(body)).into_response()
}
