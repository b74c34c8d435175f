//! The three ways to run an exchange.

use std::future::Future;

use http::{Response, StatusCode};

use super::{
    classify::{Classified, is_success_of},
    exchange::Exchange,
    guard::Guard,
    stream::ByteStream,
};
use crate::{
    error::CoreError,
    operation::OperationData,
    request::RequestParts,
    transport::{BoxFuture, ResponseBody},
};

/// Builds the request, sends it, follows redirects, and receives the response. Repeats this if the call is retried.
///
/// The future is boxed to keep the futures of an API's many operations small.
pub(crate) fn run(mut parts: RequestParts<'_>) -> BoxFuture<'_, Result<Classified, CoreError>> {
    observed(parts.operation, async move { Exchange::begin(&mut parts).whole().await?.documented() })
}

/// Like [`run`], but accepts every success, whatever its media type.
pub(crate) fn run_bytes(mut parts: RequestParts<'_>) -> BoxFuture<'_, Result<Classified, CoreError>> {
    observed(parts.operation, async move { Exchange::begin(&mut parts).whole().await?.bytes() })
}

/// Like [`run_bytes`], but returns a success as soon as its headers are received.
///
/// Any other response is received completely.
pub(crate) fn run_stream(mut parts: RequestParts<'_>) -> BoxFuture<'_, Result<Streamed, CoreError>> {
    observed(parts.operation, async move {
        let mut exchange = Exchange::begin(&mut parts);
        let head = exchange.head().await?;
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

/// The status code of a response and the number of attempts, for spans.
trait Summary {
    #[cfg_attr(not(feature = "tracing"), allow(dead_code))]
    fn summary(&self) -> (StatusCode, u32);
}

impl Summary for Classified {
    fn summary(&self) -> (StatusCode, u32) {
        (self.raw.status, self.raw.attempts)
    }
}

impl Summary for Streamed {
    fn summary(&self) -> (StatusCode, u32) {
        match self {
            Self::Success(response) => (response.status(), response.body().attempts()),
            Self::Other(classified) => classified.summary(),
        }
    }
}

/// Boxes the future of a call. With the feature `tracing`, it runs within the span of the call.
#[cfg_attr(not(feature = "tracing"), allow(unused_variables, reason = "only the span names the operation"))]
fn observed<'p, T: Summary + 'p>(
    operation: &'static OperationData,
    call: impl Future<Output = Result<T, CoreError>> + Send + 'p,
) -> BoxFuture<'p, Result<T, CoreError>> {
    #[cfg(feature = "tracing")]
    return Box::pin(super::watch::call(operation, T::summary, call));
    #[cfg(not(feature = "tracing"))]
    Box::pin(call)
}
