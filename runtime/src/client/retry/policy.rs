//! The policy of retries.

use std::time::Duration;

use http::StatusCode;

/// The failures that a call is retried after, how often, and the pauses between its attempts.
///
/// A client retries only calls that are safe to repeat:
///
/// - those of an idempotent method (RFC 9110, section 9.2.2): GET, HEAD, OPTIONS, TRACE, PUT, DELETE and QUERY,
/// - those with an idempotency key, which is the same in all attempts,
/// - those whose operation was marked when the client was generated,
/// - any call that failed before the first byte was sent.
///
/// A call with a streaming body is never retried. See [`RequestBody::is_replayable`](crate::RequestBody::is_replayable).
///
/// Retries are off by default, as a program may retry by other means already. [`ClientBuilder::retry`] turns them on.
///
/// A [`RetryBudget`](crate::RetryBudget) limits the retries of all calls together. The time limit of a call includes its
/// attempts and pauses.
///
/// ```
/// use std::time::Duration;
///
/// use wirewright_client::{Client, RetryPolicy};
///
/// let policy = RetryPolicy::standard().max_attempts(5).attempt_timeout(Duration::from_secs(3));
/// let builder = Client::builder("https://api.example.com").retry(policy);
/// ```
///
/// [`ClientBuilder::retry`]: crate::ClientBuilder::retry
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPolicy {
    pub(crate) max_attempts: u32,
    pub(crate) first_backoff: Duration,
    pub(crate) max_backoff: Duration,
    pub(crate) max_retry_after: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    statuses: Vec<u16>,
}

impl RetryPolicy {
    /// Creates a policy of up to three attempts, after failed connections, timeouts, and the status codes 408, 429, 500,
    /// 502, 503 and 504.
    ///
    /// The first pause is up to half a second, and each further one up to twice as long, up to 20 seconds. If the server
    /// sends `Retry-After`, the pause lasts at least as long, up to a minute.
    ///
    /// ```
    /// use wirewright_client::RetryPolicy;
    ///
    /// assert_eq!(RetryPolicy::standard(), RetryPolicy::default());
    /// ```
    pub fn standard() -> Self {
        Self {
            max_attempts: 3,
            first_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
            attempt_timeout: None,
            statuses: vec![408, 429, 500, 502, 503, 504],
        }
    }

    /// Sets the maximum number of attempts, including the first.
    ///
    /// ```
    /// let policy = wirewright_client::RetryPolicy::standard().max_attempts(5);
    /// ```
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts;
        self
    }

    /// Sets the pauses between attempts. The first is a random time up to `first`. Each further one is a random time up
    /// to twice the previous limit, up to `max`.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let policy = wirewright_client::RetryPolicy::standard();
    /// let policy = policy.backoff(Duration::from_millis(50), Duration::from_secs(2));
    /// ```
    pub fn backoff(mut self, first: Duration, max: Duration) -> Self {
        self.first_backoff = first;
        self.max_backoff = max;
        self
    }

    /// Sets the longest time of a `Retry-After` header to wait for. If the server asks for a longer pause, the call fails
    /// at once.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let policy = wirewright_client::RetryPolicy::standard().max_retry_after(Duration::from_secs(10));
    /// ```
    pub fn max_retry_after(mut self, longest: Duration) -> Self {
        self.max_retry_after = longest;
        self
    }

    /// Sets the time limit for each attempt, including redirects and the body. A body that is received as a stream is not
    /// included. By default, only the time limit of the call applies.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let policy = wirewright_client::RetryPolicy::standard().attempt_timeout(Duration::from_secs(3));
    /// ```
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the status codes after which a call is retried, replacing those of the standard.
    ///
    /// ```
    /// let policy = wirewright_client::RetryPolicy::standard().statuses([429, 503]);
    /// ```
    pub fn statuses(mut self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Returns true if a response of this status code is retried.
    pub(crate) fn is_retried(&self, status: StatusCode) -> bool {
        self.statuses.contains(&status.as_u16())
    }

    /// Returns the longest pause after an attempt.
    pub(crate) fn longest_pause(&self, attempts: u32) -> Duration {
        let doubled = 1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first_backoff.saturating_mul(doubled).min(self.max_backoff)
    }
}

/// The [standard](RetryPolicy::standard) policy.
impl Default for RetryPolicy {
    fn default() -> Self {
        Self::standard()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::RetryPolicy;

    #[test]
    fn the_longest_pause_doubles_up_to_its_limit() {
        let policy = RetryPolicy::standard().backoff(Duration::from_secs(1), Duration::from_secs(10));
        let pauses = [0, 1, 2, 3, 4, 5, 40, u32::MAX].map(|attempts| policy.longest_pause(attempts).as_secs());
        assert_eq!(pauses, [1, 1, 2, 4, 8, 10, 10, 10]);
        let endless = policy.backoff(Duration::MAX, Duration::MAX);
        assert_eq!(endless.longest_pause(9), Duration::MAX);
    }
}
