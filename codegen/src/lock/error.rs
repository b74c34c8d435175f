//! The error of a lock that cannot be used.

/// An error in the text of a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockError {
    /// The line, starting at 1.
    pub line: usize,
    /// The column, starting at 1.
    pub column: usize,
    /// The cause.
    pub message: String,
    /// The way to fix the lock.
    pub hint: String,
}

impl LockError {
    pub(super) fn new(line: usize, column: usize, message: impl Into<String>, hint: &str) -> Self {
        Self { line, column, message: message.into(), hint: hint.to_owned() }
    }
}
