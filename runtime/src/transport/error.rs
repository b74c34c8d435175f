//! What goes wrong below HTTP.

use std::fmt;

use crate::error::Sent;

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

/// The cause and the causes behind it: transports keep the telling part at the end of the chain.
impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = self.source.to_string();
        f.write_str(&shown)?;
        let mut next = self.source.source();
        while let Some(cause) = next {
            let text = cause.to_string();
            if !shown.ends_with(&text) {
                write!(f, ": {text}")?;
                shown = text;
            }
            next = cause.source();
        }
        Ok(())
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
        Some(&*self.source)
    }
}
