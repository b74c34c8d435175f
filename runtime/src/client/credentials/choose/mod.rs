//! Selection of the credentials for a request.

use std::collections::BTreeMap;

use super::credential::Credential;
use crate::operation::{Scopes, Security};

/// The credentials of a client, by security scheme.
pub(crate) type Credentials = BTreeMap<&'static str, Credential>;

/// A credential for a request, with its security scheme and the required scopes.
#[derive(Debug)]
pub(crate) struct Chosen<'c> {
    pub(crate) scheme: &'static str,
    pub(crate) scopes: &'static [&'static str],
    pub(crate) credential: &'c Credential,
}

/// Returns the credentials of the first alternative for which all are available, or `None` if there is no such
/// alternative.
///
/// An alternative without requirements is always tried last: a configured credential is meant to be used.
pub(crate) fn choose(security: Security, scopes: Scopes, credentials: &Credentials) -> Option<Vec<Chosen<'_>>> {
    let needing = security.iter().enumerate().filter(|(_, alternative)| !alternative.is_empty());
    let mut met = needing.filter_map(|(index, alternative)| {
        let chosen = alternative.iter().map(|scheme| {
            let row = scopes.iter().find(|(of, known, _)| *of == index && known == scheme);
            let scopes = row.map_or(&[] as &[_], |(_, _, scopes)| scopes);
            Some(Chosen { scheme, scopes, credential: credentials.get(scheme)? })
        });
        chosen.collect()
    });
    let nothing_needed = security.is_empty() || security.iter().any(|alternative| alternative.is_empty());
    met.next().or_else(|| nothing_needed.then(Vec::new))
}

#[cfg(test)]
mod tests;
