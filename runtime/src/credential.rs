//! Credentials and their places in a request.

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::token::{Source, TokenSource};

/// A string that `Debug` output does not show: a credential, or a value of the format `password`.
///
/// ```
/// let secret = wirewright_client::Secret::from("hunter2");
/// assert_eq!(secret.expose(), "hunter2");
/// assert_eq!(format!("{secret:?}"), "[redacted]");
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Returns the secret string.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<SecretString> for Secret {
    fn from(text: SecretString) -> Self {
        Self(text)
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

/// Serializes the secret itself, so that values of the format `password` can be sent.
impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A credential for a security scheme (OpenAPI 3.1, section 4.8.27).
///
/// ```
/// # use wirewright_client::Credential;
/// let key = Credential::api_key_header("X-Api-Key", "hunter2");
/// let token = Credential::bearer("mF_9.B5f-4.1JqM");
/// ```
#[derive(Debug, Clone)]
pub struct Credential {
    pub(crate) place: Place,
    pub(crate) secret: Source,
}

/// The place of a credential in a request, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Header(String),
    Query(String),
    Cookie(String),
}

impl Credential {
    /// Creates a credential for the scheme `apiKey` in a header, which is sent unchanged.
    pub fn api_key_header(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { place: Place::Header(name.into()), secret: Source::Fixed(secret.into()) }
    }

    /// Creates a credential for the scheme `apiKey` in a query parameter.
    pub fn api_key_query(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { place: Place::Query(name.into()), secret: Source::Fixed(secret.into()) }
    }

    /// Creates a credential for the scheme `apiKey` in a cookie.
    pub fn api_key_cookie(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { place: Place::Cookie(name.into()), secret: Source::Fixed(secret.into()) }
    }

    /// Creates a credential for the scheme `http` with `basic` (RFC 7617), encoded in UTF-8.
    pub fn basic(user: impl fmt::Display, password: impl Into<Secret>) -> Self {
        let pair = format!("{user}:{}", password.into().expose());
        Self::authorization(format!("Basic {}", BASE64_STANDARD.encode(pair)))
    }

    /// Creates a credential from a token, for the schemes `http` with `bearer` (RFC 6750), `oauth2` and
    /// `openIdConnect`.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self::authorization(format!("Bearer {}", token.into().expose()))
    }

    /// Creates a credential from a token or a [`TokenProvider`](crate::TokenProvider), for the schemes of
    /// [`bearer`](Self::bearer).
    pub fn bearer_from(token: impl Into<TokenSource>) -> Self {
        match token.into().0 {
            Source::Fixed(token) => Self::bearer(token),
            secret @ Source::Provider(_) => Self { place: Place::Header("Authorization".to_owned()), secret },
        }
    }

    /// Creates a credential for any other scheme from the complete value of the header `Authorization`.
    pub fn authorization(value: impl Into<Secret>) -> Self {
        Self::api_key_header("Authorization", value)
    }
}
