//! Which server an operation's request goes to.

use std::borrow::Cow;

use super::{ServerUrl, Variables};
use crate::client::{BaseUrl, ConfigError, Inner};

/// The server of an operation, or of a path, that is described beside those of the document (OpenAPI 3.1, sections 4.8.9
/// and 4.8.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnServer {
    /// The URL; variables in braces.
    url: &'static str,
    /// The variables with their defaults.
    variables: Variables,
    /// The servers of the document.
    document: &'static [(&'static str, Variables)],
}

/// Where operations go that are described on a server of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum OperationServers {
    /// As described if the client's own server is a described one, and otherwise to the client's.
    ///
    /// A client of a test server, a proxy or a gateway thus sends nothing past it. A server on the loopback interface counts
    /// as described only for operations that are described there, too.
    #[default]
    Auto,
    /// As described, wherever the client's own server is.
    Described,
    /// To the client's server.
    Client,
}

/// The servers that take the place of described ones, by the URL in the description.
pub(crate) type Overrides = Vec<(Cow<'static, str>, BaseUrl)>;

/// The base URL of a request: the call's own, or else the operation's own, or else the client's.
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
    /// A server beside those of the document.
    pub const fn new(url: &'static str, variables: Variables, document: &'static [(&'static str, Variables)]) -> Self {
        Self { url, variables, document }
    }

    /// The URL. A variable that the client's server has too has the same value.
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

/// Whether a client's server is one of the document's: made of it, or its URL with the defaults of its variables.
fn is_described(client: &Inner, document: &[(&'static str, Variables)]) -> bool {
    document.iter().any(|(url, variables)| {
        let made = client.server.variables.is_some() && client.server.text == *url;
        made || ServerUrl::described(url, variables).resolve().is_ok_and(|server| server == client.base_url)
    })
}

impl ServerUrl {
    /// The URL as the description has it, or as it was given.
    pub(crate) fn text(&self) -> Cow<'static, str> {
        self.text.clone()
    }
}
