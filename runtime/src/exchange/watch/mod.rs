//! Requests as hooks and spans see them.

#[cfg(feature = "tracing")]
mod spans;

use std::time::Instant;

use http::{Method, Request, Response, StatusCode};

use super::exchange::Exchange;
use crate::{
    client::{
        credentials::Secrets,
        hooks::{Hooks, RequestFailure, RequestInfo, ResponseInfo},
    },
    response::OperationInfo,
    transport::{Clock, RequestBody, ResponseBody, SendOptions, Sent, TransportError},
};

#[cfg(feature = "tracing")]
pub(super) use spans::call;

/// A request that hooks and spans see. Dropping it reports that the request was cancelled.
struct Watch<'c> {
    hooks: &'c Hooks,
    clock: &'c Clock,
    operation: OperationInfo,
    method: Method,
    url: String,
    attempt: u32,
    resends: u32,
    start: Instant,
    outcome: Result<StatusCode, RequestFailure>,
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

impl Exchange<'_, '_> {
    /// Passes a request to the transport, and reports it and its response.
    pub(super) async fn send_watched(
        &mut self,
        request: Request<RequestBody>,
        options: &SendOptions,
        secrets: &Secrets,
    ) -> Result<Response<ResponseBody>, TransportError> {
        let resends = self.requests;
        self.requests = self.requests.saturating_add(1);
        let transport = &self.client.transport;
        if self.client.settings.hooks.is_empty() && !is_traced() {
            return transport.send(request, options).await;
        }
        let mut watch = self.watch(&request, resends, secrets);
        watch.hooks.request(&watch.info());
        let sending = transport.send(request, options);
        #[cfg(feature = "tracing")]
        let sending = tracing::Instrument::instrument(sending, watch.span.clone());
        let response = sending.await;
        watch.outcome = response.as_ref().map(Response::status).map_err(failure);
        response
    }

    fn watch(&self, request: &Request<RequestBody>, resends: u32, secrets: &Secrets) -> Watch<'_> {
        let (operation, method) = (self.operation.info(), request.method().clone());
        let url = secrets.redact_url(request.uri(), &self.client.credentials, &self.parts.secret_arguments());
        #[cfg(feature = "tracing")]
        let info = RequestInfo { operation, method: &method, url: &url, attempt: self.attempts, resends };
        Watch {
            hooks: &self.client.settings.hooks,
            clock: self.clock(),
            operation,
            #[cfg(feature = "tracing")]
            span: spans::request(&info, request.uri()),
            method,
            url,
            attempt: self.attempts,
            resends,
            start: self.clock().now(),
            outcome: Err(RequestFailure::Cancelled),
        }
    }
}

impl Watch<'_> {
    fn info(&self) -> RequestInfo<'_> {
        let Self { operation, method, url, attempt, resends, .. } = self;
        RequestInfo { operation: *operation, method, url, attempt: *attempt, resends: *resends }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let elapsed = self.clock.now().saturating_duration_since(self.start);
        let response = ResponseInfo { request: self.info(), outcome: self.outcome, elapsed };
        self.hooks.response(&response);
        #[cfg(feature = "tracing")]
        spans::end_request(&self.span, &response);
    }
}

fn failure(error: &TransportError) -> RequestFailure {
    if error.is_timeout() {
        RequestFailure::Timeout
    } else if error.sent() == Sent::No {
        RequestFailure::Connection
    } else {
        RequestFailure::Transport
    }
}

/// Returns true if spans are collected.
fn is_traced() -> bool {
    #[cfg(feature = "tracing")]
    return spans::is_enabled();
    #[cfg(not(feature = "tracing"))]
    false
}
