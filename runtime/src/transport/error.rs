//! What goes wrong below HTTP.

use std::fmt;

use crate::{
    error::Sent,
    short::{LONG, Short},
};

/// A failure of a transport.
pub struct TransportError {
    source: Box<dyn std::error::Error + Send + Sync>,
    sent: Sent,
    timeout: bool,
}

impl TransportError {
    /// A failure after which the request may have been sent.
    pub fn new(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self { source: source.into(), sent: Sent::Maybe, timeout: false }
    }

    /// The same failure, known to have come before the first byte was sent.
    pub fn not_sent(self) -> Self {
        Self { sent: Sent::No, ..self }
    }

    /// The same failure, for want of time.
    pub fn timed_out(self) -> Self {
        Self { timeout: true, ..self }
    }

    /// The failure of a body that is larger than its limit.
    pub(crate) fn exceeded() -> Self {
        Self::new(Exceeded)
    }

    /// Whether a body was larger than its limit.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.source.is::<Exceeded>()
    }

    /// Whether the request may have been sent.
    pub fn sent(&self) -> Sent {
        self.sent
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        self.timeout
    }
}

/// A body is larger than its limit.
#[derive(Debug, thiserror::Error)]
#[error("the body is too large")]
struct Exceeded;

/// The cause itself; the causes behind it are told by the source.
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
