//! The information about requests and responses that hooks see.

use std::time::Duration;

use http::{Method, StatusCode};

use crate::response::OperationInfo;

/// A request that is about to be sent, as hooks see it: without headers, body and secrets.
///
/// ```
/// use wirewright_client::RequestInfo;
///
/// fn log(request: &RequestInfo<'_>) {
///     eprintln!("{}: {} {}, attempt {}", request.operation().id, request.method(), request.url(), request.attempt());
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestInfo<'r> {
    pub(crate) operation: OperationInfo,
    pub(crate) method: &'r Method,
    pub(crate) url: &'r str,
    pub(crate) attempt: u32,
    pub(crate) resends: u32,
}

impl<'r> RequestInfo<'r> {
    /// Returns the operation that was called, with its path template.
    ///
    /// ```
    /// fn name(request: &wirewright_client::RequestInfo<'_>) -> &'static str {
    ///     request.operation().id
    /// }
    /// ```
    pub fn operation(&self) -> OperationInfo {
        self.operation
    }

    /// Returns the method. After a redirect, it can differ from that of the operation.
    ///
    /// ```
    /// fn is_write(request: &wirewright_client::RequestInfo<'_>) -> bool {
    ///     request.method() != "GET"
    /// }
    /// ```
    pub fn method(&self) -> &'r Method {
        self.method
    }

    /// Returns the URL, in which `REDACTED` replaces secrets.
    ///
    /// These are the client's credentials, and query and path parameters whose names indicate a secret.
    ///
    /// ```
    /// fn is_local(request: &wirewright_client::RequestInfo<'_>) -> bool {
    ///     request.url().starts_with("http://localhost")
    /// }
    /// ```
    pub fn url(&self) -> &'r str {
        self.url
    }

    /// Returns the number of the attempt of the call: 1, and one more for each retry.
    ///
    /// ```
    /// fn is_retry(request: &wirewright_client::RequestInfo<'_>) -> bool {
    ///     request.attempt() > 1
    /// }
    /// ```
    pub fn attempt(&self) -> u32 {
        self.attempt
    }

    /// Returns the number of requests that were sent before for the same call: retries, redirects, and requests whose
    /// token was rejected.
    ///
    /// ```
    /// fn is_first(request: &wirewright_client::RequestInfo<'_>) -> bool {
    ///     request.resend_count() == 0
    /// }
    /// ```
    pub fn resend_count(&self) -> u32 {
        self.resends
    }
}

/// The head of a response, or the failure of a request, as hooks see it.
///
/// ```
/// use wirewright_client::ResponseInfo;
///
/// fn measure(response: &ResponseInfo<'_>) -> (&'static str, f64) {
///     (response.request().operation().id, response.elapsed().as_secs_f64())
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseInfo<'r> {
    pub(crate) request: RequestInfo<'r>,
    pub(crate) outcome: Result<StatusCode, RequestFailure>,
    pub(crate) elapsed: Duration,
}

impl<'r> ResponseInfo<'r> {
    /// Returns the request.
    ///
    /// ```
    /// fn url<'r>(response: &wirewright_client::ResponseInfo<'r>) -> &'r str {
    ///     response.request().url()
    /// }
    /// ```
    pub fn request(&self) -> RequestInfo<'r> {
        self.request
    }

    /// Returns the status code, or `None` if the request failed.
    ///
    /// ```
    /// fn is_throttled(response: &wirewright_client::ResponseInfo<'_>) -> bool {
    ///     response.status().is_some_and(|status| status == 429)
    /// }
    /// ```
    pub fn status(&self) -> Option<StatusCode> {
        self.outcome.ok()
    }

    /// Returns the kind of failure, if there was no response.
    ///
    /// ```
    /// use wirewright_client::{RequestFailure, ResponseInfo};
    ///
    /// fn is_unreachable(response: &ResponseInfo<'_>) -> bool {
    ///     response.failure() == Some(RequestFailure::Connection)
    /// }
    /// ```
    pub fn failure(&self) -> Option<RequestFailure> {
        self.outcome.err()
    }

    /// Returns the time from sending the request until the headers of its response arrived, or until it failed.
    ///
    /// ```
    /// fn is_slow(response: &wirewright_client::ResponseInfo<'_>) -> bool {
    ///     response.elapsed().as_secs() > 1
    /// }
    /// ```
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

/// The kinds of failure of a request without a response.
///
/// ```
/// use wirewright_client::RequestFailure;
///
/// fn label(failure: RequestFailure) -> &'static str {
///     failure.as_str()
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RequestFailure {
    /// Nothing was sent, for example because no connection was established.
    Connection,
    /// The time limit of the call or of a connection elapsed.
    Timeout,
    /// Any other failure of the transport.
    Transport,
    /// The call was dropped, or the time limit of its attempt elapsed.
    Cancelled,
}

impl RequestFailure {
    /// Returns the kind in lower case, for the attribute `error.type` of OpenTelemetry.
    ///
    /// ```
    /// assert_eq!(wirewright_client::RequestFailure::Timeout.as_str(), "timeout");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::Transport => "transport",
            Self::Cancelled => "cancelled",
        }
    }
}
