//! Layers of tower around a transport.

use std::{
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use http_body::Body;
use tower_layer::Layer;
use tower_service::Service;

use super::{
    error::TransportError,
    request_body::RequestBody,
    response_body::ResponseBody,
    tower::TowerTransport,
    transport::{BoxFuture, SendOptions, Transport},
};

/// The transport of a client as a tower service, which the layers of
/// [`ClientBuilder::layer`](crate::ClientBuilder::layer) wrap.
///
/// ```
/// use tower_service::Service;
/// use wirewright_client::{RequestBody, TransportService, http::Request};
///
/// /// A service that adds a header to each request.
/// #[derive(Clone)]
/// struct Marked(TransportService);
///
/// impl Service<Request<RequestBody>> for Marked {
///     type Response = <TransportService as Service<Request<RequestBody>>>::Response;
///     type Error = <TransportService as Service<Request<RequestBody>>>::Error;
///     type Future = <TransportService as Service<Request<RequestBody>>>::Future;
///
///     fn poll_ready(&mut self, context: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
///         self.0.poll_ready(context)
///     }
///
///     fn call(&mut self, mut request: Request<RequestBody>) -> Self::Future {
///         request.headers_mut().insert("x-mark", "1".parse().expect("a valid header"));
///         self.0.call(request)
///     }
/// }
/// ```
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl Service<http::Request<RequestBody>> for TransportService {
    type Response = http::Response<ResponseBody>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Self::Response, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<RequestBody>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        Box::pin(async move {
            let none = SendOptions { timeout: None, connect_timeout: None };
            let options = request.extensions().get().copied().unwrap_or(none);
            transport.send(request, &options).await
        })
    }
}

impl std::fmt::Debug for TransportService {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TransportService").finish_non_exhaustive()
    }
}

/// A transport whose requests pass through a stack of layers.
struct Layered<S>(TowerTransport<S>);

impl<S> Transport for Layered<S>
where
    TowerTransport<S>: Transport,
    S: Send + Sync + 'static,
{
    fn send<'a>(
        &'a self,
        mut request: http::Request<RequestBody>,
        options: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>> {
        // The transport below the layers gets its options from the request.
        request.extensions_mut().insert(*options);
        self.0.send(request, options)
    }
}

/// Wraps a transport in a layer.
pub(crate) fn wrap<L, B>(transport: Arc<dyn Transport>, layer: &L) -> Arc<dyn Transport>
where
    L: Layer<TransportService>,
    L::Service: Service<http::Request<RequestBody>, Response = http::Response<B>> + Clone + Send + Sync + 'static,
    <L::Service as Service<http::Request<RequestBody>>>::Future: Send,
    <L::Service as Service<http::Request<RequestBody>>>::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    Arc::new(Layered(TowerTransport::new(layer.layer(TransportService(transport)))))
}
