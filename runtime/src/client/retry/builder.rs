//! The options of a client about retries.

use std::sync::Arc;

use super::{budget::RetryBudget, policy::RetryPolicy};
use crate::client::ClientBuilder;

impl<C> ClientBuilder<C> {
    /// Retries calls that are safe to repeat. By default, no call is retried.
    ///
    /// Idempotent methods are safe, and so are calls with an idempotency key. See [`RetryPolicy`].
    ///
    /// ```
    /// use wirewright_client::{Client, RetryPolicy};
    ///
    /// let builder = Client::builder("https://api.example.com").retry(RetryPolicy::standard());
    /// ```
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = Some(Arc::new(policy));
        self
    }

    /// Shares a budget of retries with other clients. By default, only clones of a client share one.
    ///
    /// ```
    /// use wirewright_client::{Client, RetryBudget, RetryPolicy};
    ///
    /// let budget = RetryBudget::new();
    /// for url in ["https://one.example.com", "https://two.example.com"] {
    ///     let builder = Client::builder(url).retry(RetryPolicy::standard()).retry_budget(&budget);
    /// }
    /// ```
    pub fn retry_budget(mut self, budget: &RetryBudget) -> Self {
        self.settings.retry_budget = budget.clone();
        self
    }
}
