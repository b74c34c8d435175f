//! Where an API is served (OpenAPI 3.1, section 4.8.5).

mod choose;
mod expand;

use std::{borrow::Cow, fmt};

use crate::client::{BaseUrl, ConfigError};

pub use choose::{OperationServers, OwnServer};
pub(crate) use choose::{Overrides, base_of};

/// The variables of a server with their defaults (section 4.8.6).
pub type Variables = &'static [(&'static str, &'static str)];

/// The URL of a server: a text, or a described server with values for its variables.
///
/// It is checked when a client is made of it.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerUrl {
    text: Cow<'static, str>,
    /// Of a described server, whose text may hold variables in braces.
    variables: Option<Variables>,
    values: Vec<(&'static str, String)>,
    /// What a relative URL is resolved against.
    base: Option<String>,
}

impl ServerUrl {
    /// A described server; `variables` are those in braces, with their defaults.
    pub const fn described(url: &'static str, variables: Variables) -> Self {
        Self { text: Cow::Borrowed(url), variables: Some(variables), values: Vec::new(), base: None }
    }

    /// The same server with a value for a variable, in place of its default.
    ///
    /// The value is held to where it stands: in a host it can have no `/`, `@` or `?`, and in a path it is percent-encoded,
    /// but for its slashes.
    #[allow(clippy::needless_pass_by_value, reason = "generated code passes on what it was given")]
    pub fn variable(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value.to_string()));
        self
    }

    /// The URL with its variables replaced.
    pub(crate) fn resolve(&self) -> Result<BaseUrl, ConfigError> {
        let Some(variables) = self.variables else { return BaseUrl::parse(&self.text) };
        let text = expand::expand(&self.text, variables, &self.values)?;
        match &self.base {
            None => BaseUrl::parse(&text),
            Some(base) => BaseUrl::parse(base)?.join(&text),
        }
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

/// Shows a described server only: a URL that was given may hold a password, and is not checked yet.
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

/// A described server whose URL is relative, so that the description alone does not tell where it is: say so with
/// [`at`](Self::at).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelativeServer(ServerUrl);

impl RelativeServer {
    /// A described server; `variables` are those in braces, with their defaults.
    pub const fn described(url: &'static str, variables: Variables) -> Self {
        Self(ServerUrl::described(url, variables))
    }

    /// The same server with a value for a variable, as [`ServerUrl::variable`].
    pub fn variable(self, name: &'static str, value: impl ToString) -> Self {
        Self(self.0.variable(name, value))
    }

    /// The server at an origin, such as `https://api.example.com`, or relative to the URL of the description.
    pub fn at(self, base: impl Into<String>) -> ServerUrl {
        ServerUrl { base: Some(base.into()), ..self.0 }
    }
}
