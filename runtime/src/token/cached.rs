//! Tokens that are kept while they are good.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::{Token, TokenError, TokenProvider, TokenRequest};
use crate::transport::BoxFuture;

/// For which scheme and which scopes a token is.
type Key = (&'static str, &'static [&'static str]);

/// The tokens of one key.
#[derive(Default)]
struct Slot {
    /// The number of attempts that have ended.
    ended: AtomicU64,
    /// Locked while the provider is asked.
    last: tokio::sync::Mutex<Option<Attempt>>,
}

/// The last attempt to get a token that has ended.
struct Attempt {
    rejected: Option<Token>,
    outcome: Result<Token, SharedError>,
}

/// Keeps the tokens of a provider, by scheme and scopes, until they expire or a server refuses them.
///
/// Calls that need the same new token at the same time share one request to the provider, and its failure. When the call that
/// asks is dropped, the next one asks.
pub struct CachedTokens<P> {
    provider: P,
    leeway: Duration,
    slots: Mutex<BTreeMap<Key, Arc<Slot>>>,
}

impl<P: TokenProvider> CachedTokens<P> {
    /// Tokens of this provider, which are renewed 30 seconds before they expire.
    pub fn new(provider: P) -> Self {
        Self { provider, leeway: Duration::from_secs(30), slots: Mutex::default() }
    }

    /// How long before its end a token is renewed. One that lives shorter than that is got for each request that does not
    /// wait for another's.
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
            *last = Some(Attempt { rejected: request.rejected.clone(), outcome });
            slot.ended.fetch_add(1, Ordering::Release);
            shared
        })
    }
}

impl Attempt {
    /// The outcome for a request that came later, or that `has_waited` for this one.
    fn shared(&self, request: &TokenRequest, leeway: Duration, has_waited: bool) -> Option<Result<Token, TokenError>> {
        let is_same = |one: &Option<Token>, other: &Token| one.as_ref().is_some_and(|one| one.is_same(other));
        match &self.outcome {
            Ok(token) if is_same(&request.rejected, token) => {
                // The provider knew that it was refused, and gave it once more.
                let is_final = has_waited && is_same(&self.rejected, token);
                is_final.then(|| Ok(token.clone()))
            }
            Ok(token) => (has_waited || token.is_good_for(leeway)).then(|| Ok(token.clone())),
            Err(error) => has_waited.then(|| Err(error.clone().into())),
        }
    }
}

/// A failure that several calls end in.
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

/// The causes behind it: the failure itself is what is shown.
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
