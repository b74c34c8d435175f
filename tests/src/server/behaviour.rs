//! The behaviour of the server.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use serde_json::{Value, json};

use super::{TOKEN, response};

const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

const PADDING: &[u8] = &[b' '; 64 * 1024];
const PADDING_CHUNKS: usize = 4096;

/// The response of the server to a request that it accepts.
///
/// The server accepts a request with the right token and `Accept: application/json`. Any other token gets a 401
/// response, and any other `Accept` header gets a 406.
#[derive(Debug, Clone)]
pub enum Behaviour {
    /// The full response, as the real server sends it.
    Success,
    /// A failure that only the envelope reports. The HTTP status is 200.
    Failure,
    /// 401 without a body, whatever the token.
    UnauthorizedEmpty,
    /// 401 with an HTML page, whatever the token.
    UnauthorizedHtml,
    /// The full response, after this delay.
    Slow(Duration),
    /// Half of the response body, with a `Content-Length` for all of it. Then the connection closes.
    Truncated,
    /// The status of a success, with an HTML page as its body.
    WrongContentType,
    /// 307 with this URL as its location.
    RedirectToOtherOrigin(String),
    /// The response as older documentation shows it: `PascalCase` in the envelope.
    PascalCase,
    /// The response as the public reference documents it: `PascalCase` without an envelope.
    Bare,
    /// 503 with JSON, which is undocumented.
    Undocumented,
    /// The full response, followed by 256 MiB of white space. It would decode, so only a limit on the body size can
    /// reject it.
    TooLarge,
}

impl Behaviour {
    pub(super) async fn respond(&self, headers: &HeaderMap) -> Response {
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
        self.respond_to_accepted().await
    }

    async fn respond_to_accepted(&self) -> Response {
        match self {
            Self::Success => json_body(StatusCode::OK, &response::success()),
            Self::Failure => json_body(StatusCode::OK, &response::failure()),
            Self::UnauthorizedEmpty | Self::UnauthorizedHtml => StatusCode::UNAUTHORIZED.into_response(),
            Self::Slow(delay) => {
                tokio::time::sleep(*delay).await;
                json_body(StatusCode::OK, &response::success())
            }
            Self::Truncated => truncated(),
            Self::WrongContentType => page(StatusCode::OK, "Back in a minute"),
            Self::RedirectToOtherOrigin(url) => {
                (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, url.as_str())]).into_response()
            }
            Self::PascalCase => json_body(StatusCode::OK, &response::success_in_pascal_case()),
            Self::Bare => json_body(StatusCode::OK, &response::bare()),
            Self::Undocumented => {
                let body = json!({ "reason": "maintenance", "minutes": 15 });
                json_body(StatusCode::SERVICE_UNAVAILABLE, &body)
            }
            Self::TooLarge => too_large(),
        }
    }
}

/// Returns true if the header occurs once, with this value.
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
    let mut whole = Bytes::from(response::success().to_string());
    let length = whole.len();
    whole.truncate(length / 2);
    let cut = stream::once(async {
        // Gives the earlier bytes time to leave the socket.
        tokio::time::sleep(Duration::from_millis(20)).await;
        Err(io::Error::from(io::ErrorKind::BrokenPipe))
    });
    let body = Body::from_stream(stream::iter([Ok(whole)]).chain(cut));
    let headers = [(CONTENT_TYPE, JSON.to_owned()), (CONTENT_LENGTH, length.to_string())];
    (headers, body).into_response()
}

fn too_large() -> Response {
    let success = Bytes::from(response::success().to_string());
    let padding = stream::repeat(Bytes::from_static(PADDING)).take(PADDING_CHUNKS);
    let body = stream::iter([success]).chain(padding).map(Ok::<_, io::Error>);
    ([(CONTENT_TYPE, JSON)], Body::from_stream(body)).into_response()
}
