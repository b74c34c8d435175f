//! The errors of settings for single items.

use std::fmt;

/// An invalid setting for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomizeError {
    /// A key matches nothing.
    Unmatched {
        /// The name of the setting.
        setting: &'static str,
        /// The key.
        key: String,
        /// The kind of the items that the key should match.
        what: &'static str,
        /// The most similar key, if there is one.
        similar: Option<String>,
    },
    /// A key matches several items.
    Ambiguous {
        /// The name of the setting.
        setting: &'static str,
        /// The key.
        key: String,
        /// Keys that match one of the items each.
        choices: Vec<String>,
    },
    /// A value is not valid Rust.
    Invalid {
        /// The name of the setting.
        setting: &'static str,
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// The cause.
        cause: String,
    },
}

impl fmt::Display for CustomizeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unmatched { setting, key, what, similar } => {
                write!(f, "`{setting}`: no {what} matches `{key}`")?;
                match similar {
                    Some(similar) => write!(f, "; did you mean `{similar}`?"),
                    None => write!(f, "; `wirewright list` shows all operations, groups and types"),
                }
            }
            Self::Ambiguous { setting, key, choices } => {
                let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
                write!(f, "`{setting}`: `{key}` matches several items; write one of {}", choices.join(", "))
            }
            Self::Invalid { setting, key, value, cause } => {
                write!(f, "`{setting}`: the value `{value}` of `{key}` {cause}")
            }
        }
    }
}

impl std::error::Error for CustomizeError {}
