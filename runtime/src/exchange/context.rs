//! The information about a call that its errors contain.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use crate::{
    error::{CoreError, Error, TimedOut, TooLarge, TransportFailure},
    response::OperationInfo,
    transport::{Sent, TransportError},
};

/// The information about a call that its errors contain.
#[derive(Debug, Clone, Copy)]
pub(super) struct CallContext {
    pub(super) operation: OperationInfo,
    pub(super) timeout: Duration,
    pub(super) limit: u64,
    pub(super) attempts: u32,
}

impl CallContext {
    pub(super) fn failed(self, source: TransportError, sent_before: Sent) -> CoreError {
        let sent = if sent_before == Sent::Maybe { Sent::Maybe } else { source.sent() };
        let Self { operation, timeout, limit: _, attempts } = self;
        if source.is_timeout() {
            return Error::Timeout(Box::new(TimedOut { operation, sent, timeout, source, attempts }));
        }
        Error::Transport(Box::new(TransportFailure { operation, sent, source, attempts }))
    }

    pub(super) fn too_large(self, status: StatusCode, headers: HeaderMap) -> CoreError {
        let Self { operation, limit, attempts, .. } = self;
        Error::TooLarge(Box::new(TooLarge { operation, status, headers, limit, attempts }))
    }
}
