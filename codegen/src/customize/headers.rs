//! The response headers that the user chose.

use super::CustomizeError;
use super::index::similar;
use super::pattern::Pattern;
use crate::ir::Api;

/// Keeps the response headers that match at least one of some patterns. Names of headers are case-insensitive.
pub(super) fn keep(api: &mut Api, patterns: &[String]) -> Result<(), CustomizeError> {
    let lower: Vec<String> = patterns.iter().map(|pattern| pattern.trim().to_ascii_lowercase()).collect();
    let chosen: Vec<Pattern<'_>> = lower.iter().map(|pattern| Pattern::new(pattern)).collect();
    for (pattern, key) in chosen.iter().zip(patterns) {
        let mut all = api.operations.iter().flat_map(|operation| &operation.headers);
        if !all.any(|header| pattern.matches(&header.wire.to_ascii_lowercase())) {
            let all = api.operations.iter().flat_map(|operation| &operation.headers);
            let similar = similar(key.trim(), all.map(|header| header.wire.clone()).collect());
            let (setting, what) = ("response-headers", "response header");
            return Err(CustomizeError::Unmatched { setting, key: key.clone(), what, similar });
        }
    }
    for operation in &mut api.operations {
        let is_chosen = |name: &str| chosen.iter().any(|pattern| pattern.matches(&name.to_ascii_lowercase()));
        operation.headers.retain(|header| is_chosen(&header.wire));
    }
    api.has_orphans = true;
    Ok(())
}
