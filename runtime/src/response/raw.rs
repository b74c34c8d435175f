//! The raw response that decoders work on.

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};

/// A complete response: status, headers and the bytes of the body.
///
/// ```
/// use wirewright_client::{RawResponse, http::{HeaderMap, StatusCode}};
///
/// let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), r#"["Rex"]"#);
/// assert_eq!((response.status(), response.headers().len(), response.bytes().len()), (200, 0, 7));
/// assert_eq!(response.json::<Vec<String>>()?, ["Rex"]);
/// # Ok::<(), wirewright_client::DecodeError>(())
/// ```
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The maximum number of values in the body.
    pub(crate) max_response_nodes: usize,
    /// The number of attempts of the call.
    pub(crate) attempts: u32,
}

/// The default value of [`ClientBuilder::max_response_nodes`](crate::ClientBuilder::max_response_nodes).
pub(crate) const DEFAULT_MAX_RESPONSE_NODES: usize = 1_000_000;

impl RawResponse {
    /// Creates a response by hand, for tests of a decoder.
    ///
    /// ```
    /// # use wirewright_client::{RawResponse, http::{HeaderMap, StatusCode}};
    /// let response = RawResponse::new(StatusCode::NO_CONTENT, HeaderMap::new(), "");
    /// ```
    pub fn new(status: StatusCode, headers: HeaderMap, body: impl Into<Bytes>) -> Self {
        Self { status, headers, body: body.into(), max_response_nodes: DEFAULT_MAX_RESPONSE_NODES, attempts: 1 }
    }

    /// Returns the status code as a number, for use in a `match`.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Returns the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the undecoded body.
    pub fn bytes(&self) -> Bytes {
        self.body.clone()
    }

    /// Returns the `Content-Type`, or an empty string if the header is missing.
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

/// Shows the size of the body instead of its content, which may be large or private.
impl std::fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
