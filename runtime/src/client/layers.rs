//! The option of a client about layers around its transport.

use std::sync::Arc;

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use tower_layer::Layer;
use tower_service::Service;

use super::ClientBuilder;
use crate::transport::{RequestBody, Transport, TransportService, wrap};

/// Wraps a transport in a layer.
pub(super) type Wrap = Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

impl<C> ClientBuilder<C> {
    /// Wraps the transport in a tower layer, or in a stack of layers. Each further layer wraps the previous ones.
    ///
    /// A layer sees every request, including those of retries and redirects, with its credentials. The extensions of a
    /// request have the [`OperationInfo`](crate::OperationInfo) and the [`SendOptions`](crate::SendOptions).
    ///
    /// The service is cloned for each request. Calls require tokio's runtime.
    ///
    /// ```
    /// use tower_layer::layer_fn;
    /// use wirewright_client::{Client, TransportService};
    ///
    /// let builder = Client::builder("https://api.example.com");
    /// let builder = builder.layer(layer_fn(|transport: TransportService| transport));
    /// ```
    pub fn layer<L, B>(mut self, layer: L) -> Self
    where
        L: Layer<TransportService> + Send + Sync + 'static,
        L::Service: Service<Request<RequestBody>, Response = Response<B>> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request<RequestBody>>>::Future: Send,
        <L::Service as Service<Request<RequestBody>>>::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.settings.is_layered = true;
        self.layers.push(Box::new(move |transport| wrap(transport, &layer)));
        self
    }
}
