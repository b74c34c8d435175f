//! The servers that the user chose.

use super::CustomizeError;
use super::index::similar;
use super::pattern::Pattern;
use crate::ir::{Api, ServerId};

/// Keeps the servers whose URLs or names match at least one of some patterns. An operation that keeps none of its own
/// servers uses those of the document.
pub(super) fn keep(api: &mut Api, patterns: &[String]) -> Result<(), CustomizeError> {
    let mut is_kept = vec![false; api.servers.len()];
    for key in patterns {
        let pattern = Pattern::new(key.trim());
        let mut is_used = false;
        for (server, is_kept) in api.servers.iter().zip(&mut is_kept) {
            if pattern.matches(&server.url) || server.name.as_deref().is_some_and(|name| pattern.matches(name)) {
                is_used = true;
                *is_kept = true;
            }
        }
        if !is_used {
            let similar = similar(key.trim(), api.servers.iter().map(|server| server.url.clone()).collect());
            return Err(CustomizeError::Unmatched { setting: "servers", key: key.clone(), what: "server", similar });
        }
    }
    // The remaining servers keep their order.
    let kept: Vec<usize> =
        is_kept.iter().enumerate().filter(|(_, is_kept)| **is_kept).map(|(index, _)| index).collect();
    let position = |index: usize| kept.binary_search(&index).ok();
    for operation in &mut api.operations {
        operation.servers = operation.servers.iter().filter_map(|id| position(id.0).map(ServerId)).collect();
    }
    api.document_servers = is_kept.iter().take(api.document_servers).filter(|is_kept| **is_kept).count();
    let mut is_kept = is_kept.into_iter();
    api.servers.retain(|_| is_kept.next().unwrap_or_default());
    Ok(())
}
