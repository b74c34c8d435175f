//! Why a body could not be read.

use std::fmt;

use super::excerpt::excerpt;
use crate::short::{LONG, Names, Short, ends};

/// The body of an answer is not what the description says.
///
/// It tells the place inside the body as a JSON pointer, the cause, and what the body says there.
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq, Default)]
struct Inner {
    failure: bool,
    path: String,
    cause: String,
    excerpt: String,
    described: Vec<&'static str>,
    found: Vec<String>,
}

impl DecodeError {
    /// An error that tells only its cause.
    pub fn custom(cause: impl fmt::Display) -> Self {
        Self(Box::new(Inner { cause: ends(&cause.to_string()), ..Inner::default() }))
    }

    /// The answer is well-formed, and an envelope with a failure: the operation's error is to read it.
    pub(crate) fn failure() -> Self {
        let mut error = Self::custom("the envelope carries a failure in place of a value");
        error.0.failure = true;
        error
    }

    /// The answer is documented, in a media type that is to be had as bytes only.
    pub(crate) fn media_type() -> Self {
        Self::custom("its media type is documented, and is to be had with `accept` and `send_bytes` only")
    }

    pub(crate) fn nothing_matches(path: String, found: Vec<String>, described: Vec<&'static str>) -> Self {
        let mut error = Self::custom("");
        // Each name is cut by itself.
        error.0.cause = format!(
            "nothing in the answer matches what is described: it has {}; described are {}",
            Names(&found),
            Names(&described),
        );
        error.0.path = path;
        error.0.found = found;
        error.0.described = described;
        error
    }

    pub(crate) fn at(mut self, path: String) -> Self {
        self.0.path = path;
        self
    }

    pub(crate) fn near(mut self, body: &[u8], offset: usize) -> Self {
        self.0.excerpt = excerpt(body, offset);
        self
    }

    pub(crate) fn is_failure(&self) -> bool {
        self.0.failure
    }

    /// The place inside the body as a JSON pointer (RFC 6901); empty for the whole body.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What is wrong there, without the middle where it is long.
    pub fn cause(&self) -> &str {
        &self.0.cause
    }

    /// The body around the place: at most about 200 bytes, with what is no UTF-8 replaced; empty when there is nothing to show.
    pub fn excerpt(&self) -> &str {
        &self.0.excerpt
    }

    /// The members that the description names there, when nothing in the answer matches them.
    pub fn described(&self) -> &[&'static str] {
        &self.0.described
    }

    /// The members that the answer has there (the first dozen), when nothing in it matches the description.
    pub fn found(&self) -> &[String] {
        &self.0.found
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.path.is_empty() {
            write!(f, "at {}: ", Short(ends(&self.0.path), 2 * LONG + 3))?;
        }
        write!(f, "{}", Short(&self.0.cause, usize::MAX))?;
        if !self.0.excerpt.is_empty() {
            write!(f, ", near {:?}", self.0.excerpt)?;
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("path", &ends(&self.0.path))
            .field("cause", &self.0.cause)
            .field("excerpt", &self.0.excerpt)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DecodeError {}
