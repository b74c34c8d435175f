//! Decoders of content codings, based on the crate `async-compression`.

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, ready},
};

#[cfg(feature = "brotli")]
use async_compression::tokio::bufread::BrotliDecoder;
#[cfg(feature = "gzip")]
use async_compression::tokio::bufread::GzipDecoder;
#[cfg(feature = "deflate")]
use async_compression::tokio::bufread::ZlibDecoder;
#[cfg(feature = "zstd")]
use async_compression::tokio::bufread::ZstdDecoder;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body::{Body, Frame};
use tokio::io::AsyncRead;
use tokio_util::io::{StreamReader, poll_read_buf};

use crate::transport::{ResponseBody, TransportError};

/// The size of the frames of a decoded body.
const PIECE: usize = 16 * 1024;

/// Decodes one supported coding of a body.
pub(super) fn decoded(coding: &str, body: ResponseBody) -> ResponseBody {
    let is_empty = Arc::new(AtomicBool::new(true));
    let reader = StreamReader::new(Encoded { body, is_empty: Arc::clone(&is_empty) });
    let decoder: Pin<Box<dyn AsyncRead + Send>> = match coding {
        #[cfg(feature = "gzip")]
        "gzip" => {
            let mut decoder = GzipDecoder::new(reader);
            // A body may consist of several gzip members (RFC 1952, section 2.2).
            decoder.multiple_members(true);
            Box::pin(decoder)
        }
        #[cfg(feature = "brotli")]
        "br" => Box::pin(BrotliDecoder::new(reader)),
        #[cfg(feature = "deflate")]
        "deflate" => Box::pin(ZlibDecoder::new(reader)),
        #[cfg(feature = "zstd")]
        "zstd" => {
            let mut decoder = ZstdDecoder::new(reader);
            // A body may consist of several zstd frames (RFC 8878, section 3.1).
            decoder.multiple_members(true);
            Box::pin(decoder)
        }
        _ => Box::pin(reader),
    };
    ResponseBody::new(Decoded { decoder, coding: coding.to_owned(), is_empty, buffer: BytesMut::new() })
}

/// The encoded body as a stream of bytes for the decoder.
struct Encoded {
    body: ResponseBody,
    is_empty: Arc<AtomicBool>,
}

impl Stream for Encoded {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(Pin::new(&mut self.body).poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    // Empty frames are skipped, because the reader takes an empty chunk as the end.
                    Ok(data) if !data.is_empty() => {
                        self.is_empty.store(false, Ordering::Relaxed);
                        return Poll::Ready(Some(Ok(data)));
                    }
                    _ => {}
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(io::Error::other(error)))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// The decoded body.
struct Decoded {
    decoder: Pin<Box<dyn AsyncRead + Send>>,
    coding: String,
    /// True as long as no byte of the encoded body has been received.
    is_empty: Arc<AtomicBool>,
    buffer: BytesMut,
}

impl Body for Decoded {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let this = &mut *self;
        this.buffer.reserve(PIECE);
        match ready!(poll_read_buf(this.decoder.as_mut(), context, &mut this.buffer)) {
            Ok(0) => Poll::Ready(None),
            Ok(_) => Poll::Ready(Some(Ok(Frame::data(this.buffer.split().freeze())))),
            // Some servers send a `Content-Encoding` with an empty body.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof && this.is_empty.load(Ordering::Relaxed) => {
                Poll::Ready(None)
            }
            Err(error) => Poll::Ready(Some(Err(failure(error, &this.coding)))),
        }
    }
}

/// Returns the error of the transport if there is one, and otherwise an error of the decoder.
fn failure(error: io::Error, coding: &str) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => error,
        Err(error) => TransportError::new(format!("the body is not valid `{coding}`: {error}")),
    }
}
