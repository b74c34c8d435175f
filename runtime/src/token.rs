//! Bearer tokens that are got while the client is used (RFC 6750).

mod cached;

use std::{
    fmt,
    future::Future,
    sync::Arc,
    time::{Duration, Instant},
};

use http::HeaderValue;
use secrecy::SecretString;

use crate::{credential::Secret, transport::BoxFuture};

pub use cached::CachedTokens;

/// Gives the tokens of a security scheme, such as one of `oauth2` or `openIdConnect`.
///
/// It is asked for each request that needs a token: [`CachedTokens`] keeps those that are good still. [`token_fn`] makes one
/// of a function.
pub trait TokenProvider: Send + Sync + 'static {
    /// A token for a request. The time that it takes counts as the call's.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from a token; it becomes the call's [`Error::Token`](crate::Error::Token).
    fn token<'a>(&'a self, request: &'a TokenRequest) -> BoxFuture<'a, Result<Token, TokenError>>;
}

/// Why there is no token.
pub(crate) type TokenError = Box<dyn std::error::Error + Send + Sync>;

impl<P: TokenProvider + ?Sized> TokenProvider for Arc<P> {
    fn token<'a>(&'a self, request: &'a TokenRequest) -> BoxFuture<'a, Result<Token, TokenError>> {
        (**self).token(request)
    }
}

/// What a token is needed for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TokenRequest {
    /// The security scheme, as the description names it.
    pub scheme: &'static str,
    /// The scopes that the operation asks for.
    pub scopes: &'static [&'static str],
    /// The token that the server has just answered 401 to. Another one is tried once; the same ends the call with that answer.
    pub rejected: Option<Token>,
}

impl TokenRequest {
    /// A first request.
    pub fn new(scheme: &'static str, scopes: &'static [&'static str]) -> Self {
        Self { scheme, scopes, rejected: None }
    }

    /// The request that follows when a token was refused.
    pub fn rejecting(self, token: Token) -> Self {
        Self { rejected: Some(token), ..self }
    }
}

/// A token, and until when it is good.
#[derive(Debug, Clone)]
pub struct Token {
    secret: Secret,
    expires_at: Option<Instant>,
}

impl Token {
    /// A token that is good until a server refuses it.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self { secret: secret.into(), expires_at: None }
    }

    /// The same token, good for so long from now: the `expires_in` of RFC 6749, section 5.1.
    pub fn expires_in(self, time: Duration) -> Self {
        Self { expires_at: Instant::now().checked_add(time), ..self }
    }

    /// Whether it is good for at least so long.
    pub fn is_good_for(&self, time: Duration) -> bool {
        let then = Instant::now().checked_add(time);
        self.expires_at.is_none_or(|end| then.is_some_and(|then| then < end))
    }

    /// Whether it is the same text as another one.
    pub fn is_same(&self, other: &Self) -> bool {
        self.secret.expose() == other.secret.expose()
    }

    /// The header's value; `None` for a text that no header can have.
    pub(crate) fn header(&self) -> Option<HeaderValue> {
        let mut value = HeaderValue::try_from(format!("Bearer {}", self.secret.expose())).ok()?;
        value.set_sensitive(true);
        Some(value)
    }
}

/// A token that is there already, or what gives tokens.
#[derive(Clone)]
pub struct TokenSource(pub(crate) Source);

/// Where a secret comes from.
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

/// Shows no token, and of a provider nothing.
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

/// A token that a request still lacks.
pub(crate) struct Pending {
    pub(crate) scheme: &'static str,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) provider: Arc<dyn TokenProvider>,
}

/// A provider that asks a function; see [`token_fn`].
#[derive(Clone)]
pub struct TokenFn<F>(F);

/// A provider that asks a function for each token.
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
