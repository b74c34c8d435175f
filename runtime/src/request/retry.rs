//! Retries of one call, and its idempotency key.

use std::sync::Arc;

use http::{HeaderName, HeaderValue};

use super::parts::RequestParts;
use crate::client::retry::{RetryPolicy, uuid};

impl RequestParts<'_> {
    /// Retries this call, if it is safe to repeat.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.retry = Some(Arc::new(policy));
    }

    /// Makes a single attempt.
    pub fn no_retry(&mut self) {
        self.retry = None;
    }

    /// Creates the idempotency key of the call, unless the user has set one. All attempts have the same key.
    pub(super) fn set_idempotency_key(&mut self) {
        let Some(name) = self.operation.idempotency_key else { return };
        if self.has_idempotency_key() {
            return;
        }
        let key = uuid().and_then(|key| HeaderValue::try_from(key).ok());
        match (HeaderName::from_bytes(name.as_bytes()), key) {
            (Ok(name), Some(key)) => self.headers.push((name, key)),
            (Err(_), _) => self.reject(name, "it is not a valid header name"),
            (_, None) => self.reject(name, "there is no source of random numbers for an idempotency key"),
        }
    }

    /// Returns true if the call has an idempotency key.
    pub(crate) fn has_idempotency_key(&self) -> bool {
        let is_key = |name: &HeaderName| {
            self.operation.idempotency_key.is_some_and(|known| name.as_str().eq_ignore_ascii_case(known))
        };
        self.headers.iter().chain(&self.overrides).any(|(name, _)| is_key(name))
    }
}
