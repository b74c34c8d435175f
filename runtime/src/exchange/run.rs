//! The three ways to run an exchange.

use http::Response;

use super::{
    classify::{Classified, is_success_of},
    exchange::Exchange,
    guard::Guard,
    stream::ByteStream,
};
use crate::{
    error::CoreError,
    request::RequestParts,
    transport::{BoxFuture, ResponseBody},
};

/// Builds the request, sends it, follows redirects, and receives the response.
///
/// The future is boxed to keep the futures of an API's many operations small.
pub(crate) fn run(mut parts: RequestParts<'_>) -> BoxFuture<'_, Result<Classified, CoreError>> {
    Box::pin(async move {
        let (mut exchange, request, pending) = Exchange::begin(&mut parts)?;
        let head = exchange.send(request, pending).await?;
        exchange.receive(head).await?.documented()
    })
}

/// Like [`run`], but accepts every success, whatever its media type.
pub(crate) fn run_bytes(mut parts: RequestParts<'_>) -> BoxFuture<'_, Result<Classified, CoreError>> {
    Box::pin(async move {
        let (mut exchange, request, pending) = Exchange::begin(&mut parts)?;
        let head = exchange.send(request, pending).await?;
        exchange.receive(head).await?.bytes()
    })
}

/// Like [`run_bytes`], but returns a success as soon as its headers are received.
///
/// Any other response is received completely.
pub(crate) fn run_stream(mut parts: RequestParts<'_>) -> BoxFuture<'_, Result<Streamed, CoreError>> {
    Box::pin(async move {
        let (mut exchange, request, pending) = Exchange::begin(&mut parts)?;
        let head = exchange.send(request, pending).await?;
        if head.undecoded.is_none() && is_success_of(exchange.operation, &head.response) {
            return Ok(Streamed::Success(exchange.stream(head.response)));
        }
        let classified = exchange.receive(head).await?;
        if !classified.is_success() {
            return classified.documented().map(Streamed::Other);
        }
        // A success that could not be decoded has an empty body here; otherwise `receive` has failed.
        let mut response = Response::new(Guard::unlimited(ResponseBody::full(classified.raw.body)));
        *response.status_mut() = classified.raw.status;
        *response.headers_mut() = classified.raw.headers;
        Ok(Streamed::Success(exchange.stream(response)))
    })
}

/// The outcome of [`run_stream`].
pub(crate) enum Streamed {
    Success(Response<ByteStream>),
    Other(Classified),
}
