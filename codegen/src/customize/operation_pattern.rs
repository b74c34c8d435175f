//! Patterns that select operations.

use glob::MatchOptions;

use super::index::similar;
use crate::ir::{Api, Operation};

/// A pattern: `listPets` and `pets/*` match ids and tags, `/pets/**` matches paths, and `GET /pets/**` matches methods
/// and paths.
pub(crate) struct OperationPattern<'p> {
    text: &'p str,
    method: Option<&'p str>,
    glob: glob::Pattern,
    is_path: bool,
}

impl<'p> OperationPattern<'p> {
    /// Parses a pattern. If it is malformed, returns the cause.
    pub(crate) fn parse(text: &'p str) -> Result<Self, String> {
        let trimmed = text.trim();
        let (method, rest) = match trimmed.split_once(char::is_whitespace) {
            Some((method, path)) if path.trim_start().starts_with('/') => (Some(method), path.trim_start()),
            _ => (None, trimmed),
        };
        let glob = glob::Pattern::new(rest).map_err(|error| error.to_string())?;
        Ok(Self { text, method: method.filter(|method| *method != "*"), glob, is_path: rest.starts_with('/') })
    }

    /// Returns true if an operation matches.
    pub(crate) fn matches(&self, operation: &Operation) -> bool {
        if self.is_path {
            let is_method = self.method.is_none_or(|method| method.eq_ignore_ascii_case(&operation.method));
            // `*` matches one segment of a path, and `**` any number of segments.
            let options = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
            return is_method && self.glob.matches_with(&operation.path, options);
        }
        operation.id.as_deref().is_some_and(|id| self.glob.matches(id))
            || operation.tag.as_deref().is_some_and(|tag| self.glob.matches(tag))
    }

    /// Returns the most similar name of an operation, for a pattern that matches none.
    pub(crate) fn similar(&self, api: &Api) -> Option<String> {
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
        similar(self.text.trim(), known)
    }
}
