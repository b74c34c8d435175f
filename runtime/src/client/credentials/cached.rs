//! Reuse of tokens until they expire.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::token::{Token, TokenError, TokenProvider, TokenRequest};
use crate::transport::BoxFuture;

/// The scheme and the scopes of a token.
type Key = (&'static str, &'static [&'static str]);

/// The tokens of one key.
#[derive(Default)]
struct Slot {
    /// The number of completed attempts.
    ended: AtomicU64,
    /// The last completed attempt. The lock is held while the provider is called.
    last: tokio::sync::Mutex<Option<CompletedRequest>>,
}

/// A completed attempt to get a token.
struct CompletedRequest {
    rejected: Option<Token>,
    outcome: Result<Token, SharedError>,
}

/// Caches the tokens of a provider, by scheme and scopes, until they expire or a server rejects them.
///
/// Calls that need the same new token at the same time share one request to the provider, and its error. If the call
/// that started this request is dropped, the next waiting call starts another.
///
/// ```
/// use std::time::Duration;
///
/// use wirewright_client::{CachedTokens, Token, token_fn};
///
/// let provider = token_fn(|_| async { Ok(Token::new("a token").expires_in(Duration::from_secs(3600))) });
/// let tokens = CachedTokens::new(provider).leeway(Duration::from_secs(60));
/// ```
pub struct CachedTokens<P> {
    provider: P,
    leeway: Duration,
    slots: Mutex<BTreeMap<Key, Arc<Slot>>>,
}

impl<P: TokenProvider> CachedTokens<P> {
    /// Caches the tokens of a provider. They are renewed 30 seconds before they expire.
    ///
    /// ```
    /// use wirewright_client::{CachedTokens, Credential, Token, token_fn};
    ///
    /// let tokens = CachedTokens::new(token_fn(|_| async { Ok(Token::new("mF_9.B5f-4.1JqM")) }));
    /// let credential = Credential::bearer_from(tokens);
    /// ```
    pub fn new(provider: P) -> Self {
        Self { provider, leeway: Duration::from_secs(30), slots: Mutex::default() }
    }

    /// Sets how long before its expiry a token is renewed. A token with a shorter lifetime is requested for each
    /// call, except for calls that wait for another call's request.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use wirewright_client::{CachedTokens, Token, token_fn};
    /// # let provider = token_fn(|_| async { Ok(Token::new("mF_9.B5f-4.1JqM")) });
    /// let tokens = CachedTokens::new(provider).leeway(Duration::from_secs(60));
    /// ```
    pub fn leeway(self, leeway: Duration) -> Self {
        Self { leeway, ..self }
    }

    fn slot(&self, request: &TokenRequest) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry((request.scheme, request.scopes)).or_default())
    }
}

impl<P: TokenProvider> TokenProvider for CachedTokens<P> {
    fn token<'a>(&'a self, request: &'a TokenRequest) -> BoxFuture<'a, Result<Token, TokenError>> {
        Box::pin(async move {
            let slot = self.slot(request);
            let ended = slot.ended.load(Ordering::Acquire);
            let mut last = slot.last.lock().await;
            let has_waited = slot.ended.load(Ordering::Acquire) != ended;
            if let Some(outcome) = last.as_ref().and_then(|attempt| attempt.shared(request, self.leeway, has_waited)) {
                return outcome;
            }
            *last = None;
            let outcome = self.provider.token(request).await.map_err(|error| SharedError(error.into()));
            let shared = outcome.clone().map_err(TokenError::from);
            *last = Some(CompletedRequest { rejected: request.rejected.clone(), outcome });
            slot.ended.fetch_add(1, Ordering::Release);
            shared
        })
    }
}

impl CompletedRequest {
    /// Returns the outcome for a request that came later, or that `has_waited` for this attempt, if it can be shared.
    fn shared(&self, request: &TokenRequest, leeway: Duration, has_waited: bool) -> Option<Result<Token, TokenError>> {
        let is_same = |one: &Option<Token>, other: &Token| one.as_ref().is_some_and(|one| one.is_same(other));
        match &self.outcome {
            Ok(token) if is_same(&request.rejected, token) => {
                // The provider knew that this token was rejected, and returned it again.
                let is_final = has_waited && is_same(&self.rejected, token);
                is_final.then(|| Ok(token.clone()))
            }
            Ok(token) => (has_waited || token.is_valid_for(leeway)).then(|| Ok(token.clone())),
            Err(error) => has_waited.then(|| Err(error.clone().into())),
        }
    }
}

/// An error shared by several calls.
#[derive(Clone)]
struct SharedError(Arc<dyn std::error::Error + Send + Sync>);

impl fmt::Display for SharedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for SharedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Delegates to the causes of the shared error, because `Display` shows the error itself.
impl std::error::Error for SharedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

impl<P> fmt::Debug for CachedTokens<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedTokens").field("leeway", &self.leeway).finish_non_exhaustive()
    }
}
