//! The body of an answer while it comes.

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

/// The body of an answer, piece by piece as it comes.
///
/// It ends in an error when the time of the call is up, and when it is larger than the client or the call allows. It is a
/// [`Stream`], too.
pub struct ByteStream {
    body: ResponseBody,
    received: u64,
    ended: bool,
    status: StatusCode,
    headers: HeaderMap,
    cause: Cause,
}

/// What the errors of a call tell of it.
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
    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// When the connection fails, the time is up or the body is too large; nothing comes after an error.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, StreamError> {
        poll_fn(|context| self.poll_chunk(context)).await.transpose()
    }

    /// The length that is still to come in bytes, if the server told it.
    pub fn length(&self) -> Option<u64> {
        self.body.size_hint().exact()
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, StreamError>>> {
        while !self.ended {
            let next = match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                // Trailers are no part of the body.
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
