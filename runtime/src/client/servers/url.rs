//! Servers of an API (OpenAPI 3.1, section 4.8.5).

use std::{borrow::Cow, fmt};

use super::{base_url::BaseUrl, expand::expand};
use crate::{error::ConfigError, operation::Variables};

/// The URL of a server: a plain URL, or a documented server with values for its variables.
///
/// The URL is checked when a client is created.
///
/// ```
/// use wirewright_client::ServerUrl;
///
/// let url = ServerUrl::from("https://api.example.com/v1");
/// let server = ServerUrl::documented("https://{region}.example.com", &[("region", "eu")]).variable("region", "us");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ServerUrl {
    pub(super) text: Cow<'static, str>,
    /// The variables of a documented server, whose URL may contain them in braces.
    pub(super) variables: Option<Variables>,
    pub(super) values: Vec<(&'static str, String)>,
    /// The base URL against which a relative URL is resolved.
    pub(super) base: Option<String>,
}

impl ServerUrl {
    /// Creates a documented server. `variables` are the names in braces, with their defaults.
    ///
    /// ```
    /// # use wirewright_client::{Client, ServerUrl};
    /// let server = ServerUrl::documented("https://{region}.example.com", &[("region", "eu")]);
    /// let builder = Client::builder(server);
    /// ```
    pub const fn documented(url: &'static str, variables: Variables) -> Self {
        Self { text: Cow::Borrowed(url), variables: Some(variables), values: Vec::new(), base: None }
    }

    /// Sets the value of a variable, instead of its default.
    ///
    /// The value is restricted by its position. In a host, it cannot contain `/`, `@` or `?`. In a path, it is
    /// percent-encoded, except for its slashes.
    ///
    /// ```
    /// # use wirewright_client::ServerUrl;
    /// let server = ServerUrl::documented("https://{region}.example.com", &[("region", "eu")]);
    /// let server = server.variable("region", "us");
    /// ```
    #[allow(clippy::needless_pass_by_value, reason = "generated code passes its argument on")]
    pub fn variable(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value.to_string()));
        self
    }

    /// Returns the URL with its variables replaced.
    pub(crate) fn resolve(&self) -> Result<BaseUrl, ConfigError> {
        let Some(variables) = self.variables else { return BaseUrl::parse(&self.text) };
        let text = expand(&self.text, variables, &self.values)?;
        match &self.base {
            None => BaseUrl::parse(&text),
            Some(base) => BaseUrl::parse(base)?.join(&text),
        }
    }
}

impl ServerUrl {
    /// Returns the URL as written in the description, or as provided by the user.
    pub(crate) fn text(&self) -> Cow<'static, str> {
        self.text.clone()
    }
}

impl From<&str> for ServerUrl {
    fn from(url: &str) -> Self {
        url.to_owned().into()
    }
}

impl From<&String> for ServerUrl {
    fn from(url: &String) -> Self {
        url.clone().into()
    }
}

impl From<String> for ServerUrl {
    fn from(url: String) -> Self {
        Self { text: url.into(), variables: None, values: Vec::new(), base: None }
    }
}

/// Shows only a documented server: any other URL is not checked yet and may contain a password.
impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.variables {
            Some(_) => f
                .debug_struct("ServerUrl")
                .field("url", &self.text)
                .field("values", &self.values)
                .finish_non_exhaustive(),
            None => f.debug_struct("ServerUrl").finish_non_exhaustive(),
        }
    }
}

/// A documented server with a relative URL. The description does not contain its absolute URL: set it with
/// [`at`](Self::at).
///
/// ```
/// use wirewright_client::RelativeServer;
///
/// let server = RelativeServer::documented("/v{version}", &[("version", "1")]).variable("version", 2);
/// let server = server.at("https://api.example.com");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelativeServer(ServerUrl);

impl RelativeServer {
    /// Creates a documented server. `variables` are the names in braces, with their defaults.
    ///
    /// ```
    /// let server = wirewright_client::RelativeServer::documented("/v{version}", &[("version", "1")]);
    /// ```
    pub const fn documented(url: &'static str, variables: Variables) -> Self {
        Self(ServerUrl::documented(url, variables))
    }

    /// Sets the value of a variable, as [`ServerUrl::variable`] does.
    ///
    /// ```
    /// # use wirewright_client::RelativeServer;
    /// let server = RelativeServer::documented("/v{version}", &[("version", "1")]).variable("version", 2);
    /// ```
    pub fn variable(self, name: &'static str, value: impl ToString) -> Self {
        Self(self.0.variable(name, value))
    }

    /// Returns the server at an origin such as `https://api.example.com`, or relative to the URL of the description.
    ///
    /// ```
    /// # use wirewright_client::{Client, RelativeServer};
    /// let server = RelativeServer::documented("/v1", &[]).at("https://api.example.com");
    /// let builder = Client::builder(server);
    /// ```
    pub fn at(self, base: impl Into<String>) -> ServerUrl {
        ServerUrl { base: Some(base.into()), ..self.0 }
    }
}
