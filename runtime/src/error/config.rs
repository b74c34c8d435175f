//! Errors of building a client.

use crate::transport::TransportError;

/// An error of building a client: its configuration is invalid.
///
/// ```
/// use wirewright_client::{Client, ConfigError};
///
/// let error = Client::builder("https://api.example.com?key=1").build().unwrap_err();
/// assert_eq!(error.to_string(), "invalid base URL `https://api.example.com?...`: it has a query");
/// assert!(matches!(error, ConfigError::BaseUrl { .. }));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The base URL is invalid.
    #[error("invalid base URL `{url}`: {reason}")]
    BaseUrl {
        /// The start of the URL, without its user information, query and fragment, which may contain secrets.
        url: String,
        /// The reason.
        reason: String,
    },
    /// A variable of a documented server has no value or an invalid value.
    ///
    /// The reason does not contain the value.
    #[error("the server variable `{variable}` {reason}")]
    ServerVariable {
        /// The name of the variable.
        variable: String,
        /// The reason.
        reason: String,
    },
    /// The default header of this name has an invalid name or value.
    #[error("invalid default header `{0}`")]
    Header(String),
    /// No transport was set, and the feature `reqwest`, which provides the default transport, is disabled.
    #[error("no transport is available; set one with `ClientBuilder::transport` or enable the feature `reqwest`")]
    NoTransport,
    /// An environment variable is missing or is not Unicode.
    ///
    /// The reason does not contain the value.
    #[error("the environment variable `{variable}` {reason}")]
    Environment {
        /// The name of the variable.
        variable: String,
        /// The reason.
        reason: &'static str,
    },
    /// The transport could not be started.
    #[error("the transport cannot be started")]
    Transport(#[from] TransportError),
}

impl ConfigError {
    pub(crate) fn server_variable(variable: &str, reason: &str) -> Self {
        Self::ServerVariable { variable: variable.to_owned(), reason: reason.to_owned() }
    }
}
