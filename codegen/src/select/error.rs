//! The errors of a choice of operations.

use std::fmt;

/// An invalid choice of operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectError {
    /// A pattern is malformed.
    Pattern {
        /// The pattern.
        pattern: String,
        /// The cause.
        cause: String,
    },
    /// A pattern matches no operation.
    Unmatched {
        /// The pattern.
        pattern: String,
        /// The most similar name, if there is one.
        similar: Option<String>,
    },
    /// A pattern matches no component schema.
    UnmatchedSchema {
        /// The pattern.
        pattern: String,
        /// The most similar name, if there is one.
        similar: Option<String>,
    },
    /// A source file cannot be read, or is not Rust.
    Source {
        /// The path of the file or folder.
        path: String,
        /// The cause.
        cause: String,
    },
}

impl fmt::Display for SelectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pattern { pattern, cause } => write!(f, "`{pattern}` is not a valid pattern: {cause}"),
            Self::Unmatched { pattern, similar: Some(similar) } => {
                write!(f, "no operation matches `{pattern}`; did you mean `{similar}`?")
            }
            Self::Unmatched { pattern, similar: None } => {
                write!(f, "no operation matches `{pattern}`; `wirewright list` shows all operations")
            }
            Self::UnmatchedSchema { pattern, similar: Some(similar) } => {
                write!(f, "no component schema matches `{pattern}`; did you mean `{similar}`?")
            }
            Self::UnmatchedSchema { pattern, similar: None } => {
                write!(f, "no component schema matches `{pattern}`")
            }
            Self::Source { path, cause } => write!(f, "{path}: {cause}"),
        }
    }
}

impl std::error::Error for SelectError {}
