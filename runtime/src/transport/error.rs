//! Errors below HTTP.

use std::fmt;

use super::sent::Sent;
use crate::text::short::{LONG, Short};

/// An error of a transport.
///
/// ```
/// use wirewright_client::{Sent, TransportError};
///
/// let error = TransportError::new("the connection was refused").not_sent();
/// assert_eq!((error.sent(), error.is_timeout()), (Sent::No, false));
/// ```
pub struct TransportError {
    source: Box<dyn std::error::Error + Send + Sync>,
    sent: Sent,
    timeout: bool,
}

impl TransportError {
    /// Creates an error after which the request may have been sent. A transport error stays unchanged, even in a box.
    ///
    /// ```
    /// # use wirewright_client::{Sent, TransportError};
    /// let error = TransportError::new("the connection was closed");
    /// assert_eq!(error.sent(), Sent::Maybe);
    /// ```
    pub fn new(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        match source.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(source) => Self { source, sent: Sent::Maybe, timeout: false },
        }
    }

    /// Marks the error as one that occurred before the first byte was sent.
    ///
    /// ```
    /// # use wirewright_client::{Sent, TransportError};
    /// let error = TransportError::new("the connection was refused").not_sent();
    /// assert_eq!(error.sent(), Sent::No);
    /// ```
    pub fn not_sent(self) -> Self {
        Self { sent: Sent::No, ..self }
    }

    /// Marks the error as a timeout.
    ///
    /// ```
    /// # use wirewright_client::TransportError;
    /// assert!(TransportError::new("no response within 5 seconds").timed_out().is_timeout());
    /// ```
    pub fn timed_out(self) -> Self {
        Self { timeout: true, ..self }
    }

    /// Creates the error of a body that exceeds its size limit.
    pub(crate) fn exceeded() -> Self {
        Self::new(Exceeded)
    }

    /// Returns true if a body exceeded its size limit.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.source.is::<Exceeded>()
    }

    /// Returns whether the request may have been sent.
    pub fn sent(&self) -> Sent {
        self.sent
    }

    /// Returns true if the error is a timeout.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }
}

/// The error of a body that exceeds its size limit.
#[derive(Debug, thiserror::Error)]
#[error("the body is too large")]
struct Exceeded;

/// Displays the cause itself. Its own causes are available through `source`.
impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Short(&self.source, 2 * LONG))
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("source", &self.source)
            .field("sent", &self.sent)
            .field("timeout", &self.timeout)
            .finish()
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.source()
    }
}
