//! The builder of a client.

use std::{fmt, marker::PhantomData, sync::Arc, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue, header::USER_AGENT};

use super::{
    client::{Client, Inner},
    credentials::{Credentials, is_secret_name},
    servers::{OperationServers, ServerUrl, Servers},
    settings::Settings,
};
use crate::{
    error::ConfigError,
    response::{DEFAULT_MAX_RESPONSE_NODES, observe::Drift},
    transport::{Clock, Timer, Transport},
};

/// A builder of a [`Client`].
///
/// ```
/// # fn main() -> Result<(), wirewright_client::ConfigError> {
/// # #[cfg(feature = "reqwest")] {
/// use std::time::Duration;
/// let builder = wirewright_client::Client::builder("https://api.example.com");
/// let client = builder.timeout(Duration::from_secs(5)).user_agent("my-app/1.0").build()?;
/// # }
/// # Ok(())
/// # }
/// ```
pub struct ClientBuilder<C = Client> {
    server: ServerUrl,
    operation_servers: OperationServers,
    server_overrides: Vec<(ServerUrl, ServerUrl)>,
    transport: Option<Arc<dyn Transport>>,
    pub(super) settings: Settings,
    /// The layers around the transport, the innermost first.
    #[cfg(feature = "tower")]
    pub(super) layers: Vec<super::layers::Wrap>,
    /// The name of the first invalid default header.
    invalid_header: Option<String>,
    /// The client that is built.
    client: PhantomData<fn() -> C>,
}

impl Client {
    /// Creates a client of a documented server or a URL, with the default settings of [`ClientBuilder`].
    ///
    /// # Errors
    ///
    /// Returns an error if the base URL is invalid or the transport cannot be started.
    ///
    /// ```
    /// # use wirewright_client::{Client, ConfigError};
    /// # fn client() -> Result<Client, ConfigError> {
    /// Client::new("https://api.example.com/v1")
    /// # }
    /// ```
    pub fn new(server: impl Into<ServerUrl>) -> Result<Self, ConfigError> {
        Self::builder(server).build()
    }

    /// Returns a builder for a client of a documented server or a URL.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com/v1").no_timeout();
    /// ```
    pub fn builder(server: impl Into<ServerUrl>) -> ClientBuilder {
        ClientBuilder::new(server)
    }
}

impl<C> ClientBuilder<C> {
    /// Creates a builder for a client of a documented server or a URL. `C` is the client that is built: this crate's, or
    /// a generated one, whose `Client::builder` calls this.
    ///
    /// ```
    /// # use wirewright_client::{Client, ClientBuilder};
    /// struct Pets(Client);
    ///
    /// impl From<Client> for Pets {
    ///     fn from(client: Client) -> Self {
    ///         Self(client)
    ///     }
    /// }
    ///
    /// let builder: ClientBuilder<Pets> = ClientBuilder::new("https://api.example.com").no_timeout();
    /// ```
    pub fn new(server: impl Into<ServerUrl>) -> Self {
        let own = HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")));
        Self {
            server: server.into(),
            operation_servers: OperationServers::default(),
            server_overrides: Vec::new(),
            transport: None,
            settings: Settings {
                timeout: Some(Duration::from_secs(30)),
                connect_timeout: Some(Duration::from_secs(10)),
                max_response_bytes: 64 * 1024 * 1024,
                max_response_nodes: DEFAULT_MAX_RESPONSE_NODES,
                max_redirects: 10,
                resend_across_origins: false,
                default_headers: HeaderMap::from_iter([(USER_AGENT, own)]),
                on_drift: None,
                clock: Clock::default(),
                #[cfg(feature = "tower")]
                is_layered: false,
                #[cfg(feature = "hooks")]
                hooks: super::hooks::Hooks::default(),
                #[cfg(feature = "retry")]
                retry: None,
                #[cfg(feature = "retry")]
                retry_budget: super::retry::RetryBudget::default(),
            },
            #[cfg(feature = "tower")]
            layers: Vec::new(),
            invalid_header: None,
            client: PhantomData,
        }
    }

