//! The transport over reqwest.

use std::time::Duration;

use http_body_util::BodyExt;

use crate::request::RequestBody;

use super::{BoxFuture, ResponseBody, SendOptions, Transport, TransportError};

/// Sends requests through a [`reqwest::Client`], whose connections it keeps. Calls need tokio's runtime.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport with reqwest's defaults.
    ///
    /// # Errors
    ///
    /// When the TLS backend or the system's resolver can not be started.
    pub fn new() -> Result<Self, TransportError> {
        Self::from_builder(reqwest::Client::builder())
    }

    /// A transport with a proxy, certificates, a resolver, or whatever else reqwest can be told.
    ///
    /// The redirect policy is set to none, whatever it was: this crate follows redirects by its own rules.
    ///
    /// # Errors
    ///
    /// As [`ReqwestTransport::new`].
    pub fn from_builder(builder: reqwest::ClientBuilder) -> Result<Self, TransportError> {
        let client = builder.redirect(reqwest::redirect::Policy::none()).build();
        client.map(Self).map_err(|error| TransportError::new(error).not_sent())
    }

    pub(crate) fn with_connect_timeout(timeout: Duration) -> Result<Self, TransportError> {
        Self::from_builder(reqwest::Client::builder().connect_timeout(timeout))
    }
}

impl Transport for ReqwestTransport {
    fn send<'a>(
        &'a self,
        request: http::Request<RequestBody>,
        options: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>> {
        Box::pin(async move {
            let mut request =
                reqwest::Request::try_from(request.map(body)).map_err(|error| failure(error).not_sent())?;
            *request.timeout_mut() = options.timeout;
            let response = self.0.execute(request).await.map_err(failure)?;
            let response: http::Response<reqwest::Body> = response.into();
            Ok(response.map(|body| ResponseBody::new(body.map_err(failure))))
        })
    }
}

/// Bytes as such, which reqwest can send again when it meets a connection that was closed meanwhile.
fn body(body: RequestBody) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(body),
    }
}

/// Without the URL, whose query may hold a key.
fn failure(error: reqwest::Error) -> TransportError {
    let (timeout, not_sent) = (error.is_timeout(), error.is_connect() || error.is_builder());
    let mut failure = TransportError::new(error.without_url());
    if timeout {
        failure = failure.timed_out();
    }
    if not_sent { failure.not_sent() } else { failure }
}
