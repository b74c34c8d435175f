//! The attempts of a call that is retried.

mod after;

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use http::{Request, Uri};

use super::{
    classify::Classified,
    exchange::{Exchange, ResponseHead, within},
};
use crate::{
    client::retry::{Bucket, RetryPolicy, fraction},
    error::{CoreError, Error, TimedOut},
    request::RequestParts,
    transport::{BoxFuture, RequestBody, Sent, TransportError},
};

/// The state of a call that may be retried.
pub(super) struct Retrying {
    policy: Arc<RetryPolicy>,
    /// The balance of the host that the first request is sent to.
    bucket: Option<Arc<Bucket>>,
    /// True if a redirect led to a request without the idempotency key.
    lost_key: bool,
}

impl Retrying {
    pub(super) fn of(parts: &RequestParts<'_>) -> Option<Self> {
        let policy = Arc::clone(parts.retry.as_ref()?);
        Some(Self { policy, bucket: None, lost_key: false })
    }
}

/// A response to an attempt.
enum Received<T> {
    /// The response, received as far as the call needs.
    Final(T),
    /// The head of a response whose status code is retried.
    Retried(Box<ResponseHead>),
}

type Outcome<T> = Result<Received<T>, CoreError>;

/// Receives as much of a response as a call needs.
type Finish<E, T> = for<'e> fn(&'e E, ResponseHead) -> BoxFuture<'e, Result<T, CoreError>>;

impl Exchange<'_, '_> {
    /// Notes the host of an attempt.
    pub(super) fn begin_attempt(&mut self, uri: &Uri) {
        let Some(retry) = &mut self.retry else { return };
        let host = || self.client.settings.retry_budget.of(uri.authority().map_or("", |host| host.as_str()));
        retry.bucket.get_or_insert_with(host);
    }

    /// Notes the next request of a redirect. Headers are not sent to another origin, so the key may be missing.
    pub(super) fn note_redirect(&mut self, next: &Request<RequestBody>) {
        let Some(retry) = &mut self.retry else { return };
        if let Some(name) = self.operation.idempotency_key {
            retry.lost_key |= !next.method().is_idempotent() && !next.headers().contains_key(name);
        }
    }

    pub(super) async fn retrying_whole(&mut self) -> Result<Classified, CoreError> {
        self.retrying(|exchange, head| Box::pin(exchange.receive(head))).await
    }

    pub(super) async fn retrying_head(&mut self) -> Result<ResponseHead, CoreError> {
        self.retrying(|_, head| Box::pin(async { Ok(head) })).await
    }

    /// Makes attempts until one succeeds, or is not to be repeated.
    async fn retrying<T>(&mut self, finish: Finish<Self, T>) -> Result<T, CoreError> {
        loop {
            let outcome = self.attempt_in_time(finish).await;
            if let Some(pause) = self.pause_after(&outcome) {
                drop(outcome);
                self.clock().sleep(pause).await;
                continue;
            }
            return match outcome? {
                Received::Final(value) => Ok(value),
                Received::Retried(head) => finish(self, *head).await,
            };
        }
    }

    /// Makes an attempt within its time limit.
    async fn attempt_in_time<T>(&mut self, finish: Finish<Self, T>) -> Outcome<T> {
        let (clock, timeout) = (self.clock(), self.retry.as_ref().and_then(|retry| retry.policy.attempt_timeout));
        let deadline = timeout.and_then(|timeout| clock.now().checked_add(timeout));
        let attempt: BoxFuture<'_, Outcome<T>> = Box::pin(async {
            let head = self.attempt().await?;
            let is_retried = |retry: &Retrying| retry.policy.is_retried(head.response.status());
            if self.retry.as_ref().is_some_and(is_retried) {
                return Ok(Received::Retried(Box::new(head)));
            }
            finish(self, head).await.map(Received::Final)
        });
        if let Some(outcome) = within(clock, deadline, attempt).await {
            return outcome;
        }
        self.sent = Sent::Maybe;
        Err(Error::Timeout(Box::new(TimedOut {
            operation: self.operation.info(),
            sent: self.sent,
            timeout: timeout.unwrap_or_default(),
            source: TransportError::new("the attempt timed out").timed_out(),
            attempts: self.attempts,
        })))
    }

    /// Returns the pause until the next attempt. Returns `None` if the outcome is that of the call.
    fn pause_after<T>(&mut self, outcome: &Outcome<T>) -> Option<Duration> {
        let retry = self.retry.as_ref()?;
        let asked = match outcome {
            Ok(Received::Retried(head)) => after::retry_after(head.response.headers(), SystemTime::now()),
            Ok(Received::Final(_)) => {
                retry.bucket.iter().for_each(|bucket| bucket.deposit());
                return None;
            }
            Err(error @ (Error::Transport(_) | Error::Timeout(_))) => {
                if error.may_have_been_sent() {
                    self.sent = Sent::Maybe;
                }
                None
            }
            Err(_) => return None,
        };
        if self.attempts >= retry.policy.max_attempts || !self.is_repeatable() {
            return None;
        }
        let pause = retry.policy.longest_pause(self.attempts).mul_f64(fraction());
        if asked.is_some_and(|asked| asked > retry.policy.max_retry_after) {
            return None;
        }
        let pause = pause.max(asked.unwrap_or_default());
        // Without time for another attempt, the call ends now.
        if self.deadline.is_some_and(|deadline| self.clock().until(deadline) <= pause) {
            return None;
        }
        retry.bucket.as_ref().is_some_and(|bucket| bucket.withdraw()).then_some(pause)
    }

    /// Returns true if it is safe to repeat the call.
    fn is_repeatable(&self) -> bool {
        let lost_key = self.retry.as_ref().is_some_and(|retry| retry.lost_key);
        let is_safe = match self.operation.retry {
            Some(is_safe) => is_safe,
            None => {
                self.sent == Sent::No
                    || is_idempotent(self.operation.method.as_str())
                    || (self.parts.has_idempotency_key() && !lost_key)
            }
        };
        is_safe && !self.parts.is_consumed()
    }
}

/// Returns true if repeating a request of this method has no further effect (RFC 9110, section 9.2.2).
fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY")
}
