//! Servers.

/// An index into [`Api::servers`](super::Api::servers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ServerId(pub(crate) usize);

/// A server of an API or of an operation.
#[derive(Debug, Clone)]
pub struct Server {
    /// The name (OpenAPI 3.2).
    pub name: Option<String>,
    /// The URL, with variables in braces.
    pub url: String,
    /// The description.
    pub description: Option<String>,
    /// The variables, in the order of the URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name in the URL.
    pub name: String,
    /// The default value; `None` for an undefined variable.
    pub default: Option<String>,
    /// The allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    /// The description.
    pub description: Option<String>,
}

impl Server {
    /// Returns true if the URL is relative to the URL of the description.
    pub fn is_relative(&self) -> bool {
        !self.url.starts_with('{') && !self.url.contains("://")
    }

    /// Returns true if both servers have the same URL and variables.
    pub fn is_same(&self, other: &Self) -> bool {
        let variable =
            |a: &ServerVariable, b: &ServerVariable| a.name == b.name && a.default == b.default && a.values == b.values;
        self.url.trim_end_matches('/') == other.url.trim_end_matches('/')
            && self.variables.len() == other.variables.len()
            && self.variables.iter().zip(&other.variables).all(|(a, b)| variable(a, b))
    }
}
