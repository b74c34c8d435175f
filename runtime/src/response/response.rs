//! Responses of calls.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::{decode::DecodeError, operation_info::OperationInfo, raw::RawResponse};

/// A response: its status, headers, decoded value, and raw bytes.
///
/// ```
/// # use wirewright_client::Response;
/// fn show(response: &Response<Vec<String>>) {
///     let pages = response.headers().get("x-pages");
///     println!("{}: {} names, {pages:?} pages", response.status(), response.value().len());
/// }
/// ```
///
/// `H` is the type of the headers. For an operation with documented headers, it has a method for each of them.
#[derive(Clone)]
pub struct Response<T, H = HeaderMap> {
    operation: OperationInfo,
    /// The response without its headers.
    raw: RawResponse,
    headers: H,
    value: T,
}

impl<T> Response<T> {
    pub(crate) fn new(operation: OperationInfo, mut raw: RawResponse, value: T) -> Self {
        let headers = std::mem::take(&mut raw.headers);
        Self { operation, raw, headers, value }
    }

    /// Gives the headers the type of an operation. Called by generated code.
    #[doc(hidden)]
    pub fn with_headers<H: From<HeaderMap>>(self) -> Response<T, H> {
        Response { operation: self.operation, raw: self.raw, headers: self.headers.into(), value: self.value }
    }
}

impl<T, H> Response<T, H> {
    /// Returns the id of the operation that was called.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// # fn show<T>(response: &Response<T>) {
    /// println!("{} succeeded", response.operation());
    /// # }
    /// ```
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// Returns the operation that was called, with its method and path template.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// # fn show<T>(response: &Response<T>) {
    /// println!("{} succeeded", response.operation_info().path);
    /// # }
    /// ```
    pub fn operation_info(&self) -> OperationInfo {
        self.operation
    }

    /// Decodes the body as JSON, regardless of the media type.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON or not a `T`, or if it was received as a stream.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// # #[derive(serde::Deserialize)]
    /// # struct Page { next: Option<String> }
    /// fn next<T>(response: &Response<T>) -> Option<String> {
    ///     response.decode::<Page>().ok()?.next
    /// }
    /// ```
    pub fn decode<U: DeserializeOwned>(&self) -> Result<U, DecodeError> {
        self.raw.json()
    }

    /// Returns the status code.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn is_new<T>(response: &Response<T>) -> bool {
    ///     response.status() == 201
    /// }
    /// ```
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// Returns the number of attempts of the call: 1, and one more for each retry.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn was_retried<T>(response: &Response<T>) -> bool {
    ///     response.attempts() > 1
    /// }
    /// ```
    pub fn attempts(&self) -> u32 {
        self.raw.attempts
    }

    /// Returns the headers.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn etag<T>(response: &Response<T>) -> Option<&str> {
    ///     response.headers().get("etag")?.to_str().ok()
    /// }
    /// ```
    pub fn headers(&self) -> &H {
        &self.headers
    }

    /// Returns the decoded value.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn count(response: &Response<Vec<String>>) -> usize {
    ///     response.value().len()
    /// }
    /// ```
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the decoded value, and discards the rest.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn first(response: Response<Vec<String>>) -> Option<String> {
    ///     response.into_value().into_iter().next()
    /// }
    /// ```
    pub fn into_value(self) -> T {
        self.value
    }

    /// Returns the raw body, which is empty if it was received as a stream.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn save<T>(response: &Response<T>) -> std::io::Result<()> {
    ///     std::fs::write("response.json", response.bytes())
    /// }
    /// ```
    pub fn bytes(&self) -> &Bytes {
        &self.raw.body
    }

    /// Replaces the value, and keeps the rest of the response.
    ///
    /// ```
    /// # use wirewright_client::Response;
    /// fn count(response: Response<Vec<String>>) -> Response<usize> {
    ///     response.map(|names| names.len())
    /// }
    /// ```
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Response<U, H> {
        Response { operation: self.operation, raw: self.raw, headers: self.headers, value: map(self.value) }
    }
}

/// Shows the value, but not the raw bytes.
impl<T: fmt::Debug, H: fmt::Debug> fmt::Debug for Response<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("operation", &self.operation.id)
            .field("status", &self.raw.status)
            .field("headers", &self.headers)
            .field("value", &self.value)
            .finish_non_exhaustive()
    }
}
