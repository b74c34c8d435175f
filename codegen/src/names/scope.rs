//! Identifiers, which only a scope can make: two things in one scope never have one name.

use proc_macro2::{Ident, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::words::escaped;

/// A Rust identifier that was claimed in its scope.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The identifier, raw where it must be.
    pub fn ident(&self) -> Ident {
        match self.0.strip_prefix("r#") {
            Some(raw) => Ident::new_raw(raw, Span::call_site()),
            None => Ident::new(&self.0, Span::call_site()),
        }
    }

    /// The identifier as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, for file names.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The identifier as more words can follow it: without the `_` of `Self_`.
    pub(super) fn stem(&self) -> &str {
        self.plain().trim_end_matches('_')
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names that are taken.
#[derive(Debug, Default, Clone)]
pub(super) struct Scope {
    taken: FxHashSet<String>,
    /// The numbers that come next, by the name before them: those below are taken.
    next: FxHashMap<String, usize>,
}

impl Scope {
    pub(super) fn with<'n>(reserved: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: reserved.into_iter().map(str::to_owned).collect(), next: FxHashMap::default() }
    }

    /// Claims the first candidate that is free; the last one with a number if none is. The flag tells whether it was not the
    /// first.
    pub(super) fn claim(&mut self, candidates: &[String]) -> (Name, bool) {
        for (index, candidate) in candidates.iter().enumerate() {
            let name = escaped(candidate.clone());
            if self.taken.insert(name.clone()) {
                return (Name(name), index > 0);
            }
        }
        let last = candidates.last().cloned().unwrap_or_default();
        let separator =
            if last.contains(|c: char| c.is_ascii_uppercase()) && !last.ends_with(|c: char| c.is_ascii_digit()) {
                ""
            } else {
                "_"
            };
        let base = format!("{last}{separator}");
        let number = self.next.entry(base.clone()).or_insert(2);
        loop {
            let name = escaped(format!("{base}{number}"));
            *number += 1;
            if self.taken.insert(name.clone()) {
                return (Name(name), true);
            }
        }
    }
}
