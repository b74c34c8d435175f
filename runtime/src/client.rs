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

/// Where an API is, how to get there, and the credentials to show; cheap to clone.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) base_url: BaseUrl,
    /// What the base URL was made of.
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
    /// A client with the defaults of [`ClientBuilder`], of a described server or of a URL.
    ///
    /// # Errors
    ///
    /// When the base URL is none, or the transport can not be started.
    pub fn new(server: impl Into<ServerUrl>) -> Result<Self, ConfigError> {
        Self::builder(server).build()
    }

    /// A client to be configured.
    pub fn builder(server: impl Into<ServerUrl>) -> ClientBuilder {
        ClientBuilder::new(server.into())
    }

    /// The same client with what satisfies a security scheme.
    pub fn with_credential(mut self, scheme: &'static str, credential: Credential) -> Self {
        Arc::make_mut(&mut self.0).credentials.insert(scheme, credential);
        self
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }
}

/// Shows no secret: of credentials the schemes, of default headers the names.
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
