//! Response bodies as they arrive.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, Full, combinators::UnsyncBoxBody};

use super::error::TransportError;

/// A response body whose concrete type is known only to the transport.
///
/// ```
/// let body = wirewright_client::ResponseBody::full(r#"{"id": 1}"#);
/// ```
pub struct ResponseBody(UnsyncBoxBody<Bytes, TransportError>);

impl ResponseBody {
    /// Creates a response body from a body whose errors are transport errors.
    ///
    /// ```
    /// use http_body_util::{BodyExt, Full};
    /// use wirewright_client::{ResponseBody, TransportError, bytes::Bytes};
    ///
    /// let body = Full::new(Bytes::from(r#"{"id": 1}"#)).map_err(TransportError::new);
    /// let body = ResponseBody::new(body);
    /// ```
    pub fn new(body: impl Body<Data = Bytes, Error = TransportError> + Send + 'static) -> Self {
        Self(body.boxed_unsync())
    }

    /// Creates a response body from bytes in memory.
    ///
    /// ```
    /// use wirewright_client::{ResponseBody, http::Response};
    ///
    /// let response = Response::new(ResponseBody::full(r#"{"id": 1}"#));
    /// ```
    pub fn full(bytes: impl Into<Bytes>) -> Self {
        Self::new(Full::new(bytes.into()).map_err(|never| match never {}))
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(&mut self.0).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseBody").field("size_hint", &self.size_hint()).finish_non_exhaustive()
    }
}
