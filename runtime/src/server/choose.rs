//! Selection of the server for a request.

use std::borrow::Cow;

use super::{ServerUrl, Variables};
use crate::client::{BaseUrl, ConfigError, Inner};

/// The server of an operation or path that is documented in addition to those of the whole API (OpenAPI 3.1, sections
/// 4.8.9 and 4.8.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnServer {
    /// The URL, with variables in braces.
    url: &'static str,
    /// The variables with their defaults.
    variables: Variables,
    /// The servers of the whole API.
    document: &'static [(&'static str, Variables)],
}

/// The servers used for operations that are documented with a server of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum OperationServers {
    /// The documented server, if the client's own server is a documented one. The client's server otherwise.
    ///
    /// A client of a test server, a proxy or a gateway thus sends all requests to it. If the client's server is on
    /// the loopback interface, an operation's own server is only used if it is on the loopback interface, too.
    #[default]
    Auto,
    /// The documented server, regardless of the client's own server.
    Described,
    /// The client's server.
    Client,
}

/// Servers that replace documented ones, by the URL in the description.
pub(crate) type Overrides = Vec<(Cow<'static, str>, BaseUrl)>;

/// Returns the base URL of a request: that of the call, otherwise that of the operation, otherwise that of the
/// client.
pub(crate) fn base_of<'c>(
    client: &'c Inner,
    operation: Option<OwnServer>,
    call: Option<&ServerUrl>,
) -> Result<Cow<'c, BaseUrl>, ConfigError> {
    if let Some(server) = call {
        return server.resolve().map(Cow::Owned);
    }
    let base = Cow::Borrowed(&client.base_url);
    let Some(own) = operation else { return Ok(base) };
    if let Some((_, instead)) = client.server_overrides.iter().find(|(url, _)| url == own.url) {
        return Ok(Cow::Borrowed(instead));
    }
    match client.operation_servers {
        OperationServers::Client => Ok(base),
        OperationServers::Described => own.resolve(client).map(Cow::Owned),
        OperationServers::Auto if !is_described(client, own.document) => Ok(base),
        OperationServers::Auto => {
            let own = own.resolve(client)?;
            Ok(if client.base_url.is_loopback() && !own.is_loopback() { base } else { Cow::Owned(own) })
        }
    }
}

impl OwnServer {
    /// Creates a server that is documented in addition to those of the whole API.
    pub const fn new(url: &'static str, variables: Variables, document: &'static [(&'static str, Variables)]) -> Self {
        Self { url, variables, document }
    }

    /// Returns the URL. Variables that also occur in the client's server have the same values.
    fn resolve(self, client: &Inner) -> Result<BaseUrl, ConfigError> {
        let is_absolute = self.url.starts_with('{') || self.url.contains("://");
        let server = ServerUrl {
            values: client.server.values.clone(),
            base: (!is_absolute).then(|| client.base_url.as_str().to_owned()),
            ..ServerUrl::described(self.url, self.variables)
        };
        server.resolve()
    }
}

/// Returns true if the client's server is one of `document`: created from it, or equal to its URL with all defaults.
fn is_described(client: &Inner, document: &[(&'static str, Variables)]) -> bool {
    document.iter().any(|(url, variables)| {
        let made = client.server.variables.is_some() && client.server.text == *url;
        made || ServerUrl::described(url, variables).resolve().is_ok_and(|server| server == client.base_url)
    })
}

impl ServerUrl {
    /// Returns the URL as written in the description, or as provided by the user.
    pub(crate) fn text(&self) -> Cow<'static, str> {
        self.text.clone()
    }
}
