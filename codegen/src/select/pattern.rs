//! Patterns that select operations.

use glob::MatchOptions;

use super::SelectError;
use crate::ir::{Api, Operation};
use crate::suggestion::closest;

/// A pattern: `listPets` and `pets/*` match ids and tags, `/pets/**` matches paths, and `GET /pets/**` matches methods
/// and paths.
pub(super) struct Pattern<'p> {
    text: &'p str,
    method: Option<&'p str>,
    glob: glob::Pattern,
    is_path: bool,
}

impl<'p> Pattern<'p> {
    /// Parses a pattern.
    pub(super) fn parse(text: &'p str) -> Result<Self, SelectError> {
        let trimmed = text.trim();
        let (method, rest) = match trimmed.split_once(char::is_whitespace) {
            Some((method, path)) if path.trim_start().starts_with('/') => (Some(method), path.trim_start()),
            _ => (None, trimmed),
        };
        let glob = glob::Pattern::new(rest)
            .map_err(|error| SelectError::Pattern { pattern: text.to_owned(), cause: error.to_string() })?;
        Ok(Self { text, method: method.filter(|method| *method != "*"), glob, is_path: rest.starts_with('/') })
    }

    /// Returns true if an operation matches.
    pub(super) fn matches(&self, operation: &Operation) -> bool {
        if self.is_path {
            let is_method = self.method.is_none_or(|method| method.eq_ignore_ascii_case(&operation.method));
            // `*` matches one segment of a path, and `**` any number of segments.
            let options = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
            return is_method && self.glob.matches_with(&operation.path, options);
        }
        operation.id.as_deref().is_some_and(|id| self.glob.matches(id))
            || operation.tag.as_deref().is_some_and(|tag| self.glob.matches(tag))
    }

    /// Returns the error for a pattern that matches no operation.
    pub(super) fn unmatched(&self, api: &Api) -> SelectError {
        let mut known: Vec<String> = Vec::new();
        for operation in &api.operations {
            if self.method.is_some() {
                known.push(format!("{} {}", operation.method, operation.path));
            } else if self.is_path {
                known.push(operation.path.clone());
            } else {
                known.extend(operation.id.clone());
                known.extend(operation.tag.clone());
            }
        }
        known.sort_unstable();
        known.dedup();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        SelectError::Unmatched {
            pattern: self.text.to_owned(),
            similar: closest(self.text.trim(), &known).map(str::to_owned),
        }
    }
}
