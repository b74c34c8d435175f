//! Limits of a response body: its size, its number of empty frames, and its deadline.

use std::{
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Instant,
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::transport::{Clock, ResponseBody, TransportError};

/// The number of empty frames that do not count: an HTTP/2 body may end with an empty frame.
const FREE: u32 = 1024;

/// A body that fails at its deadline, or when it exceeds its size limit.
///
/// An empty frame counts as one byte, so that an endless sequence of empty frames also reaches the limit.
pub(super) struct Guard {
    body: ResponseBody,
    /// The time by which the body must have arrived, and the clock that tells it.
    deadline: Option<(Instant, Clock)>,
    left: u64,
    empty: u32,
}

impl Guard {
    pub(super) fn new(body: ResponseBody, limit: u64, deadline: Option<(Instant, Clock)>) -> Self {
        Self { body, deadline, left: limit, empty: 0 }
    }

    /// Creates a body without limits.
    pub(super) fn unlimited(body: ResponseBody) -> Self {
        Self::new(body, u64::MAX, None)
    }

    /// Receives the complete body. A body of one frame is not copied.
    pub(super) async fn collect(mut self) -> Result<Bytes, TransportError> {
        let mut first = Bytes::new();
        let mut whole = Vec::new();
        while let Some(frame) = poll_fn(|context| Pin::new(&mut self).poll_frame(context)).await {
            let Ok(data) = frame?.into_data() else { continue };
            if first.is_empty() && whole.is_empty() {
                first = data;
                continue;
            }
            if whole.is_empty() {
                whole.extend_from_slice(&std::mem::take(&mut first));
            }
            whole.extend_from_slice(&data);
        }
        Ok(if whole.is_empty() { first } else { whole.into() })
    }

    fn cost(&mut self, frame: &Frame<Bytes>) -> u64 {
        match frame.data_ref() {
            Some(data) if !data.is_empty() => data.len() as u64,
            _ => {
                self.empty = self.empty.saturating_add(1);
                u64::from(self.empty > FREE)
            }
        }
    }
}

impl Body for Guard {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        // The deadline is checked on every poll: a body that is always ready never lets a timer run.
        if self.deadline.as_ref().is_some_and(|(deadline, clock)| clock.now() >= *deadline) {
            return Poll::Ready(Some(Err(TransportError::new("the timeout elapsed").timed_out())));
        }
        let next = ready!(Pin::new(&mut self.body).poll_frame(context));
        let Some(Ok(frame)) = next else { return Poll::Ready(next) };
        let cost = self.cost(&frame);
        Poll::Ready(Some(match self.left.checked_sub(cost) {
            Some(left) => {
                self.left = left;
                Ok(frame)
            }
            None => Err(TransportError::exceeded()),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
