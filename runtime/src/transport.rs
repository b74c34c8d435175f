//! How a request gets to a server and an answer back: adapters over the HTTP stacks that exist.

mod body;
mod error;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

use std::{future::Future, pin::Pin, time::Duration};

use crate::request::RequestBody;

pub use body::ResponseBody;
pub use error::TransportError;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one request and gives its response as soon as the headers are there.
///
/// It follows no redirects: the client does, so that the rules about credentials hold for every transport.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request. Its URI is absolute; its body may be a stream, of a length that is known or not.
    fn send<'a>(
        &'a self,
        request: http::Request<RequestBody>,
        options: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>>;
}

/// What a transport is to heed for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SendOptions {
    /// The time until the body is there whole, or without end.
    pub timeout: Option<Duration>,
    /// The time until a connection stands, for transports that can tell.
    pub connect_timeout: Option<Duration>,
}
