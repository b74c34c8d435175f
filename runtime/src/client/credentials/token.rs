//! Bearer tokens that are requested while the client is in use (RFC 6750).

use std::{
    fmt,
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use http::HeaderValue;
use secrecy::SecretString;

use super::secret::Secret;
use crate::transport::BoxFuture;

/// A source of tokens for a security scheme, such as one of type `oauth2` or `openIdConnect`.
///
/// The provider is called for each request that needs a token. [`CachedTokens`](crate::CachedTokens) reuses tokens that are still valid.
/// [`token_fn`] creates a provider from a function.
///
/// ```
/// use wirewright_client::{BoxFuture, Token, TokenProvider, TokenRequest};
///
/// struct Environment;
///
/// impl TokenProvider for Environment {
///     fn token<'a>(
///         &'a self,
///         _: &'a TokenRequest,
///     ) -> BoxFuture<'a, Result<Token, Box<dyn std::error::Error + Send + Sync>>> {
///         Box::pin(async { Ok(Token::new(std::env::var("TOKEN")?)) })
///     }
/// }
/// ```
pub trait TokenProvider: Send + Sync + 'static {
    /// Returns a token for a request. The time that this takes counts towards the call's timeout.
    ///
    /// # Errors
    ///
    /// Returns an error if no token is available. It becomes the call's [`Error::Token`](crate::Error::Token).
    ///
    /// ```
    /// # use wirewright_client::{Token, TokenProvider, TokenRequest, token_fn};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    /// let provider = token_fn(|_| async { Ok(Token::new("mF_9.B5f-4.1JqM")) });
    /// let token = provider.token(&TokenRequest::new("oauth", &["read"])).await?;
    /// assert!(token.is_same(&Token::new("mF_9.B5f-4.1JqM")));
    /// # Ok(())
    /// # }
    /// ```
    fn token<'a>(&'a self, request: &'a TokenRequest) -> BoxFuture<'a, Result<Token, TokenError>>;
}

/// The reason why no token is available.
pub(crate) type TokenError = Box<dyn std::error::Error + Send + Sync>;

impl<P: TokenProvider + ?Sized> TokenProvider for Arc<P> {
    fn token<'a>(&'a self, request: &'a TokenRequest) -> BoxFuture<'a, Result<Token, TokenError>> {
        (**self).token(request)
    }
}

/// The purpose of a token.
///
/// ```
/// use wirewright_client::TokenRequest;
///
/// let request = TokenRequest::new("oauth", &["read"]);
/// assert_eq!((request.scopes, request.rejected.is_none()), (&["read"][..], true));
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TokenRequest {
    /// The name of the security scheme in the description.
    pub scheme: &'static str,
    /// The scopes that the operation requires.
    pub scopes: &'static [&'static str],
    /// The token that the server has just rejected with status 401. A different token is tried once. If the provider
    /// returns the same token, the call ends with the 401 response.
    pub rejected: Option<Token>,
}

impl TokenRequest {
    /// Creates a request for a first token.
    ///
    /// ```
    /// let request = wirewright_client::TokenRequest::new("oauth", &["read", "write"]);
    /// assert!(request.rejected.is_none());
    /// ```
    pub fn new(scheme: &'static str, scopes: &'static [&'static str]) -> Self {
        Self { scheme, scopes, rejected: None }
    }

    /// Creates a request for another token after one was rejected.
    ///
    /// ```
    /// # use wirewright_client::{Token, TokenRequest};
    /// let request = TokenRequest::new("oauth", &["read"]).rejecting(Token::new("mF_9.B5f-4.1JqM"));
    /// assert!(request.rejected.is_some());
    /// ```
    pub fn rejecting(self, token: Token) -> Self {
        Self { rejected: Some(token), ..self }
    }
}

/// A token and its time of expiry.
///
/// ```
/// use std::time::Duration;
///
/// use wirewright_client::Token;
///
/// let token = Token::new("mF_9.B5f-4.1JqM").expires_in(Duration::from_secs(3600));
/// assert!(token.is_valid_for(Duration::from_secs(60)) && !token.is_valid_for(Duration::from_secs(7200)));
/// assert!(token.is_same(&Token::new("mF_9.B5f-4.1JqM")));
/// ```
#[derive(Debug, Clone)]
pub struct Token {
    secret: Secret,
    expires_at: Option<Instant>,
}

impl Token {
    /// Creates a token that is valid until a server rejects it.
    ///
    /// ```
    /// let token = wirewright_client::Token::new("mF_9.B5f-4.1JqM");
    /// ```
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires_at: None }
    }

    /// Sets the time until expiry, counted from now: the `expires_in` of RFC 6749, section 5.1.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use wirewright_client::Token;
    /// let token = Token::new("mF_9.B5f-4.1JqM").expires_in(Duration::from_secs(3600));
    /// ```
    pub fn expires_in(self, time: Duration) -> Self {
        Self { expires_at: Instant::now().checked_add(time), ..self }
    }

    /// Returns true if the token stays valid for at least this time.
    pub fn is_valid_for(&self, time: Duration) -> bool {
        let then = Instant::now().checked_add(time);
        self.expires_at.is_none_or(|end| then.is_some_and(|then| then < end))
    }

    /// Returns true if both tokens have the same text.
    pub fn is_same(&self, other: &Self) -> bool {
        self.secret.expose() == other.secret.expose()
    }

    /// Returns the value of the `Authorization` header, or `None` if the text is not allowed in a header.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let mut value = HeaderValue::try_from(format!("Bearer {}", self.secret.expose())).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

