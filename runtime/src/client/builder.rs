//! How a client is configured.

use std::{fmt, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, header::USER_AGENT};

use super::{Client, ConfigError, Inner, Settings};
use crate::{
    answer::MAX_NODES,
    drift::Drift,
    redact::is_secret_name,
    security::Credentials,
    server::{OperationServers, ServerUrl},
    transport::Transport,
};

/// A [`Client`] in the making.
pub struct ClientBuilder {
    server: ServerUrl,
    operation_servers: OperationServers,
    server_overrides: Vec<(ServerUrl, ServerUrl)>,
    transport: Option<Arc<dyn Transport>>,
    settings: Settings,
    /// The first header that can not be one.
    invalid_header: Option<String>,
}

impl ClientBuilder {
    pub(super) fn new(server: ServerUrl) -> Self {
        let own = HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")));
        Self {
            server,
            operation_servers: OperationServers::default(),
            server_overrides: Vec::new(),
            transport: None,
            settings: Settings {
                timeout: Some(Duration::from_secs(30)),
                connect_timeout: Some(Duration::from_secs(10)),
                max_response_bytes: 64 * 1024 * 1024,
                max_response_nodes: MAX_NODES,
                max_redirects: 10,
                resend_across_origins: false,
                default_headers: HeaderMap::from_iter([(USER_AGENT, own)]),
                on_drift: None,
            },
            invalid_header: None,
        }
    }

    /// The time for a whole call, redirects and body included; 30 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Lets a call take as long as it takes.
    pub fn no_timeout(mut self) -> Self {
        self.settings.timeout = None;
        self
    }

    /// The time until a connection stands; 10 seconds by default. A transport of your own may not heed it.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = Some(timeout);
        self
    }

    /// The largest body of an answer in bytes; 64 MiB by default.
    pub fn max_response_bytes(mut self, limit: u64) -> Self {
        self.settings.max_response_bytes = limit;
        self
    }

    /// Sets the largest number of values in a response body; one million by default.
    ///
    /// Objects and arrays count, and so does every scalar of a value that is kept as a tree: of a union, or of any JSON. In XML,
    /// elements and attributes count. A body of two bytes a value needs many times its size in memory.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").max_response_nodes(5_000_000);
    /// ```
    pub fn max_response_nodes(mut self, limit: usize) -> Self {
        self.settings.max_response_nodes = limit;
        self
    }

    /// How many redirects in a row are followed; 10 by default.
    pub fn max_redirects(mut self, limit: u32) -> Self {
        self.settings.max_redirects = limit;
        self
    }

    /// Allows a redirect to another origin that resends the body of the request (307 and 308); refused by default.
    ///
    /// Credentials never go to another origin, but a body may hold a password or a `client_secret`.
    ///
    /// ```
    /// # fn main() -> Result<(), wirewright_client::ConfigError> {
    /// # #[cfg(feature = "reqwest")] {
    /// let builder = wirewright_client::Client::builder("https://api.example.com");
    /// let client = builder.resend_body_across_origins(true).build()?;
    /// # }
    /// # Ok(())
    /// # }
    /// ```
    pub fn resend_body_across_origins(mut self, allowed: bool) -> Self {
        self.settings.resend_across_origins = allowed;
        self
    }

    /// The header `User-Agent`; this crate's name and version by default.
    pub fn user_agent(self, value: &str) -> Self {
        self.default_header("user-agent", value)
    }

    /// Where operations go that are described on a server of their own; see [`OperationServers`] for the default.
    pub fn operation_servers(mut self, servers: OperationServers) -> Self {
        self.operation_servers = servers;
        self
    }

    /// Sends operations that are described on a server of their own to another one, or to that one with other values of its
    /// variables.
    ///
    /// `described` is the server that generated code has for it, or its URL as the description has it. Credentials go along.
    pub fn server_override(mut self, described: impl Into<ServerUrl>, instead: impl Into<ServerUrl>) -> Self {
        self.server_overrides.push((described.into(), instead.into()));
        self
    }

    /// A header for every request, to the API's servers only. What a call says itself goes before it.
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_bytes())) {
            (Ok(name), Ok(mut value)) => {
                value.set_sensitive(is_secret_name(name.as_str()));
                self.settings.default_headers.insert(name, value);
            }
            _ => {
                self.invalid_header.get_or_insert_with(|| name.to_owned());
            }
        }
        self
    }

    /// Reports what a response has and the description has not: a property, a value of an enumeration, a status, a media type, a
    /// null, or an integer that a float rounds. See [`DriftKind`](crate::DriftKind).
    ///
    /// A body is read twice for it, so that it costs as much as decoding; without an observer it costs nothing. Of one response
    /// at most 100 deviations are reported, and then how many more there are.
    pub fn on_drift(mut self, observer: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.settings.on_drift = Some(Arc::new(observer));
        self
    }

    /// How requests get to the server, in place of reqwest.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// When a server's URL or a default header is none, or there is no transport, or it can not be started.
    pub fn build(self) -> Result<Client, ConfigError> {
        if let Some(name) = self.invalid_header {
            return Err(ConfigError::Header(name));
        }
        let base_url = self.server.resolve()?;
        let overrides =
            self.server_overrides.iter().map(|(described, instead)| Ok((described.text(), instead.resolve()?)));
        let server_overrides = overrides.collect::<Result<_, ConfigError>>()?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.settings.connect_timeout)?,
        };
        let credentials = Credentials::new();
        Ok(Client(Arc::new(Inner {
            base_url,
            server: self.server,
            operation_servers: self.operation_servers,
            server_overrides,
            credentials,
            transport,
            settings: self.settings,
        })))
    }
}

#[cfg(feature = "reqwest")]
fn default_transport(connect_timeout: Option<Duration>) -> Result<Arc<dyn Transport>, ConfigError> {
    use crate::transport::ReqwestTransport;
    let transport = connect_timeout.map_or_else(ReqwestTransport::new, ReqwestTransport::with_connect_timeout)?;
    Ok(Arc::new(transport))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: Option<Duration>) -> Result<Arc<dyn Transport>, ConfigError> {
    Err(ConfigError::NoTransport)
}

/// Shows neither the base URL, which has not been checked yet, nor the values of headers.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.settings.timeout)
            .field("default_headers", &self.settings.default_headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
