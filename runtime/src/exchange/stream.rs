//! Streaming of a response body.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Response, StatusCode};
use http_body::Body;

use super::{Journey, classify};
use crate::{
    answer::Answer,
    error::{CoreError, Error, Sent, StreamError, TimedOut, TooLarge, TransportFailure},
    operation::OperationInfo,
    transport::{ResponseBody, TransportError},
};

/// A response body that is received in chunks.
///
/// The stream ends with an error if the call times out, or if the body exceeds the size limit of the client or the
/// call. The type also implements [`Stream`].
///
/// ```
/// # use wirewright_client::{ByteStream, StreamError};
/// # async fn save(mut stream: ByteStream) -> Result<Vec<u8>, StreamError> {
/// let mut bytes = Vec::new();
/// while let Some(chunk) = stream.chunk().await? {
///     bytes.extend_from_slice(&chunk);
/// }
/// # Ok(bytes)
/// # }
/// ```
pub struct ByteStream {
    body: ResponseBody,
    received: u64,
    ended: bool,
    status: StatusCode,
    headers: HeaderMap,
    cause: Cause,
}

/// The information about a call that its errors contain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cause {
    pub(super) operation: OperationInfo,
    pub(super) timeout: Duration,
    pub(super) limit: u64,
}

impl Cause {
    pub(super) fn failed(self, source: TransportError, sent_before: Sent) -> CoreError {
        let sent = if sent_before == Sent::Maybe { Sent::Maybe } else { source.sent() };
        let Self { operation, timeout, limit: _ } = self;
        if source.is_timeout() {
            return Error::Timeout(Box::new(TimedOut { operation, sent, timeout, source }));
        }
        Error::Transport(Box::new(TransportFailure { operation, sent, source }))
    }

    pub(super) fn too_large(self, status: StatusCode, headers: HeaderMap) -> CoreError {
        let Self { operation, limit, .. } = self;
        Error::TooLarge(Box::new(TooLarge { operation, status, headers, limit }))
    }
}

impl Journey<'_> {
    pub(super) fn stream(&self, response: Response<ResponseBody>) -> Response<ByteStream> {
        let (head, body) = response.into_parts();
        let (status, headers) = (head.status, head.headers.clone());
        if let Some(observer) = &self.client.settings.on_drift {
            let head = Answer::new(status, headers.clone(), Bytes::new());
            classify::observe_head(&self.operation, &head, Some(observer));
        }
        let stream = ByteStream { body, received: 0, ended: false, status, headers, cause: self.cause() };
        Response::from_parts(head, stream)
    }
}

impl ByteStream {
    /// Returns the next chunk, or `None` at the end of the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection fails, the call times out or the body is too large. The stream ends after an
    /// error.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, StreamError> {
        poll_fn(|context| self.poll_chunk(context)).await.transpose()
    }

    /// Returns the number of bytes that are still to be received, if it is known.
    pub fn length(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, StreamError>>> {
        while !self.ended {
            let next = match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                // Trailers are not part of the body.
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(chunk) => {
                        self.received = self.received.saturating_add(chunk.len() as u64);
                        Ok(chunk)
                    }
                    Err(_) => continue,
                },
                Some(Err(error)) if error.is_exceeded() => {
                    Err(self.cause.too_large(self.status, std::mem::take(&mut self.headers)))
                }
                Some(Err(error)) => Err(self.cause.failed(error, Sent::Maybe)),
                None => {
                    self.ended = true;
                    break;
                }
            };
            self.ended = next.is_err();
            return Poll::Ready(Some(next));
        }
        Poll::Ready(None)
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("received", &self.received)
            .field("length", &self.length())
            .finish_non_exhaustive()
    }
}
