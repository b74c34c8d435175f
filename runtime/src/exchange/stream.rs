//! Streaming of a response body.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};
use http_body::Body;

use super::context::CallContext;
use crate::{
    error::StreamError,
    transport::{ResponseBody, Sent},
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
    context: CallContext,
}

impl ByteStream {
    pub(super) fn new(body: ResponseBody, status: StatusCode, headers: HeaderMap, context: CallContext) -> Self {
        Self { body, received: 0, ended: false, status, headers, context }
    }

    /// Returns the next chunk, or `None` at the end of the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection fails, the call times out or the body is too large. The stream ends after an
    /// error.
    ///
    /// ```
    /// # use wirewright_client::{ByteStream, StreamError};
    /// # async fn read(mut stream: ByteStream) -> Result<(), StreamError> {
    /// if let Some(first) = stream.chunk().await? {
    ///     println!("{} bytes", first.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, StreamError> {
        poll_fn(|context| self.poll_chunk(context)).await.transpose()
    }

    /// Returns the number of bytes that are still to be received, if it is known.
    ///
    /// ```
    /// # fn show(stream: &wirewright_client::ByteStream) {
    /// if let Some(length) = stream.length() {
    ///     println!("{length} bytes left");
    /// }
    /// # }
    /// ```
    pub fn length(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }

    /// Returns the number of attempts of the call.
    pub(super) fn attempts(&self) -> u32 {
        self.context.attempts
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
                    Err(self.context.too_large(self.status, std::mem::take(&mut self.headers)))
                }
                Some(Err(error)) => Err(self.context.failed(error, Sent::Maybe)),
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
