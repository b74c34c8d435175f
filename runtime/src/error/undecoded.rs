//! Responses in `Debug` output.

use std::fmt;

use bytes::Bytes;

use crate::{response::Response, text::short::Body};

/// A response for `Debug` output, which shows only the start of the body.
pub(super) struct Undecoded<'a>(pub(super) &'a Response<Bytes>);

impl fmt::Debug for Undecoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.0.operation())
            .field("status", &self.0.status())
            .field("headers", self.0.headers())
            .field("body", &format_args!("{}", Body(self.0.bytes())))
            .finish_non_exhaustive()
    }
}
