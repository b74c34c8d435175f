//! The transport that uses a tower service: middleware, or a server in the same process.

use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};
use tokio::time::{Instant, Sleep, sleep_until};
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
    /// Converts a body, or returns it if it must be collected first.
    body: fn(RequestBody) -> Result<B, RequestBody>,
    /// Converts the bytes of a body that was collected.
    bytes: fn(Bytes) -> B,
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
        Self { service, body: Ok, bytes: RequestBody::from }
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
        let body = |body: RequestBody| match body.as_bytes() {
            Some(bytes) => Ok(bytes.clone().into()),
            None => Err(body),
        };
        Self { service, body, bytes: B::from }
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
            let body = match (self.body)(body) {
                Ok(body) => body,
                Err(body) => {
                    let bytes = within(deadline, body.into_bytes()).await.map_err(TransportError::not_sent)?;
                    (self.bytes)(bytes)
                }
            };
            let response = within(deadline, service.call(http::Request::from_parts(head, body))).await?;
            Ok(response.map(|body| {
                let body = body.map_err(TransportError::new);
                match deadline {
                    Some(deadline) => ResponseBody::new(Timed::new(body, deadline)),
                    None => ResponseBody::new(body),
                }
            }))
        })
    }
}

/// Awaits a future until a deadline. The timer is created only if the future is not ready immediately.
async fn within<T, E>(
    deadline: Option<Instant>,
    future: impl Future<Output = Result<T, E>>,
) -> Result<T, TransportError>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let Some(deadline) = deadline else { return future.await.map_err(TransportError::new) };
    let mut future = pin!(future);
    let mut timer = None;
    poll_fn(|context| {
        if let Poll::Ready(outcome) = future.as_mut().poll(context) {
            return Poll::Ready(outcome.map_err(TransportError::new));
        }
        let timer = timer.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        timer.as_mut().poll(context).map(|()| Err(late()))
    })
    .await
}

fn late() -> TransportError {
    TransportError::new("the time is up").timed_out()
}

/// A body that must arrive before a deadline.
struct Timed {
    body: UnsyncBoxBody<Bytes, TransportError>,
    deadline: Instant,
    /// The timer, once the body was not ready.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Timed {
    fn new(body: impl Body<Data = Bytes, Error = TransportError> + Send + 'static, deadline: Instant) -> Self {
        Self { body: body.boxed_unsync(), deadline, timer: None }
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
        if Instant::now() >= self.deadline {
            return Poll::Ready(Some(Err(late())));
        }
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame);
        }
        let deadline = self.deadline;
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        timer.as_mut().poll(context).map(|()| Some(Err(late())))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
