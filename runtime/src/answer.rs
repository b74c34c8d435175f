//! A response as it came: what decoders read from.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use serde::de::DeserializeOwned;

use crate::{
    decode::{self, DecodeError, Envelope},
    operation::On,
};

/// A whole response: status, headers and the bytes of the body.
#[derive(Clone)]
pub struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// How many values a body may have.
    pub(crate) max_nodes: usize,
}

/// The default of [`ClientBuilder::max_response_nodes`](crate::ClientBuilder::max_response_nodes).
pub(crate) const MAX_NODES: usize = 1_000_000;

impl Answer {
    /// An answer made by hand, to test a decoder with.
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self { status, headers, body: body.into(), max_nodes: MAX_NODES }
    }

    /// The status code as a number, to match on.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came.
    pub fn bytes(&self) -> Bytes {
        self.body.clone()
    }

    /// The body as JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// When the body is no JSON, does not fit `T`, or has nothing in common with it: see [`DecodeError`].
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        decode::read_json(&self.body, None, self.max_nodes)
    }

    /// The body as text, in the charset of its `Content-Type`: UTF-8, or Latin-1 when that is named.
    ///
    /// # Errors
    ///
    /// When the body is not UTF-8.
    pub fn text(&self) -> Result<String, DecodeError> {
        decode::read_text(&self.body, self.charset().as_deref())
    }

    /// The failure that an envelope carries.
    ///
    /// # Errors
    ///
    /// When the body is not such an envelope, or carries no failure.
    pub fn failure<E: Envelope + DeserializeOwned>(&self) -> Result<E::Failure, DecodeError> {
        match decode::read_json::<E>(&self.body, Some(E::VALUE), self.max_nodes)?.open() {
            Err(failure) => Ok(failure),
            Ok(_) => Err(DecodeError::custom("the envelope carries no failure")),
        }
    }

    /// The same as if it had a status of these.
    pub(crate) fn with_status(self, on: On) -> Self {
        let status = match on {
            On::Status(code) => StatusCode::from_u16(code).ok(),
            On::Class(_) | On::Default => None,
        };
        Self { status: status.unwrap_or(self.status), ..self }
    }

    /// The `Content-Type` as it came; empty without one.
    pub(crate) fn content_type(&self) -> String {
        let found = self.headers.get(CONTENT_TYPE);
        found.map(|found| String::from_utf8_lossy(found.as_bytes()).into_owned()).unwrap_or_default()
    }

    pub(crate) fn media_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    pub(crate) fn charset(&self) -> Option<String> {
        let media_type: mime::Mime = self.media_type()?.parse().ok()?;
        media_type.get_param(mime::CHARSET).map(|charset| charset.as_str().to_ascii_lowercase())
    }
}

/// Shows the size of the body, not the body: it may be large or private.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
