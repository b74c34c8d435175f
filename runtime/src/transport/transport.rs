//! The interface of a transport.

use std::{future::Future, pin::Pin, time::Duration};

use super::{error::TransportError, request_body::RequestBody, response_body::ResponseBody};

/// A boxed future that can move between threads.
///
/// ```
/// use wirewright_client::BoxFuture;
///
/// fn load(path: String) -> BoxFuture<'static, std::io::Result<String>> {
///     Box::pin(async move { std::fs::read_to_string(path) })
/// }
/// ```
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and returns its response as soon as the headers have arrived.
///
/// A transport does not follow redirects. The client does, so that the rules about credentials hold for every
/// transport.
///
/// ```
/// use wirewright_client::{
///     BoxFuture, Client, RequestBody, ResponseBody, SendOptions, Transport, TransportError,
///     http::{Request, Response},
/// };
///
/// /// A transport that responds to every request with an empty list.
/// struct Canned;
///
/// impl Transport for Canned {
///     fn send<'a>(
///         &'a self,
///         _: Request<RequestBody>,
///         _: &'a SendOptions,
///     ) -> BoxFuture<'a, Result<Response<ResponseBody>, TransportError>> {
///         Box::pin(async { Ok(Response::new(ResponseBody::full("[]"))) })
///     }
/// }
///
/// let client = Client::builder("https://api.example.com").transport(Canned).build()?;
/// # Ok::<(), wirewright_client::ConfigError>(())
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends one request. Its URI is absolute. Its body may be a stream, whose length may be unknown.
    fn send<'a>(
        &'a self,
        request: http::Request<RequestBody>,
        options: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>>;
}

/// Options of a transport for one request.
///
/// ```
/// use std::time::Duration;
///
/// use wirewright_client::SendOptions;
///
/// fn timeout(options: &SendOptions) -> Duration {
///     options.timeout.unwrap_or(Duration::MAX)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SendOptions {
    /// The time until the whole body has arrived, or `None` for no limit.
    pub timeout: Option<Duration>,
    /// The time until a connection is established, for transports that support this limit.
    pub connect_timeout: Option<Duration>,
}
