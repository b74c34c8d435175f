//! The operation that a response belongs to.

use std::fmt;

use crate::text::short::{LONG, Short};

/// The operation of a call, for error messages.
///
/// ```
/// # use wirewright_client::Error;
/// fn label<E>(error: &Error<E>) -> String {
///     let operation = error.operation_info();
///     format!("{} {}", operation.method, operation.path)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The operation's id.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template. It contains no values of the call.
    pub path: &'static str,
}

/// Formats the operation as in `getPet (GET /pets/{id})`.
impl fmt::Display for OperationInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", Short(self.id, LONG), self.method, Short(self.path, LONG))
    }
}
