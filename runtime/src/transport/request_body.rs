//! Request bodies that are sent unchanged.

use std::{
    fmt,
    pin::Pin,
    sync::{Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};

use super::error::TransportError;

/// The body of a request: either bytes in memory, or a stream, which can be sent only once.
///
/// ```
/// # use wirewright_client::RequestBody;
/// let body: RequestBody = b"\x89PNG".into();
/// assert_eq!(body.as_bytes().map(|bytes| bytes.len()), Some(4));
/// ```
pub struct RequestBody(Content);

enum Content {
    Bytes(Bytes),
    /// The lock is never contended. It makes the body `Sync`, which the futures of some transports require.
    Stream(Mutex<UnsyncBoxBody<Bytes, TransportError>>),
    /// A stream that was consumed by an earlier request.
    Consumed,
}

impl RequestBody {
    /// Creates a streaming body of unknown length.
    ///
    /// A stream can be sent only once: it is not [replayable](Self::is_replayable). The call is never retried. A redirect
    /// that requires the request to be resent (307, 308) is an error. A 401 response is returned as the call's error
    /// instead of being retried with another token.
    ///
    /// ```
    /// use wirewright_client::{RequestBody, bytes::Bytes};
    ///
    /// let chunks = [Ok::<_, std::io::Error>(Bytes::from("a,b\n")), Ok(Bytes::from("1,2\n"))];
    /// let body = RequestBody::stream(futures_util::stream::iter(chunks));
    /// assert_eq!(body.length(), None);
    /// ```
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::from_body(Chunks { stream: Box::pin(stream), left: None })
    }

    /// Creates a streaming body as [`stream`](Self::stream) does, with a length in bytes that is announced to the
    /// server.
    ///
    /// ```
    /// use wirewright_client::{RequestBody, bytes::Bytes};
    ///
    /// let chunks = [Ok::<_, std::io::Error>(Bytes::from("a,b\n"))];
    /// let body = RequestBody::sized_stream(4, futures_util::stream::iter(chunks));
    /// assert_eq!(body.length(), Some(4));
    /// ```
    pub fn sized_stream<S, B, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self::from_body(Chunks { stream: Box::pin(stream), left: Some(length) })
    }

    /// Creates a body from an [`http_body::Body`]. Like a [`stream`](Self::stream), it can be sent only once.
    ///
    /// ```
    /// use http_body_util::Full;
    /// use wirewright_client::{RequestBody, bytes::Bytes};
    ///
    /// let body = RequestBody::from_body(Full::new(Bytes::from("a,b\n")));
    /// assert_eq!(body.length(), Some(4));
    /// ```
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self(Content::Stream(Mutex::new(body.map_err(TransportError::new).boxed_unsync())))
    }

    /// Returns the bytes, if the body is in memory.
    ///
    /// ```
    /// let body = wirewright_client::RequestBody::from("a,b\n");
    /// assert!(body.as_bytes().is_some_and(|bytes| bytes == "a,b\n"));
    /// ```
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream(_) | Content::Consumed => None,
        }
    }

    /// Returns the length in bytes, if it is known.
    ///
    /// ```
    /// assert_eq!(wirewright_client::RequestBody::from("a,b\n").length(), Some(4));
    /// ```
    pub fn length(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// Returns true if the body can be sent again, by a retry or a redirect: it is in memory.
    ///
    /// ```
    /// use wirewright_client::{RequestBody, bytes::Bytes};
    ///
    /// let chunks = [Ok::<_, std::io::Error>(Bytes::from("a,b\n"))];
    /// assert!(!RequestBody::stream(futures_util::stream::iter(chunks)).is_replayable());
    /// assert!(RequestBody::from("a,b\n").is_replayable());
    /// ```
    pub fn is_replayable(&self) -> bool {
        matches!(self.0, Content::Bytes(_))
    }

    /// Collects the whole body into memory, for transports that cannot stream.
    ///
    /// # Errors
    ///
    /// Returns an error if the stream fails.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), wirewright_client::TransportError> {
    /// let body = wirewright_client::RequestBody::from("a,b\n");
    /// assert_eq!(body.into_bytes().await?, "a,b\n");
    /// # Ok(())
    /// # }
    /// ```
    pub async fn into_bytes(self) -> Result<Bytes, TransportError> {
        match self.0 {
            Content::Bytes(bytes) => Ok(bytes),
            _ => Ok(self.collect().await?.to_bytes()),
        }
    }

    /// Copies the body for resending. A stream cannot be resent, so its copy is a placeholder for a consumed stream.
    pub(crate) fn copy_for_resend(&self) -> Self {
        match &self.0 {
            Content::Bytes(bytes) => Self(Content::Bytes(bytes.clone())),
            Content::Stream(_) | Content::Consumed => Self(Content::Consumed),
        }
    }

    pub(crate) fn is_consumed(&self) -> bool {
        matches!(self.0, Content::Consumed)
    }
}

/// An empty body.
impl Default for RequestBody {
    fn default() -> Self {
        Self(Content::Bytes(Bytes::new()))
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
            Content::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Content::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Content::Stream(body) => {
                Pin::new(body.get_mut().unwrap_or_else(PoisonError::into_inner)).poll_frame(context)
            }
            Content::Consumed => Poll::Ready(Some(Err(TransportError::new("the streaming body was already sent")))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Content::Bytes(bytes) => bytes.is_empty(),
            Content::Stream(body) => body.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream(),
            Content::Consumed => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Content::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Content::Stream(body) => body.lock().unwrap_or_else(PoisonError::into_inner).size_hint(),
            Content::Consumed => SizeHint::default(),
        }
    }
}

/// A stream as a body. If a length was announced, it is enforced: with any other length, the server would take
/// surplus bytes for another request.
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
            return Poll::Ready(self.left.filter(|left| *left > 0).map(|_| Err("the stream ended too early".into())));
        };
        let chunk: Bytes = chunk.map_err(Into::into)?.into();
        if let Some(left) = &mut self.left {
            match left.checked_sub(chunk.len() as u64) {
                Some(rest) => *left = rest,
                None => return Poll::Ready(Some(Err("the stream is longer than announced".into()))),
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
                Self(Content::Bytes($bytes))
            }
        })*
    };
}

from_bytes! {
    Bytes => |bytes| bytes;
    Vec<u8> => |bytes| bytes.into();
    Box<[u8]> => |bytes| bytes.into();
    BytesMut => |bytes| bytes.into();
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

/// Compares the bytes of a body in memory. A stream is never equal.
impl<T: ?Sized> PartialEq<T> for RequestBody
where
    Bytes: PartialEq<T>,
{
    fn eq(&self, other: &T) -> bool {
        self.as_bytes().is_some_and(|bytes| bytes == other)
    }
}

/// Shows the size but not the bytes, which may be large or confidential.
impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody").field("bytes", &self.length()).finish_non_exhaustive()
    }
}