    /// Sets the time limit for a whole call, including redirects and the body. The default is 30 seconds.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").timeout(std::time::Duration::from_secs(5));
    /// ```
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = Some(timeout);
        self
    }

    /// Removes the time limit for calls.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").no_timeout();
    /// ```
    pub fn no_timeout(mut self) -> Self {
        self.settings.timeout = None;
        self
    }

    /// Sets the time limit for establishing a connection. The default is 10 seconds.
    ///
    /// A custom transport may ignore it.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").connect_timeout(std::time::Duration::from_secs(2));
    /// ```
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = Some(timeout);
        self
    }

    /// Sets the maximum size of a response body in bytes. The default is 64 MiB.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").max_response_bytes(1024 * 1024);
    /// ```
    pub fn max_response_bytes(mut self, limit: u64) -> Self {
        self.settings.max_response_bytes = limit;
        self
    }

    /// Sets the maximum number of values in a response body. The default is one million.
    ///
    /// The limit bounds the memory of decoded values: a value that takes two bytes of JSON needs many times as much
    /// memory.
    ///
    /// Every object and array counts. A scalar counts if it is part of a union or of a value of arbitrary JSON. In XML,
    /// every element and attribute counts.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").max_response_nodes(5_000_000);
    /// ```
    pub fn max_response_nodes(mut self, limit: usize) -> Self {
        self.settings.max_response_nodes = limit;
        self
    }

    /// Sets the maximum number of consecutive redirects to follow. The default is 10.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").max_redirects(0);
    /// ```
    pub fn max_redirects(mut self, limit: u32) -> Self {
        self.settings.max_redirects = limit;
        self
    }

    /// Sets whether a redirect may resend the request body to another origin (307 and 308). The default is `false`.
    ///
    /// Credentials are never sent to another origin, but a body may contain a password or a `client_secret`.
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

    /// Sets the header `User-Agent`. The default is the name and version of this crate.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").user_agent("my-app/1.0");
    /// ```
    pub fn user_agent(self, value: &str) -> Self {
        self.default_header("user-agent", value)
    }

    /// Sets the server for operations that declare their own `servers`. See [`OperationServers`] for the default.
    ///
    /// ```
    /// # use wirewright_client::{Client, OperationServers};
    /// let builder = Client::builder("https://proxy.example.com").operation_servers(OperationServers::Client);
    /// ```
    pub fn operation_servers(mut self, servers: OperationServers) -> Self {
        self.operation_servers = servers;
        self
    }

    /// Replaces a server that operations declare themselves, with another server or with other values of its variables.
    ///
    /// `documented` is the server from the generated code, or its URL exactly as in the OpenAPI description. Credentials
    /// are sent to the replacement.
    ///
    /// ```
    /// # use wirewright_client::Client;
    /// let builder = Client::builder("https://api.example.com");
    /// let builder = builder.server_override("https://uploads.example.com", "http://localhost:8080");
    /// ```
    pub fn server_override(mut self, documented: impl Into<ServerUrl>, instead: impl Into<ServerUrl>) -> Self {
        self.server_overrides.push((documented.into(), instead.into()));
        self
    }

    /// Adds a header to every request to the API's servers. A header that a call sets itself takes precedence.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com").default_header("accept-language", "en");
    /// ```
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

    /// Sets an observer that is called for everything in a response that the API does not document.
    ///
    /// Examples are an unknown property, enum value, status or media type, an unexpected null, and an integer that is
    /// rounded by decoding it as a float. See [`DriftKind`](crate::DriftKind).
    ///
    /// With an observer, every body is decoded a second time. At most 100 deviations of a response are reported,
    /// followed by the number of further deviations.
    ///
    /// ```
    /// let builder = wirewright_client::Client::builder("https://api.example.com");
    /// let builder = builder.on_drift(|drift| eprintln!("{drift}"));
    /// ```
    pub fn on_drift(mut self, observer: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.settings.on_drift = Some(Arc::new(observer));
        self
    }

    /// Sets the transport that sends requests, in place of reqwest.
    ///
    /// ```
    /// # #[cfg(feature = "reqwest")] {
    /// use wirewright_client::{Client, ReqwestTransport, reqwest};
    /// # fn build() -> Result<(), Box<dyn std::error::Error>> {
    /// let transport = ReqwestTransport::from_builder(reqwest::Client::builder().no_proxy())?;
    /// let client = Client::builder("https://api.example.com").transport(transport).build()?;
    /// # Ok(())
    /// # }
    /// # }
    /// ```
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the clock of deadlines and of pauses between attempts, in place of that of the system.
    ///
    /// ```
    /// # use std::time::{Duration, Instant};
    /// # use wirewright_client::{BoxFuture, Client, Timer};
    /// # struct TokioTimer;
    /// # impl Timer for TokioTimer {
    /// #     fn now(&self) -> Instant {
    /// #         tokio::time::Instant::now().into_std()
    /// #     }
    /// #     fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
    /// #         Box::pin(tokio::time::sleep(duration))
    /// #     }
    /// # }
    /// let builder = Client::builder("https://api.example.com").timer(TokioTimer);
    /// ```
    pub fn timer(mut self, timer: impl Timer) -> Self {
        self.settings.clock = Clock::of(timer);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Returns an error if a server URL or default header is invalid, or if the transport is missing or cannot be
    /// started.
    ///
    /// ```
    /// # use wirewright_client::{Client, ConfigError};
    /// let error = Client::builder("ftp://files.example.com").build().unwrap_err();
    /// assert!(matches!(error, ConfigError::BaseUrl { .. }));
    /// ```
    pub fn build(self) -> Result<C, ConfigError>
    where
        C: From<Client>,
    {
        self.finish().map(C::from)
    }

    fn finish(self) -> Result<Client, ConfigError> {
        if let Some(name) = self.invalid_header {
            return Err(ConfigError::Header(name));
        }
        let base_url = self.server.resolve()?;
        let overrides =
            self.server_overrides.iter().map(|(documented, instead)| Ok((documented.text(), instead.resolve()?)));
        let overrides = overrides.collect::<Result<_, ConfigError>>()?;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(self.settings.connect_timeout)?,
        };
        #[cfg(feature = "tower")]
        let transport = self.layers.into_iter().fold(transport, |transport, wrap| wrap(transport));
        let credentials = Credentials::new();
        Ok(Client(Arc::new(Inner {
            servers: Servers { base_url, server: self.server, choice: self.operation_servers, overrides },
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

/// Omits the base URL, which is not validated yet and may contain a password, and the values of headers.
impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("timeout", &self.settings.timeout)
            .field("default_headers", &self.settings.default_headers.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