/// A fixed token, or a provider of tokens.
///
/// ```
/// use wirewright_client::{Token, TokenSource, token_fn};
///
/// let fixed = TokenSource::from("mF_9.B5f-4.1JqM");
/// let provided = TokenSource::from(token_fn(|_| async { Ok(Token::new("mF_9.B5f-4.1JqM")) }));
/// ```
#[derive(Clone)]
pub struct TokenSource(pub(crate) Source);

/// The source of a secret.
#[derive(Clone)]
pub(crate) enum Source {
    Fixed(Secret),
    Provider(Arc<dyn TokenProvider>),
}

impl<P: TokenProvider> From<P> for TokenSource {
    fn from(provider: P) -> Self {
        Self(Source::Provider(Arc::new(provider)))
    }
}

impl From<Secret> for TokenSource {
    fn from(token: Secret) -> Self {
        Self(Source::Fixed(token))
    }
}

impl From<&str> for TokenSource {
    fn from(token: &str) -> Self {
        Secret::from(token).into()
    }
}

impl From<String> for TokenSource {
    fn from(token: String) -> Self {
        Secret::from(token).into()
    }
}

impl From<SecretString> for TokenSource {
    fn from(token: SecretString) -> Self {
        Secret::from(token).into()
    }
}

/// Shows neither the token nor the provider.
impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(secret) => secret.fmt(f),
            Self::Provider(_) => f.write_str("[provider]"),
        }
    }
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A token that a request still needs.
pub(crate) struct Pending {
    pub(crate) scheme: &'static str,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) provider: Arc<dyn TokenProvider>,
}

/// A provider that calls a function; see [`token_fn`].
///
/// ```
/// use wirewright_client::{Token, TokenFn, token_fn};
///
/// let provider: TokenFn<_> = token_fn(|_| async { Ok(Token::new("mF_9.B5f-4.1JqM")) });
/// ```
#[derive(Clone)]
pub struct TokenFn<F>(F);

/// Creates a provider that calls a function for each token.
///
/// ```
/// use wirewright_client::{CachedTokens, Credential, Token, token_fn};
///
/// let tokens = CachedTokens::new(token_fn(|request| async move {
///     // Ask the authorization server for a token with `request.scopes`.
///     let _ = request.scopes;
///     Ok(Token::new("a token").expires_in(std::time::Duration::from_secs(3600)))
/// }));
/// let credential = Credential::bearer_from(tokens);
/// ```
pub fn token_fn<F, T>(function: F) -> TokenFn<F>
where
    F: Fn(TokenRequest) -> T + Send + Sync + 'static,
    T: Future<Output = Result<Token, TokenError>> + Send + 'static,
{
    TokenFn(function)
}

impl<F, T> TokenProvider for TokenFn<F>
where
    F: Fn(TokenRequest) -> T + Send + Sync + 'static,
    T: Future<Output = Result<Token, TokenError>> + Send + 'static,
{
    fn token<'a>(&'a self, request: &'a TokenRequest) -> BoxFuture<'a, Result<Token, TokenError>> {
        Box::pin((self.0)(request.clone()))
    }
}

impl<F> fmt::Debug for TokenFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenFn").finish_non_exhaustive()
    }
}
