//! Spans of calls and requests, with the attributes of OpenTelemetry's semantic conventions for HTTP clients.

use std::future::Future;

use http::{StatusCode, Uri};
use tracing::{Instrument, Span, field::Empty};

use crate::{
    client::hooks::{RequestInfo, ResponseInfo},
    error::{CoreError, Error},
    operation::OperationData,
};

pub(super) fn is_enabled() -> bool {
    tracing::span_enabled!(tracing::Level::INFO)
}

/// Awaits a call within its span. `summary` returns the status code of a response and the number of attempts.
pub(in crate::exchange) async fn call<T>(
    operation: &'static OperationData,
    summary: fn(&T) -> (StatusCode, u32),
    call: impl Future<Output = Result<T, CoreError>>,
) -> Result<T, CoreError> {
    let span = tracing::info_span!(
        "call",
        "otel.name" = operation.id,
        "operation.id" = operation.id,
        "url.template" = operation.path,
        "http.response.status_code" = Empty,
        "call.attempts" = Empty,
        "error.type" = Empty,
        "otel.status_code" = Empty,
    );
    let outcome = call.instrument(span.clone()).await;
    let (status, attempts) = match &outcome {
        Ok(value) => {
            let (status, attempts) = summary(value);
            (Some(status), attempts)
        }
        Err(error) => (error.status(), error.attempts()),
    };
    span.record("call.attempts", attempts);
    if let Some(status) = status {
        end(&span, status);
    }
    if let Err(error) = &outcome
        && !status.is_some_and(is_error)
    {
        fail(&span, kind(error));
    }
    outcome
}

/// Returns the span of a request.
pub(super) fn request(info: &RequestInfo<'_>, uri: &Uri) -> Span {
    let span = tracing::info_span!(
        "request",
        "otel.name" = %format_args!("{} {}", info.method, info.operation.path),
        "otel.kind" = "client",
        "operation.id" = info.operation.id,
        "http.request.method" = info.method.as_str(),
        "http.request.resend_count" = Empty,
        "http.response.status_code" = Empty,
        "server.address" = uri.host().unwrap_or_default(),
        "server.port" = uri.port_u16().unwrap_or(if uri.scheme_str() == Some("http") { 80 } else { 443 }),
        "url.full" = info.url,
        "url.template" = info.operation.path,
        "error.type" = Empty,
        "otel.status_code" = Empty,
    );
    if info.resends > 0 {
        span.record("http.request.resend_count", info.resends);
    }
    span
}

/// Records the outcome of a request.
pub(super) fn end_request(span: &Span, response: &ResponseInfo<'_>) {
    match response.outcome {
        Ok(status) => end(span, status),
        Err(failure) => fail(span, failure.as_str()),
    }
}

fn end(span: &Span, status: StatusCode) {
    span.record("http.response.status_code", status.as_u16());
    if is_error(status) {
        fail(span, status.as_str());
    }
}

fn fail(span: &Span, kind: &str) {
    span.record("error.type", kind);
    span.record("otel.status_code", "ERROR");
}

fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

fn kind(error: &CoreError) -> &'static str {
    match error {
        Error::Api(_) => "api",
        Error::UndocumentedStatus(_) => "undocumented_status",
        Error::UndocumentedMediaType(_) => "undocumented_media_type",
        Error::UndecodableBody(_) => "undecodable_body",
        Error::Transport(_) => "transport",
        Error::Timeout(_) => "timeout",
        Error::TooLarge(_) => "too_large",
        Error::RedirectRefused(_) => "redirect_refused",
        Error::MissingCredential(_) => "missing_credential",
        Error::Token(_) => "token",
        Error::InvalidRequest(_) => "invalid_request",
    }
}
