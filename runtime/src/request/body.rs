//! Bodies that are sent as they are.

use std::{
    fmt,
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};

use crate::transport::TransportError;

/// The body of a request: bytes that are there, or a stream, which can be sent once.
///
/// ```
/// # use wirewright_client::RequestBody;
/// let body: RequestBody = b"\x89PNG".into();
/// assert_eq!(body.as_bytes().map(|bytes| bytes.len()), Some(4));
/// ```
pub struct RequestBody(Kind);

enum Kind {
    Bytes(Bytes),
    /// Behind a lock that nobody waits for: it makes a body shareable between threads, as futures of some transports must be.
    Stream(Mutex<UnsyncBoxBody<Bytes, TransportError>>),
    /// A stream that went with an earlier request.
    Spent,
}

impl RequestBody {
    /// A body that comes piece by piece, of whatever length it turns out to have.
    ///
    /// It is sent once: a redirect that asks for the same request again (307, 308) is refused, and a 401 is not answered with
    /// another token but is the call's error.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::from_body(Chunks { stream: Box::pin(stream), left: None })
    }

    /// As [`stream`](Self::stream), of so many bytes, which the server is told beforehand.
    pub fn sized_stream<S, B, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::from_body(Chunks { stream: Box::pin(stream), left: Some(length) })
    }

    /// A body of the kind that HTTP libraries have; it is sent once, as a [`stream`](Self::stream).
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self(Kind::Stream(Mutex::new(body.map_err(TransportError::new).boxed_unsync())))
    }

    /// The bytes, if they are there already.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Kind::Bytes(bytes) => Some(bytes),
            Kind::Stream(_) | Kind::Spent => None,
        }
    }

    /// Its length in bytes, if that is known.
    pub fn length(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// All of it, for a transport that can send nothing else.
    ///
    /// # Errors
    ///
    /// When the stream fails.
    pub async fn into_bytes(self) -> Result<Bytes, TransportError> {
        match self.0 {
            Kind::Bytes(bytes) => Ok(bytes),
            _ => Ok(self.collect().await?.to_bytes()),
        }
    }

    /// The same once more, or what stands for a stream that can't be sent once more.
    pub(crate) fn again(&self) -> Self {
        match &self.0 {
            Kind::Bytes(bytes) => Self(Kind::Bytes(bytes.clone())),
            Kind::Stream(_) | Kind::Spent => Self(Kind::Spent),
        }
    }

    pub(crate) fn is_spent(&self) -> bool {
        matches!(self.0, Kind::Spent)
    }
}

/// No bytes.
impl Default for RequestBody {
    fn default() -> Self {
        Self(Kind::Bytes(Bytes::new()))
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Kind::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Kind::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Kind::Stream(body) => Pin::new(body.get_mut().unwrap_or_else(PoisonError::into_inner)).poll_frame(context),
            Kind::Spent => Poll::Ready(Some(Err(TransportError::new("the stream was sent already")))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Bytes(bytes) => bytes.is_empty(),
            Kind::Stream(body) => body.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream(),
            Kind::Spent => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Stream(body) => body.lock().unwrap_or_else(PoisonError::into_inner).size_hint(),
            Kind::Spent => SizeHint::default(),
        }
    }
}

/// A stream as a body, held to its length if it has one: a server that was told another would take the rest for a request.
struct Chunks<S> {
    stream: Pin<Box<S>>,
    left: Option<u64>,
}

impl<S, B, E> Body for Chunks<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let Some(chunk) = ready!(self.stream.as_mut().poll_next(context)) else {
            return Poll::Ready(self.left.filter(|left| *left > 0).map(|_| Err("the stream is too short".into())));
        };
        let chunk: Bytes = chunk.map_err(Into::into)?.into();
        if let Some(left) = &mut self.left {
            match left.checked_sub(chunk.len() as u64) {
                Some(rest) => *left = rest,
                None => return Poll::Ready(Some(Err("the stream is too long".into()))),
            }
        }
        Poll::Ready(Some(Ok(Frame::data(chunk))))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

macro_rules! from_bytes {
    ($($type:ty => |$value:ident| $bytes:expr;)*) => {
        $(impl From<$type> for RequestBody {
            fn from($value: $type) -> Self {
                Self(Kind::Bytes($bytes))
            }
        })*
    };
}

from_bytes! {
    Bytes => |bytes| bytes;
    Vec<u8> => |bytes| bytes.into();
    String => |text| text.into();
    &Bytes => |bytes| bytes.clone();
    &[u8] => |bytes| Bytes::copy_from_slice(bytes);
    &Vec<u8> => |bytes| Bytes::copy_from_slice(bytes);
    &str => |text| Bytes::copy_from_slice(text.as_bytes());
    &String => |text| Bytes::copy_from_slice(text.as_bytes());
}

impl<const N: usize> From<&[u8; N]> for RequestBody {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

/// Compares the bytes that are there already.
impl<T: ?Sized> PartialEq<T> for RequestBody
where
    Bytes: PartialEq<T>,
{
    fn eq(&self, other: &T) -> bool {
        self.as_bytes().is_some_and(|bytes| bytes == other)
    }
}

/// Shows the size and not the bytes: they may be many, or private.
impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody").field("bytes", &self.length()).finish_non_exhaustive()
    }
}

/// A body with its media type, where the description has a range such as `image/*`.
///
/// ```
/// # use wirewright_client::MediaBody;
/// let body: MediaBody = ("image/png", b"\x89PNG").into();
/// assert_eq!(body.media_type(), "image/png");
/// ```
#[derive(Debug)]
pub struct MediaBody {
    pub(super) media_type: String,
    pub(super) body: RequestBody,
}

impl MediaBody {
    /// A body of this media type, which is checked when the request is built.
    pub fn new(media_type: impl Into<String>, body: impl Into<RequestBody>) -> Self {
        Self { media_type: media_type.into(), body: body.into() }
    }

    /// The media type.
    pub fn media_type(&self) -> &str {
        &self.media_type
    }
}

/// Text, as `text/plain`.
impl From<&str> for MediaBody {
    fn from(text: &str) -> Self {
        Self::new("text/plain", text)
    }
}

/// Text, as `text/plain`.
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
