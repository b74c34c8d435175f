//! The transport that uses reqwest.

use std::time::Duration;

use http_body_util::BodyExt;

use super::{
    error::TransportError,
    request_body::RequestBody,
    response_body::ResponseBody,
    transport::{BoxFuture, SendOptions, Transport},
};

/// Sends requests through a [`reqwest::Client`] and its connection pool. Calls require tokio's runtime.
///
/// ```
/// use wirewright_client::{ReqwestTransport, TransportError, reqwest};
///
/// /// Creates a transport that ignores the proxy settings of the system.
/// fn transport() -> Result<ReqwestTransport, TransportError> {
///     ReqwestTransport::from_builder(reqwest::Client::builder().no_proxy())
/// }
/// ```
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// Creates a transport with reqwest's defaults.
    ///
    /// # Errors
    ///
    /// Returns an error if the TLS backend or the system's resolver cannot be initialized.
    ///
    /// ```
    /// # use wirewright_client::{Client, ReqwestTransport};
    /// # fn client() -> Result<Client, Box<dyn std::error::Error>> {
    /// let client = Client::builder("https://api.example.com").transport(ReqwestTransport::new()?).build()?;
    /// # Ok(client)
    /// # }
    /// ```
    pub fn new() -> Result<Self, TransportError> {
        Self::from_builder(reqwest::Client::builder())
    }

    /// Creates a transport with a proxy, certificates, a resolver, or any other setting of reqwest.
    ///
    /// The redirect policy is overridden by `none`: this crate follows redirects by its own rules.
    ///
    /// # Errors
    ///
    /// Returns an error in the same cases as [`ReqwestTransport::new`].
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use wirewright_client::{ReqwestTransport, TransportError, reqwest};
    /// # fn transport() -> Result<ReqwestTransport, TransportError> {
    /// let builder = reqwest::Client::builder().pool_idle_timeout(Duration::from_secs(5));
    /// let transport = ReqwestTransport::from_builder(builder)?;
    /// # Ok(transport)
    /// # }
    /// ```
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

/// Converts a body. Bytes are passed as such, so that reqwest can resend them if a pooled connection was closed.
fn body(body: RequestBody) -> reqwest::Body {
    match body.as_bytes() {
        Some(bytes) => bytes.clone().into(),
        None => reqwest::Body::wrap(body),
    }
}

/// Converts an error without its URL, whose query may contain a key.
fn failure(error: reqwest::Error) -> TransportError {
    let (timeout, not_sent) = (error.is_timeout(), error.is_connect() || error.is_builder());
    let mut failure = TransportError::new(error.without_url());
    if timeout {
        failure = failure.timed_out();
    }
    if not_sent { failure.not_sent() } else { failure }
}
