//! Bodies with a media type.

use crate::transport::RequestBody;

/// A body with its media type, for operations that document a range such as `image/*`.
///
/// ```
/// # use wirewright_client::MediaBody;
/// let body: MediaBody = ("image/png", b"\x89PNG").into();
/// assert_eq!(body.media_type(), "image/png");
/// ```
#[derive(Debug)]
pub struct MediaBody {
    pub(in crate::request) media_type: String,
    pub(in crate::request) body: RequestBody,
}

impl MediaBody {
    /// Creates a body with a media type, which is checked when the request is built.
    ///
    /// ```
    /// let body = wirewright_client::MediaBody::new("image/png", b"\x89PNG");
    /// ```
    pub fn new(media_type: impl Into<String>, body: impl Into<RequestBody>) -> Self {
        Self { media_type: media_type.into(), body: body.into() }
    }

    /// Returns the media type.
    ///
    /// ```
    /// let body = wirewright_client::MediaBody::from("a,b");
    /// assert_eq!(body.media_type(), "text/plain");
    /// ```
    pub fn media_type(&self) -> &str {
        &self.media_type
    }
}

/// Creates a `text/plain` body.
impl From<&str> for MediaBody {
    fn from(text: &str) -> Self {
        Self::new("text/plain", text)
    }
}

/// Creates a `text/plain` body.
impl From<String> for MediaBody {
    fn from(text: String) -> Self {
        Self::new("text/plain", text)
    }
}

impl<M: Into<String>, B: Into<RequestBody>> From<(M, B)> for MediaBody {
    fn from((media_type, body): (M, B)) -> Self {
        Self::new(media_type, body)
    }
}
