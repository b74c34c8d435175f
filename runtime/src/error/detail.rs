//! What each kind of [`Error`](super::Error) tells.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Sent, display::Raw};
use crate::{
    decode::DecodeError,
    operation::{OperationInfo, Security},
    response::Response,
    transport::TransportError,
};

/// A media type that the description does not document for the status.
#[non_exhaustive]
pub struct UndocumentedMediaType {
    /// The response as it came.
    pub response: Response<Bytes>,
    /// The media types that are documented.
    pub documented: &'static [&'static str],
}

/// A body that is not what the description says.
#[non_exhaustive]
pub struct UndecodableBody {
    /// The response as it came.
    pub response: Response<Bytes>,
    /// Where and why.
    pub source: DecodeError,
}

impl fmt::Debug for UndocumentedMediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UndocumentedMediaType")
            .field("response", &Raw(&self.response))
            .field("documented", &self.documented)
            .finish()
    }
}

impl fmt::Debug for UndecodableBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UndecodableBody").field("response", &Raw(&self.response)).field("source", &self.source).finish()
    }
}

/// A failure of the transport.
#[derive(Debug)]
#[non_exhaustive]
pub struct TransportFailure {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// Whether a server may have seen the request.
    pub sent: Sent,
    /// What the transport says.
    pub source: TransportError,
}

/// A call whose time was up.
#[derive(Debug)]
#[non_exhaustive]
pub struct TimedOut {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// Whether a server may have seen the request.
    pub sent: Sent,
    /// The time that the whole call had, redirects and body included.
    pub timeout: Duration,
    /// What the transport says.
    pub source: TransportError,
}

/// An answer that is larger than the client allows.
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
}

/// A redirect that the client does not follow.
#[derive(Debug)]
#[non_exhaustive]
pub struct RedirectRefused {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The status code.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// Why it is not followed.
    pub reason: RedirectRefusal,
}

/// Why a redirect is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectRefusal {
    /// More redirects in a row than the client follows.
    #[error("there were more than {0} redirects in a row")]
    TooMany(u32),
    /// From https to http, where others could read along.
    #[error("it leads from https to http")]
    Downgrade,
    /// `Location` is no URL, or one of another scheme than http and https.
    #[error("its Location is no URL to go to")]
    BadLocation,
    /// Another origin would get the body of the request: see
    /// [`ClientBuilder::resend_body_across_origins`](crate::ClientBuilder::resend_body_across_origins).
    #[error("the body of the request would be resent to another origin, which `resend_body_across_origins` allows")]
    OtherOrigin,
    /// The same request is asked for once more, and its body was a stream.
    #[error("it asks for the request again, whose body was a stream and is gone")]
    Spent,
}

/// No credential that would do.
#[derive(Debug)]
#[non_exhaustive]
pub struct MissingCredential {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The security schemes: alternatives, each a list of what is needed together.
    pub needed: Security,
}

/// A token that its provider could not give.
#[derive(Debug)]
#[non_exhaustive]
pub struct TokenFailure {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The security scheme that needs the token.
    pub scheme: &'static str,
    /// Whether a server may have seen the request: it may, if it refused the token before this one.
    pub sent: Sent,
    /// What the provider says.
    pub source: Box<dyn std::error::Error + Send + Sync>,
}

/// Arguments that make no valid request.
#[derive(Debug)]
#[non_exhaustive]
pub struct InvalidRequest {
    /// The operation that was called.
    pub operation: OperationInfo,
    /// The parameter's name as the description has it, `body` for the body, or `url`.
    pub parameter: String,
    /// Why; it never tells the value.
    pub reason: String,
}
