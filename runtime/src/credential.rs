//! Credentials, and where a request carries them.

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::token::{Source, TokenSource};

/// A text that no output shows: a credential, or a value of the format `password`.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The text itself.
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

/// Where it is sent it is shown: for the format `password`.
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

/// What satisfies a security scheme (OpenAPI 3.1, section 4.8.27).
#[derive(Debug, Clone)]
pub struct Credential {
    pub(crate) place: Place,
    pub(crate) secret: Source,
}

/// Where a request carries a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Header(String),
    Query(String),
    Cookie(String),
}

impl Credential {
    /// The scheme `apiKey` in a header: the secret as it is.
    pub fn api_key_header(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { place: Place::Header(name.into()), secret: Source::Fixed(secret.into()) }
    }

    /// The scheme `apiKey` in the query.
    pub fn api_key_query(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { place: Place::Query(name.into()), secret: Source::Fixed(secret.into()) }
    }

    /// The scheme `apiKey` in a cookie.
    pub fn api_key_cookie(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { place: Place::Cookie(name.into()), secret: Source::Fixed(secret.into()) }
    }

    /// The scheme `http` with `basic` (RFC 7617), in UTF-8.
    pub fn basic(user: impl fmt::Display, password: impl Into<Secret>) -> Self {
        let pair = format!("{user}:{}", password.into().expose());
        Self::authorization(format!("Basic {}", BASE64_STANDARD.encode(pair)))
    }

    /// The scheme `http` with `bearer` (RFC 6750), and `oauth2` and `openIdConnect` with a token that is there already.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self::authorization(format!("Bearer {}", token.into().expose()))
    }

    /// As [`bearer`](Self::bearer), with a token that is there already or that a [`TokenProvider`](crate::TokenProvider) gives.
    pub fn bearer_from(token: impl Into<TokenSource>) -> Self {
        match token.into().0 {
            Source::Fixed(token) => Self::bearer(token),
            secret @ Source::Provider(_) => Self { place: Place::Header("Authorization".to_owned()), secret },
        }
    }

    /// Any other scheme: the whole value of the header `Authorization`.
    pub fn authorization(value: impl Into<Secret>) -> Self {
        Self::api_key_header("Authorization", value)
    }
}
