//! The options of a client about hooks.

use std::sync::Arc;

use super::info::{RequestInfo, ResponseInfo};
use crate::client::ClientBuilder;

impl<C> ClientBuilder<C> {
    /// Adds a function that is called before each request is sent, including those of retries and redirects.
    ///
    /// It never sees a secret. It must not block.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com");
    /// let builder = builder.on_request(|request| eprintln!("{} {}", request.method(), request.url()));
    /// ```
    pub fn on_request(mut self, hook: impl Fn(&RequestInfo<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hooks.on_request.push(Arc::new(hook));
        self
    }

    /// Adds a function that is called for each request once the headers of its response have arrived, or once it has
    /// failed. Every call of a hook for a request is followed by one for its response.
    ///
    /// It never sees a secret. It must not block.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com");
    /// let builder = builder.on_response(|response| match response.status() {
    ///     Some(status) => eprintln!("{status} after {:?}", response.elapsed()),
    ///     None => eprintln!("failed after {:?}", response.elapsed()),
    /// });
    /// ```
    pub fn on_response(mut self, hook: impl Fn(&ResponseInfo<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hooks.on_response.push(Arc::new(hook));
        self
    }
}
