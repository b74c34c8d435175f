//! Selection of the server for a request.

use std::borrow::Cow;

use super::{base_url::BaseUrl, url::ServerUrl};
use crate::{
    error::ConfigError,
    operation::{OperationServer, Variables},
};

/// The servers used for operations that are documented with a server of their own.
///
/// ```
/// # use wirewright_client::{Client, OperationServers};
/// let builder = Client::builder("https://proxy.example.com").operation_servers(OperationServers::Documented);
/// ```
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
    Documented,
    /// The client's server.
    Client,
}

/// The servers of a client.
#[derive(Clone)]
pub(crate) struct Servers {
    pub(crate) base_url: BaseUrl,
    /// The server that the base URL was resolved from.
    pub(crate) server: ServerUrl,
    pub(crate) choice: OperationServers,
    /// Servers that replace documented ones, by the URL in the description.
    pub(crate) overrides: Vec<(Cow<'static, str>, BaseUrl)>,
}

impl Servers {
    /// Returns the base URL of a request: that of the call, otherwise that of the operation, otherwise that of the
    /// client.
    pub(crate) fn base_of(
        &self,
        operation: Option<OperationServer>,
        call: Option<&ServerUrl>,
    ) -> Result<Cow<'_, BaseUrl>, ConfigError> {
        if let Some(server) = call {
            return server.resolve().map(Cow::Owned);
        }
        let base = Cow::Borrowed(&self.base_url);
        let Some(own) = operation else { return Ok(base) };
        if let Some((_, instead)) = self.overrides.iter().find(|(url, _)| url == own.url) {
            return Ok(Cow::Borrowed(instead));
        }
        match self.choice {
            OperationServers::Client => Ok(base),
            OperationServers::Documented => self.resolve(own).map(Cow::Owned),
            OperationServers::Auto if !self.is_documented(own.document) => Ok(base),
            OperationServers::Auto => {
                let own = self.resolve(own)?;
                Ok(if self.base_url.is_loopback() && !own.is_loopback() { base } else { Cow::Owned(own) })
            }
        }
    }

    /// Returns the URL of an operation's server. Variables that also occur in the client's server have the same values.
    fn resolve(&self, own: OperationServer) -> Result<BaseUrl, ConfigError> {
        let is_absolute = own.url.starts_with('{') || own.url.contains("://");
        let server = ServerUrl {
            values: self.server.values.clone(),
            base: (!is_absolute).then(|| self.base_url.as_str().to_owned()),
            ..ServerUrl::documented(own.url, own.variables)
        };
        server.resolve()
    }

    /// Returns true if the client's server is one of `document`: created from it, or equal to its URL with all
    /// defaults.
    fn is_documented(&self, document: &[(&'static str, Variables)]) -> bool {
        document.iter().any(|(url, variables)| {
            let made = self.server.variables.is_some() && self.server.text == *url;
            made || ServerUrl::documented(url, variables).resolve().is_ok_and(|server| server == self.base_url)
        })
    }
}
