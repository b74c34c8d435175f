//! Errors of decoding a body.

use std::fmt;

use super::excerpt::excerpt;
use crate::text::short::{LONG, Names, Short, ends};

/// An error for a response body that does not match its description.
///
/// The error contains the place inside the body as a JSON pointer, the cause, and an excerpt of the body.
///
/// ```
/// # use wirewright_client::DecodeError;
/// fn show(error: &DecodeError) -> String {
///     format!("{}: {} (near `{}`)", error.path(), error.cause(), error.excerpt())
/// }
/// # assert_eq!(show(&DecodeError::custom("not JSON")), ": not JSON (near ``)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq, Default)]
struct Inner {
    failure: bool,
    path: String,
    cause: String,
    excerpt: String,
    documented: Vec<&'static str>,
    found: Vec<String>,
}

impl DecodeError {
    /// Creates an error that has only a cause.
    ///
    /// ```
    /// let error = wirewright_client::DecodeError::custom("the list is empty");
    /// assert_eq!(error.to_string(), "the list is empty");
    /// ```
    pub fn custom(cause: impl fmt::Display) -> Self {
        Self(Box::new(Inner { cause: ends(&cause.to_string()), ..Inner::default() }))
    }

    /// Creates an error for a well-formed response whose envelope carries a failure. The failure is then decoded as
    /// the operation's error.
    pub(crate) fn failure() -> Self {
        let mut error = Self::custom("the envelope carries a failure instead of a value");
        error.0.failure = true;
        error
    }

    /// Creates an error for a response whose media type is documented but available as bytes only.
    pub(crate) fn media_type() -> Self {
        Self::custom("its media type is documented, but only available through `accept` and `send_bytes`")
    }

    pub(crate) fn nothing_matches(path: String, found: Vec<String>, documented: Vec<&'static str>) -> Self {
        let mut error = Self::custom("");
        // Each name is shortened separately.
        error.0.cause = format!(
            "no property of the response is documented: found {}; expected {}",
            Names(&found),
            Names(&documented),
        );
        error.0.path = path;
        error.0.found = found;
        error.0.documented = documented;
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

    /// Returns the place inside the body as a JSON pointer (RFC 6901). The pointer is empty for the whole body.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the cause. A long text is shortened in the middle.
    pub fn cause(&self) -> &str {
        &self.0.cause
    }

    /// Returns the body around the place, at most about 200 bytes. Invalid UTF-8 is replaced. The excerpt is empty if
    /// there is nothing to show.
    pub fn excerpt(&self) -> &str {
        &self.0.excerpt
    }

    /// Returns the documented properties of the object, if the object has none of them.
    ///
    /// ```
    /// # use serde::Deserialize;
    /// # use wirewright_client::{RawResponse, http::{HeaderMap, StatusCode}};
    /// # #[derive(Debug, Deserialize)]
    /// # struct Pet { name: Option<String> }
    /// let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), r#"{"title": "Rex"}"#);
    /// let error = response.json::<Pet>().unwrap_err();
    /// assert_eq!(error.documented(), ["name"]);
    /// ```
    pub fn documented(&self) -> &[&'static str] {
        &self.0.documented
    }

    /// Returns the first dozen properties of the object in the response, if none of them is documented.
    ///
    /// ```
    /// # use serde::Deserialize;
    /// # use wirewright_client::{RawResponse, http::{HeaderMap, StatusCode}};
    /// # #[derive(Debug, Deserialize)]
    /// # struct Pet { name: Option<String> }
    /// let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), r#"{"title": "Rex"}"#);
    /// let error = response.json::<Pet>().unwrap_err();
    /// assert_eq!(error.found(), ["title"]);
    /// ```
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
