//! The client that every generated client wraps.

mod base_url;
mod builder;
mod config_error;

use std::{fmt, sync::Arc, time::Duration};

use http::HeaderMap;

use crate::{
    credential::Credential,
    drift::Observer,
    security::Credentials,
    server::{OperationServers, Overrides, ServerUrl},
    transport::Transport,
};

pub(crate) use base_url::BaseUrl;
pub use builder::ClientBuilder;
pub use config_error::ConfigError;

/// An API client: its base URL, transport, settings and credentials.
///
/// Cloning is cheap.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) base_url: BaseUrl,
    /// The server that the base URL was resolved from.
    pub(crate) server: ServerUrl,
    pub(crate) operation_servers: OperationServers,
    pub(crate) server_overrides: Overrides,
    pub(crate) credentials: Credentials,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) settings: Settings,
}

#[derive(Clone)]
pub(crate) struct Settings {
    pub(crate) timeout: Option<Duration>,
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) max_response_bytes: u64,
    pub(crate) max_response_nodes: usize,
    pub(crate) max_redirects: u32,
    pub(crate) resend_across_origins: bool,
    pub(crate) default_headers: HeaderMap,
    pub(crate) on_drift: Option<Observer>,
}

impl Client {
    /// Creates a client of a documented server or a URL, with the default settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL is invalid or the transport cannot be started.
    pub fn new(server: impl Into<ServerUrl>) -> Result<Self, ConfigError> {
        Self::builder(server).build()
    }

    /// Returns a builder for a client of a documented server or a URL.
    pub fn builder(server: impl Into<ServerUrl>) -> ClientBuilder {
        ClientBuilder::new(server.into())
    }

    /// Returns the client with a credential for a security scheme.
    pub fn with_credential(mut self, scheme: &'static str, credential: Credential) -> Self {
        Arc::make_mut(&mut self.0).credentials.insert(scheme, credential);
        self
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }
}

/// Shows no secrets: only the schemes of the credentials and the names of the default headers.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Settings {
            timeout,
            connect_timeout,
            max_response_bytes,
            max_response_nodes,
            max_redirects,
            resend_across_origins,
            default_headers,
            on_drift: _,
        } = &self.0.settings;
        f.debug_struct("Client")
            .field("base_url", &self.0.base_url.as_str())
            .field("credentials", &self.0.credentials.keys().collect::<Vec<_>>())
            .field("timeout", timeout)
            .field("connect_timeout", connect_timeout)
            .field("max_response_bytes", max_response_bytes)
            .field("max_response_nodes", max_response_nodes)
            .field("max_redirects", max_redirects)
            .field("resend_across_origins", resend_across_origins)
            .field("default_headers", &default_headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
