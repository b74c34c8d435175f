//! Servers.

use crate::source::Place;

/// A place in [`Api::servers`](super::Api::servers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ServerId(pub(crate) usize);

/// Where an API, or an operation of it, is served.
#[derive(Debug, Clone)]
pub struct Server {
    /// Where it stands.
    pub place: Place,
    /// Its name (OpenAPI 3.2).
    pub name: Option<String>,
    /// The URL; variables in braces.
    pub url: String,
    /// What it is for.
    pub description: Option<String>,
    /// The variables, in the order of the URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name in the URL.
    pub name: String,
    /// The value where none is given; none for a variable that is not defined.
    pub default: Option<String>,
    /// The values that it can have; none where it can have any.
    pub values: Vec<String>,
    /// What it is for.
    pub description: Option<String>,
}

impl Server {
    /// Whether the URL is relative to where the description is served.
    pub fn is_relative(&self) -> bool {
        !self.url.starts_with('{') && !self.url.contains("://")
    }

    /// Whether requests to one are requests to the other.
    pub fn is_same(&self, other: &Self) -> bool {
        let variable =
            |a: &ServerVariable, b: &ServerVariable| a.name == b.name && a.default == b.default && a.values == b.values;
        self.url.trim_end_matches('/') == other.url.trim_end_matches('/')
            && self.variables.len() == other.variables.len()
            && self.variables.iter().zip(&other.variables).all(|(a, b)| variable(a, b))
    }
}
