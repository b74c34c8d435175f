//! Tokens that are kept while they are good.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use super::{Token, TokenError, TokenProvider, TokenRequest};
use crate::transport::BoxFuture;

/// For which scheme and which scopes a token is.
type Key = (&'static str, &'static [&'static str]);

/// Holds a token; locked while another one is got.
type Slot = tokio::sync::Mutex<Option<Token>>;

/// Keeps the tokens of a provider, by scheme and scopes, until they expire or a server refuses them.
///
/// Calls that need the same new token at the same time wait for one request to the provider.
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

    /// How long before its end a token is renewed. One that lives shorter than that is got for each request.
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
            let mut kept = slot.lock().await;
            // Another call may have renewed it since this one was refused.
            let refused = |token: &Token| request.rejected.as_ref().is_some_and(|rejected| rejected.is_same(token));
            if let Some(token) = kept.as_ref().filter(|token| token.is_good_for(self.leeway) && !refused(token)) {
                return Ok(token.clone());
            }
            *kept = None;
            let token = self.provider.token(request).await?;
            *kept = Some(token.clone());
            Ok(token)
        })
    }
}

impl<P> fmt::Debug for CachedTokens<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedTokens").field("leeway", &self.leeway).finish_non_exhaustive()
    }
}
