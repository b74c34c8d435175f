//! Details of each kind of [`Error`](crate::Error).

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::undecoded::Undecoded;
use crate::{
    operation::Security,
    response::{DecodeError, OperationInfo, Response},
    transport::{Sent, TransportError},
};

/// A response with a media type that is not documented for its status code.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::UndocumentedMediaType(detail) = error {
///     eprintln!("{}: expected one of {:?}", detail.response.status(), detail.documented);
/// }
/// # }
/// ```
#[non_exhaustive]
pub struct UndocumentedMediaType {
    /// The undecoded response.
    pub response: Response<Bytes>,
    /// The documented media types.
    pub documented: &'static [&'static str],
}

/// A response whose body cannot be decoded.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::UndecodableBody(detail) = error {
///     eprintln!("{} at {}: {}", detail.response.status(), detail.source.path(), detail.source.cause());
/// }
/// # }
/// ```
#[non_exhaustive]
pub struct UndecodableBody {
    /// The undecoded response.
    pub response: Response<Bytes>,
    /// The place and the cause of the error.
    pub source: DecodeError,
}

impl fmt::Debug for UndocumentedMediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UndocumentedMediaType")
            .field("response", &Undecoded(&self.response))
            .field("documented", &self.documented)
            .finish()
    }
}

impl fmt::Debug for UndecodableBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UndecodableBody")
            .field("response", &Undecoded(&self.response))
            .field("source", &self.source)
            .finish()
    }
}

/// A failure of the transport.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::Transport(detail) = error {
///     eprintln!("{} failed (sent: {:?}): {}", detail.operation, detail.sent, detail.source);
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct TransportFailure {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The state of the request: sent or not.
    pub sent: Sent,
    /// The error of the transport.
    pub source: TransportError,
    /// The number of attempts of the call, including this one.
    pub attempts: u32,
}

/// A call that timed out.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::Timeout(detail) = error {
///     eprintln!("{}: no complete response within {:?}", detail.operation, detail.timeout);
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct TimedOut {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The state of the request: sent or not.
    pub sent: Sent,
    /// The time limit of the whole call, including redirects and the body.
    pub timeout: Duration,
    /// The error of the transport.
    pub source: TransportError,
    /// The number of attempts of the call, including this one.
    pub attempts: u32,
}

/// A response with a body larger than the client's limit.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::TooLarge(detail) = error {
///     eprintln!("{}: the body has more than {} bytes", detail.operation, detail.limit);
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct TooLarge {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The limit in bytes.
    pub limit: u64,
    /// The number of attempts of the call, including this one.
    pub attempts: u32,
}

/// A redirect that the client does not follow.
///
/// ```
/// # use wirewright_client::{Error, RedirectRefusal};
/// fn is_downgrade<E>(error: &Error<E>) -> bool {
///     matches!(error, Error::RedirectRefused(detail) if detail.reason == RedirectRefusal::Downgrade)
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct RedirectRefused {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The reason for not following the redirect.
    pub reason: RedirectRefusal,
    /// The number of attempts of the call, including this one.
    pub attempts: u32,
}

/// The reasons for not following a redirect.
///
/// ```
/// use wirewright_client::RedirectRefusal;
///
/// fn advice(reason: RedirectRefusal) -> &'static str {
///     match reason {
///         RedirectRefusal::Downgrade => "ask for a redirect to https",
///         RedirectRefusal::BodyConsumed => "send the body from memory",
///         _ => "contact the operator",
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectRefusal {
    /// There were more consecutive redirects than the client follows.
    #[error("more than {0} consecutive redirects")]
    TooMany(u32),
    /// The redirect leads from https to http, where the request could be intercepted.
    #[error("it leads from https to http")]
    Downgrade,
    /// The `Location` header is not a valid http or https URL.
    #[error("its `Location` header is not a valid http or https URL")]
    BadLocation,
    /// The request body would be sent to another origin. See
    /// [`ClientBuilder::resend_body_across_origins`](crate::ClientBuilder::resend_body_across_origins).
    #[error("the request body would be resent to another origin; allow it with `resend_body_across_origins`")]
    OtherOrigin,
    /// The request would have to be resent, but its body was a stream that was already consumed.
    #[error("the request would have to be resent, but its streaming body was already consumed")]
    BodyConsumed,
}

/// A call that lacks a required credential.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::MissingCredential(detail) = error {
///     eprintln!("{} requires one of {:?}", detail.operation, detail.required);
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct MissingCredential {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The alternatives of the security requirement: the schemes of one alternative are required together.
    pub required: Security,
}

/// A failure of a token provider.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::Token(detail) = error {
///     eprintln!("{}: no token for {}: {}", detail.operation, detail.scheme, detail.source);
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct TokenFailure {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The security scheme that needs the token.
    pub scheme: &'static str,
    /// The state of the request: it was sent already if the server rejected the previous token.
    pub sent: Sent,
    /// The error of the token provider.
    pub source: Box<dyn std::error::Error + Send + Sync>,
    /// The number of attempts of the call, including this one.
    pub attempts: u32,
}

/// A call whose arguments do not make a valid request.
///
/// ```
/// # use wirewright_client::Error;
/// # fn show<E>(error: &Error<E>) {
/// if let Error::InvalidRequest(detail) = error {
///     eprintln!("{}: {} {}", detail.operation, detail.parameter, detail.reason);
/// }
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct InvalidRequest {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The parameter's name in the OpenAPI description, or another part of the request such as `body` or `url`.
    pub parameter: String,
    /// The reason. It never contains the value.
    pub reason: String,
}
