//! The state of a request.

/// The state of a request at the time of an error: sent or not.
///
/// A request that was not sent can always be repeated safely.
///
/// ```
/// use wirewright_client::{Error, Sent};
///
/// fn is_safe_to_retry<E>(error: &Error<E>) -> bool {
///     matches!(error, Error::Transport(detail) if detail.sent == Sent::No)
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The request was not sent.
    No,
    /// The request may have been sent, at least in part.
    Maybe,
}
