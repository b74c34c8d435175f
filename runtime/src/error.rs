//! What a call can end in besides its value.

mod detail;
mod display;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use crate::{decode::DecodeError, operation::OperationInfo, response::Response};

pub use detail::{
    InvalidRequest, MissingCredential, RedirectRefusal, RedirectRefused, TimedOut, TokenFailure, TooLarge,
    TransportFailure, UndecodableBody, UndocumentedMediaType,
};

/// Whether a server may have seen the request, so that repeating it is not always harmless.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// No byte of it was sent.
    No,
    /// Some or all of it may have been.
    Maybe,
}

/// A call that did not end in a documented success; `E` is what the description documents for its failures.
///
/// The message names the operation, its method and path, and shows the first 200 characters of the response body. The cause is
/// the [`source`](std::error::Error::source).
#[non_exhaustive]
pub enum Error<E> {
    /// A documented failure.
    Api(Box<Response<E>>),
    /// A status that the description does not document.
    UndocumentedStatus(Box<Response<Bytes>>),
    /// A documented status, with a media type that is not documented for it.
    UndocumentedMediaType(Box<UndocumentedMediaType>),
    /// A documented status and media type, with a body that is not what the description says.
    UndecodableBody(Box<UndecodableBody>),
    /// No whole answer came.
    Transport(Box<TransportFailure>),
    /// No whole answer came in time.
    Timeout(Box<TimedOut>),
    /// The answer is larger than the client allows.
    TooLarge(Box<TooLarge>),
    /// The server redirects to where the client does not go.
    RedirectRefused(Box<RedirectRefused>),
    /// The client has no credential that would do; nothing was sent.
    MissingCredential(Box<MissingCredential>),
    /// A token provider gave no token.
    Token(Box<TokenFailure>),
    /// The arguments make no valid request; nothing was sent.
    InvalidRequest(Box<InvalidRequest>),
}

impl<E> Error<E> {
    /// Returns the id of the operation that was called.
    pub fn operation(&self) -> &'static str {
        self.operation_info().id
    }

    /// Returns the operation that was called, with its method and path template.
    pub fn operation_info(&self) -> OperationInfo {
        match self {
            Self::Api(response) => response.operation_info(),
            Self::UndocumentedStatus(response) => response.operation_info(),
            Self::UndocumentedMediaType(detail) => detail.response.operation_info(),
            Self::UndecodableBody(detail) => detail.response.operation_info(),
            Self::Transport(detail) => detail.operation,
            Self::Timeout(detail) => detail.operation,
            Self::TooLarge(detail) => detail.operation,
            Self::RedirectRefused(detail) => detail.operation,
            Self::MissingCredential(detail) => detail.operation,
            Self::Token(detail) => detail.operation,
            Self::InvalidRequest(detail) => detail.operation,
        }
    }

    /// The documented failure.
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(response) => Some(response.value()),
            _ => None,
        }
    }

    /// The status code, if an answer came.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(response) => Some(response.status()),
            Self::TooLarge(detail) => Some(detail.status),
            Self::RedirectRefused(detail) => Some(detail.status),
            _ => self.raw().map(Response::status),
        }
    }

    /// The headers, if an answer came.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Api(response) => Some(response.headers()),
            Self::TooLarge(detail) => Some(&detail.headers),
            Self::RedirectRefused(detail) => Some(&detail.headers),
            _ => self.raw().map(Response::headers),
        }
    }

    /// The body as it came, if it came whole.
    pub fn bytes(&self) -> Option<&Bytes> {
        match self {
            Self::Api(response) => Some(response.bytes()),
            _ => self.raw().map(Response::bytes),
        }
    }

    /// Decodes the body of the response, whatever its status and media type, as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if no whole response was received, or if its body is not JSON or not a `T`.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # #[derive(serde::Deserialize)]
    /// # struct Problem { title: String }
    /// # fn show<E>(error: &Error<E>) {
    /// if let Ok(problem) = error.decode::<Problem>() {
    ///     eprintln!("{}", problem.title);
    /// }
    /// # }
    /// ```
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        match self {
            Self::Api(response) => response.decode(),
            _ => {
                self.raw().map_or_else(|| Err(DecodeError::custom("no whole response was received")), Response::decode)
            }
        }
    }

    fn raw(&self) -> Option<&Response<Bytes>> {
        match self {
            Self::UndocumentedStatus(response) => Some(response),
            Self::UndocumentedMediaType(detail) => Some(&detail.response),
            Self::UndecodableBody(detail) => Some(&detail.response),
            _ => None,
        }
    }

    /// Whether a server may have seen the request: if not, repeating it is harmless.
    pub fn may_have_been_sent(&self) -> bool {
        match self {
            Self::Transport(detail) => detail.sent == Sent::Maybe,
            Self::Timeout(detail) => detail.sent == Sent::Maybe,
            Self::Token(detail) => detail.sent == Sent::Maybe,
            Self::MissingCredential(_) | Self::InvalidRequest(_) => false,
            _ => true,
        }
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }
}

/// An error of a [`ByteStream`](crate::ByteStream), which comes of a documented success.
pub type StreamError = Error<std::convert::Infallible>;

/// An error of the core, which knows no documented failures.
pub(crate) type CoreError = Error<std::convert::Infallible>;

impl CoreError {
    pub(crate) fn cast<E>(self) -> Error<E> {
        match self {
            Self::Api(response) => match *response.value() {},
            Self::UndocumentedStatus(detail) => Error::UndocumentedStatus(detail),
            Self::UndocumentedMediaType(detail) => Error::UndocumentedMediaType(detail),
            Self::UndecodableBody(detail) => Error::UndecodableBody(detail),
            Self::Transport(detail) => Error::Transport(detail),
            Self::Timeout(detail) => Error::Timeout(detail),
            Self::TooLarge(detail) => Error::TooLarge(detail),
            Self::RedirectRefused(detail) => Error::RedirectRefused(detail),
            Self::MissingCredential(detail) => Error::MissingCredential(detail),
            Self::Token(detail) => Error::Token(detail),
            Self::InvalidRequest(detail) => Error::InvalidRequest(detail),
        }
    }
}
