//! Words that take the place of the keys of components and of the places of inline types.

use super::CustomizeError;
use super::index::similar;
use crate::ir::{Api, TypeDef};
use crate::settings::InlineNames;
use crate::source::{Node, Sources};

/// Removes prefixes from the keys of components, before names are made from them.
///
/// # Errors
///
/// Returns an error if no key has a prefix.
pub(super) fn strip_prefixes(api: &mut Api, prefixes: &[String]) -> Result<(), CustomizeError> {
    let keys: Vec<&str> = api.types.iter().filter_map(TypeDef::component).collect();
    for prefix in prefixes {
        if !keys.iter().any(|key| key.starts_with(prefix.as_str())) {
            return Err(CustomizeError::Unmatched {
                setting: "strip-prefix",
                key: prefix.clone(),
                what: "schema",
                similar: similar(prefix, starts(&keys)),
            });
        }
    }
    for def in &mut api.types {
        let Some(key) = def.component() else { continue };
        def.custom.words = without_prefix(key, prefixes).map(str::to_owned);
    }
    Ok(())
}

/// Returns the beginnings of keys, up to and including each dot, dash or underscore.
fn starts(keys: &[&str]) -> Vec<String> {
    let ends = |key: &&str| -> Vec<String> {
        let ends = key.match_indices(['.', '-', '_']);
        ends.filter_map(|(end, _)| key.get(..=end)).map(str::to_owned).collect()
    };
    keys.iter().flat_map(ends).collect()
}

/// Returns a text without the longest of several prefixes, or `None` if it has none of them or nothing would remain.
pub(super) fn without_prefix<'t>(text: &'t str, prefixes: &[String]) -> Option<&'t str> {
    let rests = prefixes.iter().filter(|prefix| !prefix.is_empty()).filter_map(|prefix| text.strip_prefix(&**prefix));
    rests.filter(|rest| rest.contains(char::is_alphanumeric)).min_by_key(|rest| rest.len())
}

/// Returns a text without the longest of several suffixes, or `None` if it has none of them or nothing would remain.
pub(super) fn without_suffix<'t>(text: &'t str, suffixes: &[String]) -> Option<&'t str> {
    let rests = suffixes.iter().filter(|suffix| !suffix.is_empty()).filter_map(|suffix| text.strip_suffix(&**suffix));
    rests.filter(|rest| rest.contains(char::is_alphanumeric)).min_by_key(|rest| rest.len())
}

/// Sets the titles of inline types as their names.
pub(super) fn titles(api: &mut Api, sources: &Sources, names: InlineNames) {
    if names != InlineNames::Title {
        return;
    }
    for def in &mut api.types {
        if def.component().is_none() {
            let title = sources.node(def.place).get("title").and_then(Node::as_str);
            def.custom.words = title.filter(|title| title.contains(char::is_alphanumeric)).map(str::to_owned);
        }
    }
}
