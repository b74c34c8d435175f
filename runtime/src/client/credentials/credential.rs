//! Credentials and their places in a request.

use std::fmt;

use base64::{Engine, prelude::BASE64_STANDARD};
use http::{HeaderName, HeaderValue};

use super::{
    secret::Secret,
    token::{Source, TokenSource},
};

/// A credential for a security scheme (OpenAPI 3.1, section 4.8.27).
///
/// ```
/// # use wirewright_client::Credential;
/// let key = Credential::api_key_header("X-Api-Key", "hunter2");
/// let token = Credential::bearer("mF_9.B5f-4.1JqM");
/// ```
#[derive(Debug, Clone)]
pub struct Credential {
    pub(crate) location: CredentialLocation,
    pub(crate) secret: Source,
    /// The header that contains a fixed secret, if both are valid.
    pub(crate) header: Option<(HeaderName, HeaderValue)>,
}

/// The location of a credential in a request, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CredentialLocation {
    Header(String),
    Query(String),
    Cookie(String),
}

impl Credential {
    /// Creates a credential for the scheme `apiKey` in a header, which is sent unchanged.
    ///
    /// ```
    /// let key = wirewright_client::Credential::api_key_header("X-Api-Key", "hunter2");
    /// ```
    pub fn api_key_header(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        let (name, secret) = (name.into(), secret.into());
        let header = HeaderName::from_bytes(name.as_bytes()).ok().zip(secret_header(&secret));
        Self { location: CredentialLocation::Header(name), secret: Source::Fixed(secret), header }
    }

    /// Creates a credential for the scheme `apiKey` in a query parameter.
    ///
    /// ```
    /// let key = wirewright_client::Credential::api_key_query("api_key", "hunter2");
    /// ```
    pub fn api_key_query(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { location: CredentialLocation::Query(name.into()), secret: Source::Fixed(secret.into()), header: None }
    }

    /// Creates a credential for the scheme `apiKey` in a cookie.
    ///
    /// ```
    /// let key = wirewright_client::Credential::api_key_cookie("session", "hunter2");
    /// ```
    pub fn api_key_cookie(name: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { location: CredentialLocation::Cookie(name.into()), secret: Source::Fixed(secret.into()), header: None }
    }

    /// Creates a credential for the scheme `http` with `basic` (RFC 7617), encoded in UTF-8.
    ///
    /// ```
    /// let credential = wirewright_client::Credential::basic("ann", "hunter2");
    /// ```
    pub fn basic(user: impl fmt::Display, password: impl Into<Secret>) -> Self {
        let pair = format!("{user}:{}", password.into().expose());
        Self::authorization(format!("Basic {}", BASE64_STANDARD.encode(pair)))
    }

    /// Creates a credential from a token, for the schemes `http` with `bearer` (RFC 6750), `oauth2` and
    /// `openIdConnect`.
    ///
    /// ```
    /// let credential = wirewright_client::Credential::bearer("mF_9.B5f-4.1JqM");
    /// ```
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self::authorization(format!("Bearer {}", token.into().expose()))
    }

    /// Creates a credential from a token or a [`TokenProvider`](crate::TokenProvider), for the schemes of
    /// [`bearer`](Self::bearer).
    ///
    /// ```
    /// use wirewright_client::{Credential, Token, token_fn};
    ///
    /// let credential = Credential::bearer_from(token_fn(|_| async { Ok(Token::new("mF_9.B5f-4.1JqM")) }));
    /// ```
    pub fn bearer_from(token: impl Into<TokenSource>) -> Self {
        match token.into().0 {
            Source::Fixed(token) => Self::bearer(token),
            secret @ Source::Provider(_) => {
                Self { location: CredentialLocation::Header("Authorization".to_owned()), secret, header: None }
            }
        }
    }

    /// Creates a credential for any other scheme from the complete value of the header `Authorization`.
    ///
    /// ```
    /// let credential = wirewright_client::Credential::authorization("Negotiate YIIF4A==");
    /// ```
    pub fn authorization(value: impl Into<Secret>) -> Self {
        Self::api_key_header("Authorization", value)
    }
}

/// Returns a header value that contains a secret.
fn secret_header(secret: &Secret) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_bytes(secret.expose().as_bytes()).ok()?;
    value.set_sensitive(true);
    Some(value)
}
