//! The three ways to run an exchange.

use http::Response;

use super::{
    classify::{Answered, is_success_of},
    exchange::Journey,
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
pub(crate) fn exchange(parts: RequestParts<'_>) -> BoxFuture<'_, Result<Answered, CoreError>> {
    Box::pin(async move {
        let (journey, request, pending) = Journey::begin(parts)?;
        let arrived = journey.travel(request, pending).await?;
        journey.receive(arrived).await?.documented()
    })
}

/// Like [`exchange`], but accepts every success, whatever its media type.
pub(crate) fn exchange_bytes(parts: RequestParts<'_>) -> BoxFuture<'_, Result<Answered, CoreError>> {
    Box::pin(async move {
        let (journey, request, pending) = Journey::begin(parts)?;
        let arrived = journey.travel(request, pending).await?;
        journey.receive(arrived).await?.bytes()
    })
}

/// Like [`exchange_bytes`], but returns a success as soon as its headers are received.
///
/// Any other response is received completely.
pub(crate) fn exchange_stream(parts: RequestParts<'_>) -> BoxFuture<'_, Result<Streamed, CoreError>> {
    Box::pin(async move {
        let (journey, request, pending) = Journey::begin(parts)?;
        let arrived = journey.travel(request, pending).await?;
        if arrived.undecoded.is_none() && is_success_of(&journey.operation, &arrived.response) {
            return Ok(Streamed::Success(journey.stream(arrived.response)));
        }
        let answered = journey.receive(arrived).await?;
        if !answered.is_success() {
            return answered.documented().map(Streamed::Other);
        }
        // A success that could not be decoded has an empty body here; otherwise `receive` has failed.
        let mut response = Response::new(ResponseBody::full(answered.answer.body));
        *response.status_mut() = answered.answer.status;
        *response.headers_mut() = answered.answer.headers;
        Ok(Streamed::Success(journey.stream(response)))
    })
}

/// The outcome of [`exchange_stream`].
pub(crate) enum Streamed {
    Success(Response<ByteStream>),
    Other(Answered),
}
