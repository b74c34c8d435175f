//! Problem details (RFC 9457).

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An error response.
pub(crate) struct Problem(StatusCode, Value);

impl Problem {
    pub(crate) fn unauthorized() -> Self {
        Self(StatusCode::UNAUTHORIZED, json!({"title": "a credential is missing or invalid"}))
    }

    pub(crate) fn invalid(detail: &str) -> Self {
        Self(StatusCode::BAD_REQUEST, json!({"title": "invalid request", "detail": detail}))
    }

    pub(crate) fn not_found(what: &str) -> Self {
        Self(StatusCode::NOT_FOUND, json!({"title": "not found", "detail": what}))
    }

    pub(crate) fn conflict(status: &str) -> Self {
        Self(StatusCode::CONFLICT, json!({"title": "too late", "order_status": status}))
    }

    pub(crate) fn full() -> Self {
        Self(StatusCode::TOO_MANY_REQUESTS, json!({"title": "the workshop is full"}))
    }

    pub(crate) fn busy() -> Self {
        Self(StatusCode::SERVICE_UNAVAILABLE, json!({"title": "the bank does not respond"}))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let retry = (self.0 == StatusCode::TOO_MANY_REQUESTS).then_some([(header::RETRY_AFTER, "3600")]);
        let media_type = [(header::CONTENT_TYPE, "application/problem+json")];
        (self.0, retry, media_type, self.1.to_string()).into_response()
    }
}
