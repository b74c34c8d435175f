//! Patterns of component schemas.

use super::SelectError;
use crate::ir::{Api, TypeId};
use crate::suggestion::closest;

/// Returns the component schemas whose names match at least one of some patterns. Only `*` may match none.
pub(super) fn matching(api: &Api, patterns: &[String]) -> Result<Vec<TypeId>, SelectError> {
    let mut found = Vec::new();
    for text in patterns {
        let pattern = glob::Pattern::new(text.trim())
            .map_err(|error| SelectError::Pattern { pattern: text.clone(), cause: error.to_string() })?;
        let before = found.len();
        found.extend(
            api.types().filter(|(_, def)| def.component().is_some_and(|name| pattern.matches(name))).map(|(id, _)| id),
        );
        if found.len() == before && text.trim() != "*" {
            let known: Vec<&str> = api.types().filter_map(|(_, def)| def.component()).collect();
            let similar = closest(text.trim(), &known).map(str::to_owned);
            return Err(SelectError::UnmatchedSchema { pattern: text.clone(), similar });
        }
    }
    Ok(found)
}
