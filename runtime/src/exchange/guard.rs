//! The limits of a response body: its size, its frames and its time.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Instant,
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::transport::{ResponseBody, TransportError};

/// The number of frames without bytes that are free: an HTTP/2 body may end in one.
const FREE: u32 = 1024;

/// A body that ends in an error at its deadline, or when it is larger than its limit.
///
/// A frame without bytes counts as a byte, so that an endless row of them ends, too.
pub(super) struct Guard {
    body: ResponseBody,
    deadline: Option<Instant>,
    left: u64,
    empty: u32,
}

impl Guard {
    pub(super) fn new(body: ResponseBody, limit: u64, deadline: Option<Instant>) -> Self {
        Self { body, deadline, left: limit, empty: 0 }
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
        // Before the body: one that is always ready would never let a timer run.
        if self.deadline.is_some_and(|deadline| Instant::now() >= deadline) {
            return Poll::Ready(Some(Err(TransportError::new("the time is up").timed_out())));
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
