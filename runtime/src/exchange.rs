//! One call, from its request to a whole answer: everything that does not depend on the operation's types.

mod classify;
mod receive;
mod redirect;

use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, Response, header::SET_COOKIE};

use crate::{
    answer::Answer,
    drift::Drift,
    error::{CoreError, Error, RedirectRefusal, RedirectRefused, Sent, TimedOut, TransportFailure},
    operation::Described,
    request::RequestParts,
    transport::{BoxFuture, ResponseBody, SendOptions, TransportError},
};

pub(crate) use classify::Answered;

/// Builds the request, sends it, follows redirects, and receives the answer.
///
/// The future is boxed, so that the futures of the thousand operations of an API are small and alike.
pub(crate) fn exchange(parts: RequestParts<'_>) -> BoxFuture<'_, Result<Answered, CoreError>> {
    Box::pin(async move {
        let (client, operation, timeout) = (parts.client, parts.operation.clone(), parts.timeout);
        let request = parts.build()?;
        let journey = Journey {
            operation: &operation,
            timeout,
            deadline: timeout.and_then(|timeout| Instant::now().checked_add(timeout)),
            client: client.inner(),
        };
        let answer = journey.go(request).await?;
        let observer = client.inner().settings.on_drift.clone();
        let classified = classify::classify(&operation, answer, observer);
        if let (Err(error), Some(observer)) = (&classified, &client.inner().settings.on_drift)
            && let Some(drift) = Drift::of_error(&operation, error)
        {
            observer(&drift);
        }
        classified
    })
}

struct Journey<'a> {
    operation: &'a Described,
    timeout: Option<Duration>,
    deadline: Option<Instant>,
    client: &'a crate::client::Inner,
}

impl Journey<'_> {
    async fn go(&self, mut request: Request<Bytes>) -> Result<Answer, CoreError> {
        let mut followed = 0;
        loop {
            let sent_before = if followed == 0 { Sent::No } else { Sent::Maybe };
            let response = self.send(request.clone(), sent_before).await?;
            if !redirect::is_to_follow(&response, self.operation.responses) {
                return self.receive(request.method(), response).await;
            }
            let next = if followed == self.client.settings.max_redirects {
                Err(RedirectRefusal::TooMany(followed))
            } else {
                redirect::next(request, &response)
            };
            request = next.map_err(|reason| self.refused(response, reason))?;
            followed += 1;
        }
    }

    async fn send(&self, request: Request<Bytes>, sent_before: Sent) -> Result<Response<ResponseBody>, CoreError> {
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            let error = TransportError::new("the time is up").timed_out().not_sent();
            return Err(self.failed(error, sent_before));
        }
        let options = SendOptions { timeout: left, connect_timeout: self.client.settings.connect_timeout };
        let sending = self.client.transport.send(request, &options);
        let mut response = sending.await.map_err(|error| self.failed(error, sent_before))?;
        // A session is a secret, so no output of ours is to show it.
        if let http::header::Entry::Occupied(mut cookies) = response.headers_mut().entry(SET_COOKIE) {
            cookies.iter_mut().for_each(|cookie| cookie.set_sensitive(true));
        }
        Ok(response)
    }

    fn failed(&self, source: TransportError, sent_before: Sent) -> CoreError {
        let sent = if sent_before == Sent::Maybe { Sent::Maybe } else { source.sent() };
        let operation = self.operation.id;
        match self.timeout {
            // Without a timeout of its own a call can still meet one: that of a connection.
            timeout if source.is_timeout() => Error::Timeout(Box::new(TimedOut {
                operation,
                sent,
                timeout: timeout.or(self.client.settings.connect_timeout).unwrap_or_default(),
                source,
            })),
            _ => Error::Transport(Box::new(TransportFailure { operation, sent, source })),
        }
    }

    fn refused(&self, response: Response<ResponseBody>, reason: RedirectRefusal) -> CoreError {
        let (head, _) = response.into_parts();
        Error::RedirectRefused(Box::new(RedirectRefused {
            operation: self.operation.id,
            status: head.status,
            headers: head.headers,
            reason,
        }))
    }
}
