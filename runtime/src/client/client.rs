//! The client that every generated client wraps.

use std::{fmt, sync::Arc};

use super::{
    credentials::{Credential, Credentials},
    servers::Servers,
    settings::Settings,
};
use crate::transport::Transport;

/// An API client: its base URL, transport, settings and credentials.
///
/// Cloning is cheap.
///
/// ```
/// use wirewright_client::{Client, ConfigError, Credential};
///
/// /// Creates the client that a generated client wraps.
/// fn client(token: &str) -> Result<Client, ConfigError> {
///     let client = Client::builder("https://api.example.com/v1").user_agent("my-app/1.0").build()?;
///     Ok(client.with_credential("bearerAuth", Credential::bearer(token)))
/// }
/// ```
#[derive(Clone)]
pub struct Client(pub(super) Arc<Inner>);

#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) servers: Servers,
    pub(crate) credentials: Credentials,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) settings: Settings,
}

impl Client {
    /// Returns the client with a credential for a security scheme.
    ///
    /// ```
    /// # use wirewright_client::{Client, Credential};
    /// # fn authorized(client: Client) -> Client {
    /// client.with_credential("apiKey", Credential::api_key_header("X-Api-Key", "hunter2"))
    /// # }
    /// ```
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
            clock: _,
            #[cfg(feature = "tower")]
                is_layered: _,
            #[cfg(feature = "hooks")]
                hooks: _,
            #[cfg(feature = "retry")]
            retry,
            #[cfg(feature = "retry")]
                retry_budget: _,
        } = &self.0.settings;
        let mut debug = f.debug_struct("Client");
        debug
            .field("base_url", &self.0.servers.base_url.as_str())
            .field("credentials", &self.0.credentials.keys().collect::<Vec<_>>())
            .field("timeout", timeout)
            .field("connect_timeout", connect_timeout)
            .field("max_response_bytes", max_response_bytes)
            .field("max_response_nodes", max_response_nodes)
            .field("max_redirects", max_redirects)
            .field("resend_across_origins", resend_across_origins)
            .field("default_headers", &default_headers.keys().collect::<Vec<_>>());
        #[cfg(feature = "retry")]
        debug.field("retry", retry);
        debug.finish_non_exhaustive()
    }
}
