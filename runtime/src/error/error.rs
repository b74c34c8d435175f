//! Errors of calls.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::detail::{
    InvalidRequest, MissingCredential, RedirectRefused, TimedOut, TokenFailure, TooLarge, TransportFailure,
    UndecodableBody, UndocumentedMediaType,
};
use crate::{
    response::{DecodeError, OperationInfo, Response},
    transport::Sent,
};

/// An error of a call: anything but a documented success.
///
/// `E` is the type of the documented error responses.
///
/// The message names the operation, its method and path, and shows the first 200 characters of the response body. The
/// cause is the [`source`](std::error::Error::source).
///
/// ```
/// # use wirewright_client::Error;
/// fn advice<E>(error: &Error<E>) -> &'static str {
///     match error {
///         Error::Api(response) if response.status() == 404 => "check the id",
///         Error::MissingCredential(_) => "sign in",
///         error if !error.may_have_been_sent() => "try again",
///         _ => "contact the operator",
///     }
/// }
/// ```
#[non_exhaustive]
pub enum Error<E> {
    /// A documented error response.
    Api(Box<Response<E>>),
    /// A response with an undocumented status code.
    UndocumentedStatus(Box<Response<Bytes>>),
    /// A response with a documented status code, but a media type that is not documented for it.
    UndocumentedMediaType(Box<UndocumentedMediaType>),
    /// A documented response whose body cannot be decoded, because it does not match its schema.
    UndecodableBody(Box<UndecodableBody>),
    /// A failure of the transport: no complete response was received.
    Transport(Box<TransportFailure>),
    /// A timeout: no complete response was received in time.
    Timeout(Box<TimedOut>),
    /// A response body larger than the client's limit.
    TooLarge(Box<TooLarge>),
    /// A redirect that the client does not follow.
    RedirectRefused(Box<RedirectRefused>),
    /// The client lacks a required credential. Nothing was sent.
    MissingCredential(Box<MissingCredential>),
    /// A token provider failed.
    Token(Box<TokenFailure>),
    /// The arguments do not make a valid request. Nothing was sent.
    InvalidRequest(Box<InvalidRequest>),
}

impl<E> Error<E> {
    /// Returns the id of the operation that was called.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # fn show<E>(error: &Error<E>) {
    /// eprintln!("{} failed", error.operation());
    /// # }
    /// ```
    pub fn operation(&self) -> &'static str {
        self.operation_info().id
    }

    /// Returns the operation that was called, with its method and path template.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # fn show<E>(error: &Error<E>) {
    /// let operation = error.operation_info();
    /// eprintln!("{} {} failed", operation.method, operation.path);
    /// # }
    /// ```
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

    /// Returns the documented error response, if this is one.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # #[derive(Debug)]
    /// # struct Problem { title: String }
    /// # fn show(error: &Error<Problem>) {
    /// if let Some(problem) = error.api() {
    ///     eprintln!("{}", problem.title);
    /// }
    /// # }
    /// ```
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(response) => Some(response.value()),
            _ => None,
        }
    }

    /// Returns the status code, if a response was received.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// fn is_missing<E>(error: &Error<E>) -> bool {
    ///     error.status().is_some_and(|status| status == 404)
    /// }
    /// ```
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(response) => Some(response.status()),
            Self::TooLarge(detail) => Some(detail.status),
            Self::RedirectRefused(detail) => Some(detail.status),
            _ => self.raw().map(Response::status),
        }
    }

    /// Returns the headers, if a response was received.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// fn retry_after<E>(error: &Error<E>) -> Option<&str> {
    ///     error.headers()?.get("retry-after")?.to_str().ok()
    /// }
    /// ```
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Api(response) => Some(response.headers()),
            Self::TooLarge(detail) => Some(&detail.headers),
            Self::RedirectRefused(detail) => Some(&detail.headers),
            _ => self.raw().map(Response::headers),
        }
    }

    /// Returns the undecoded body, if it was received completely.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # fn show<E>(error: &Error<E>) {
    /// if let Some(body) = error.bytes() {
    ///     eprintln!("{}", String::from_utf8_lossy(body));
    /// }
    /// # }
    /// ```
    pub fn bytes(&self) -> Option<&Bytes> {
        match self {
            Self::Api(response) => Some(response.bytes()),
            _ => self.raw().map(Response::bytes),
        }
    }

    /// Decodes the response body as JSON, regardless of its status code and media type.
    ///
    /// # Errors
    ///
    /// Returns an error if no complete response was received, or if its body is not valid JSON or not a `T`.
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
            _ => self
                .raw()
                .map_or_else(|| Err(DecodeError::custom("no complete response was received")), Response::decode),
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

    /// Returns true if the server may have received the request. Otherwise, repeating the request is safe.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # fn retry<E>(error: &Error<E>) -> bool {
    /// error.is_timeout() && !error.may_have_been_sent()
    /// # }
    /// ```
    pub fn may_have_been_sent(&self) -> bool {
        match self {
            Self::Transport(detail) => detail.sent == Sent::Maybe,
            Self::Timeout(detail) => detail.sent == Sent::Maybe,
            Self::Token(detail) => detail.sent == Sent::Maybe,
            Self::MissingCredential(_) | Self::InvalidRequest(_) => false,
            _ => true,
        }
    }

    /// Returns the number of attempts of the call: 1, and one more for each retry. Returns 0 if no attempt was made.
    ///
    /// ```
    /// # use wirewright_client::Error;
    /// # fn show<E>(error: &Error<E>) {
    /// eprintln!("{} failed after {} attempts", error.operation(), error.attempts());
    /// # }
    /// ```
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Api(response) => response.attempts(),
            Self::UndocumentedStatus(response) => response.attempts(),
            Self::UndocumentedMediaType(detail) => detail.response.attempts(),
            Self::UndecodableBody(detail) => detail.response.attempts(),
            Self::Transport(detail) => detail.attempts,
            Self::Timeout(detail) => detail.attempts,
            Self::TooLarge(detail) => detail.attempts,
            Self::RedirectRefused(detail) => detail.attempts,
            Self::Token(detail) => detail.attempts,
            Self::MissingCredential(_) | Self::InvalidRequest(_) => 0,
        }
    }

    /// Returns true if the call timed out.
    ///
    /// ```
    /// # use wirewright_client::{Error, Sent};
    /// fn is_slow<E>(error: &Error<E>) -> bool {
    ///     error.is_timeout() && matches!(error, Error::Timeout(detail) if detail.sent == Sent::Maybe)
    /// }
    /// ```
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }
}

/// An error of a [`ByteStream`](crate::ByteStream), which never is a documented error response.
///
/// ```
/// use wirewright_client::{ByteStream, StreamError};
///
/// async fn count(mut stream: ByteStream) -> Result<usize, StreamError> {
///     let mut length = 0;
///     while let Some(chunk) = stream.chunk().await? {
///         length += chunk.len();
///     }
///     Ok(length)
/// }
/// ```
pub type StreamError = Error<std::convert::Infallible>;

/// An error of the non-generic core, which does not decode documented error responses.
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
