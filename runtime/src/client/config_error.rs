//! Why a client could not be made.

use crate::transport::TransportError;

/// A client can not be made of what was given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The base URL can not be one; the text says why and does not repeat it, for it may hold a password.
    #[error("the base URL {0}")]
    BaseUrl(String),
    /// A variable of a described server has a value that can not stand in its place; the text does not repeat it.
    #[error("the server's variable `{variable}` {reason}")]
    ServerVariable {
        /// The variable.
        variable: String,
        /// Why.
        reason: String,
    },
    /// A default header has a name or value that no header can have.
    #[error("the default header `{0}` is not valid")]
    Header(String),
    /// No transport was given, and the feature `reqwest`, which brings one, is off.
    #[error("no transport was given, and the feature `reqwest` is off")]
    NoTransport,
    /// The transport could not be started.
    #[error("the transport could not be started")]
    Transport(#[from] TransportError),
}

impl ConfigError {
    pub(crate) fn server_variable(variable: &str, reason: &str) -> Self {
        Self::ServerVariable { variable: variable.to_owned(), reason: reason.to_owned() }
    }
}
