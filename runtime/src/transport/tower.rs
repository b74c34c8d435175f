//! The transport that uses a tower service: middleware, or a server in the same process.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};
use tokio::time::{Instant, Sleep, sleep_until, timeout_at};
use tower_service::Service;

use super::{
    error::TransportError,
    request_body::RequestBody,
    response_body::ResponseBody,
    transport::{BoxFuture, SendOptions, Transport},
};

/// Sends requests through a [`Service`], such as a stack of layers around an HTTP client, or a router in a test.
///
/// The service is cloned for each request. Timeouts use tokio's timer, so calls require its runtime.
///
/// ```
/// use wirewright_client::{Client, TowerTransport, bytes::Bytes};
///
/// /// Creates a client of a router in the same process.
/// fn client(router: axum::Router) -> Result<Client, wirewright_client::ConfigError> {
///     let transport = TowerTransport::<_, axum::body::Body>::with_body(router);
///     Client::builder("http://localhost").transport(transport).build()
/// }
/// ```
pub struct TowerTransport<S, B = RequestBody> {
    service: S,
    body: fn(RequestBody) -> BoxFuture<'static, Result<B, TransportError>>,
}

impl<S> TowerTransport<S> {
    /// Creates a transport from a service.
    ///
    /// ```
    /// use hyper_util::{client::legacy::Client as Hyper, rt::TokioExecutor};
    /// use wirewright_client::{Client, ConfigError, RequestBody, TowerTransport};
    ///
    /// fn client() -> Result<Client, ConfigError> {
    ///     let service = Hyper::builder(TokioExecutor::new()).build_http::<RequestBody>();
    ///     Client::builder("http://localhost:8080").transport(TowerTransport::new(service)).build()
    /// }
    /// ```
    pub fn new(service: S) -> Self {
        Self { service, body: |body| Box::pin(async { Ok(body) }) }
    }
}

impl<S, B: From<Bytes>> TowerTransport<S, B> {
    /// Creates a transport from a service whose requests have another body type, `B`. Streaming bodies are collected
    /// first.
    ///
    /// ```
    /// # use wirewright_client::TowerTransport;
    /// fn transport(router: axum::Router) -> TowerTransport<axum::Router, axum::body::Body> {
    ///     TowerTransport::with_body(router)
    /// }
    /// ```
    pub fn with_body(service: S) -> Self {
        Self { service, body: |body| Box::pin(async { body.into_bytes().await.map(B::from) }) }
    }
}

impl<S, B> std::fmt::Debug for TowerTransport<S, B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TowerTransport").finish_non_exhaustive()
    }
}

impl<S, B, RB> Transport for TowerTransport<S, B>
where
    S: Service<http::Request<B>, Response = http::Response<RB>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    B: Send + 'static,
    RB: Body<Data = Bytes> + Send + 'static,
    RB::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn send<'a>(
        &'a self,
        request: http::Request<RequestBody>,
        options: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>> {
        let mut service = self.service.clone();
        let deadline = options.timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context));
            within(deadline, ready).await.map_err(TransportError::not_sent)?;
            let (head, body) = request.into_parts();
            let body = within(deadline, (self.body)(body)).await.map_err(TransportError::not_sent)?;
            let response = within(deadline, service.call(http::Request::from_parts(head, body))).await?;
            Ok(response.map(|body| ResponseBody::new(Timed::new(body.map_err(TransportError::new), deadline))))
        })
    }
}

async fn within<T, E>(
    deadline: Option<Instant>,
    future: impl Future<Output = Result<T, E>>,
) -> Result<T, TransportError>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let outcome = match deadline {
        Some(deadline) => timeout_at(deadline, future).await.map_err(|_| late())?,
        None => future.await,
    };
    outcome.map_err(TransportError::new)
}

fn late() -> TransportError {
    TransportError::new("the time is up").timed_out()
}

/// A body that must arrive before a deadline.
struct Timed {
    body: UnsyncBoxBody<Bytes, TransportError>,
    deadline: Option<Pin<Box<Sleep>>>,
}

impl Timed {
    fn new(body: impl Body<Data = Bytes, Error = TransportError> + Send + 'static, deadline: Option<Instant>) -> Self {
        Self { body: body.boxed_unsync(), deadline: deadline.map(|deadline| Box::pin(sleep_until(deadline))) }
    }
}

impl Body for Timed {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        // The clock is checked as well as the timer: if a body is always ready, the timer never gets to run.
        if let Some(deadline) = &mut self.deadline
            && (Instant::now() >= deadline.deadline() || deadline.as_mut().poll(context).is_ready())
        {
            return Poll::Ready(Some(Err(late())));
        }
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
