//! The state of a call across its attempts, and the information that its errors contain.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
    time::{Duration, Instant},
};

use http::{HeaderMap, Method, Response, StatusCode};

use super::{classify::Classified, context::CallContext, guard::Guard};
use crate::{
    client::Inner,
    error::{CoreError, Error, RedirectRefusal, RedirectRefused},
    operation::OperationData,
    request::RequestParts,
    transport::{BoxFuture, Clock, Sent, TransportError},
};

/// The state of a call across its attempts and redirects.
pub(super) struct Exchange<'p, 'c> {
    /// The arguments, from which the request is built for each attempt.
    pub(super) parts: &'p mut RequestParts<'c>,
    pub(super) operation: &'static OperationData,
    pub(super) timeout: Option<Duration>,
    pub(super) deadline: Option<Instant>,
    pub(super) max_response_bytes: u64,
    pub(super) client: &'c Inner,
    /// The number of attempts, including the current one.
    pub(super) attempts: u32,
    /// `Maybe` once the server may have received a request.
    pub(super) sent: Sent,
    /// The number of requests that were passed to the transport.
    #[cfg(feature = "hooks")]
    pub(super) requests: u32,
    #[cfg(feature = "retry")]
    pub(super) retry: Option<super::retry::Retrying>,
}

/// A response whose body has not been received yet.
pub(super) struct ResponseHead {
    /// The method of the final request.
    pub(super) method: Method,
    pub(super) response: Response<Guard>,
    /// True if the final request had an `Authorization` header.
    pub(super) carried: bool,
    /// The reason why the body's content coding was not decoded.
    pub(super) undecoded: Option<String>,
}

impl<'p, 'c> Exchange<'p, 'c> {
    pub(super) fn begin(parts: &'p mut RequestParts<'c>) -> Self {
        let (client, timeout) = (parts.client.inner(), parts.timeout);
        Self {
            operation: parts.operation,
            timeout,
            deadline: timeout.and_then(|timeout| client.settings.clock.now().checked_add(timeout)),
            max_response_bytes: parts.max_response_bytes,
            client,
            attempts: 0,
            sent: Sent::No,
            #[cfg(feature = "hooks")]
            requests: 0,
            #[cfg(feature = "retry")]
            retry: super::retry::Retrying::of(parts),
            parts,
        }
    }

    /// Sends the request and receives the complete response.
    pub(super) async fn whole(&mut self) -> Result<Classified, CoreError> {
        #[cfg(feature = "retry")]
        if self.retry.is_some() {
            return self.retrying_whole().await;
        }
        let head = self.attempt().await?;
        self.receive(head).await
    }

    /// Sends the request and returns the response once its headers have arrived.
    pub(super) async fn head(&mut self) -> Result<ResponseHead, CoreError> {
        #[cfg(feature = "retry")]
        if self.retry.is_some() {
            return self.retrying_head().await;
        }
        self.attempt().await
    }

    pub(super) fn clock(&self) -> &'c Clock {
        &self.client.settings.clock
    }

    pub(super) fn failed(&self, source: TransportError) -> CoreError {
        self.context().failed(source, self.sent)
    }

    /// Returns the information about the call that errors contain.
    pub(super) fn context(&self) -> CallContext {
        CallContext {
            operation: self.operation.info(),
            // A call without a timeout can still time out while connecting.
            timeout: self.timeout.or(self.client.settings.connect_timeout).unwrap_or_default(),
            limit: self.max_response_bytes,
            attempts: self.attempts,
        }
    }

    pub(super) fn refused(&self, status: StatusCode, headers: HeaderMap, reason: RedirectRefusal) -> CoreError {
        Error::RedirectRefused(Box::new(RedirectRefused {
            operation: self.operation.info(),
            status,
            headers,
            reason,
            attempts: self.attempts,
        }))
    }
}

/// Awaits a future until a deadline. Returns `None` if the deadline passes first.
pub(super) async fn within<T>(clock: &Clock, deadline: Option<Instant>, mut future: BoxFuture<'_, T>) -> Option<T> {
    let Some(deadline) = deadline else { return Some(future.await) };
    let mut timer = None;
    poll_fn(|context| {
        if let Poll::Ready(outcome) = future.as_mut().poll(context) {
            return Poll::Ready(Some(outcome));
        }
        // The timer is created only if the future is not ready immediately.
        let timer = timer.get_or_insert_with(|| clock.sleep(clock.until(deadline)));
        Pin::new(timer).poll(context).map(|()| None)
    })
    .await
}
