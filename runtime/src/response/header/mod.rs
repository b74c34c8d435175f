//! Typed headers of responses.

mod simple;

use http::{HeaderMap, header::SET_COOKIE};
use serde::de::DeserializeOwned;

use simple::Simple;

use crate::{
    response::{decode::decode_json_part, json::DecodeErased},
    text::short::ends,
};

/// A documented header of a response (OpenAPI 3.2, section 4.21), which generated code decodes on request.
#[derive(Debug, Clone, Copy)]
pub struct ResponseHeader {
    name: &'static str,
    encoding: HeaderEncoding,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum HeaderEncoding {
    /// The style `simple` with this value of `explode`.
    Simple(bool),
    /// A `content` with the media type JSON.
    Json,
}

/// An error of a documented response header that is missing or invalid.
///
/// ```
/// # use wirewright_client::{HeaderError, codegen::ResponseHeader, http::HeaderMap};
/// # let error: HeaderError = ResponseHeader::new("X-Total").required::<u32>(&HeaderMap::new()).unwrap_err();
/// assert_eq!(error.name(), "X-Total");
/// assert_eq!(error.to_string(), "the header `X-Total` is missing");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the header `{name}` {reason}")]
pub struct HeaderError {
    name: &'static str,
    reason: String,
}

impl HeaderError {
    /// Returns the name of the header.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl ResponseHeader {
    /// Creates a header in the style `simple`.
    pub const fn new(name: &'static str) -> Self {
        Self { name, encoding: HeaderEncoding::Simple(false) }
    }

    /// Returns the header with `explode`: the properties of an object are encoded as `name=value`.
    pub const fn exploded(self) -> Self {
        Self { encoding: HeaderEncoding::Simple(true), ..self }
    }

    /// Returns the header with a value of JSON.
    pub const fn json(self) -> Self {
        Self { encoding: HeaderEncoding::Json, ..self }
    }

    /// Decodes the value of a required header.
    ///
    /// # Errors
    ///
    /// Returns an error if the header is missing or its value is invalid.
    pub fn required<T: DeserializeOwned>(self, headers: &HeaderMap) -> Result<T, HeaderError> {
        self.optional(headers)?.ok_or_else(|| self.error("is missing"))
    }

    /// Decodes the value of an optional header. Returns `None` if the header is missing.
    ///
    /// # Errors
    ///
    /// Returns an error if the value of the header is invalid.
    pub fn optional<T: DeserializeOwned>(self, headers: &HeaderMap) -> Result<Option<T>, HeaderError> {
        let mut value = None;
        self.read(headers, &mut |deserializer| {
            value = Some(erased_serde::deserialize::<T>(deserializer)?);
            Ok(())
        })?;
        Ok(value)
    }

    /// Decodes the value through a type-erased deserializer, so that the code of the deserializer is compiled only
    /// once.
    fn read(self, headers: &HeaderMap, read: DecodeErased<'_>) -> Result<(), HeaderError> {
        let mut lines = Vec::new();
        for line in headers.get_all(self.name) {
            lines.push(std::str::from_utf8(line.as_bytes()).map_err(|_| self.error("is not UTF-8"))?);
        }
        if lines.is_empty() {
            return Ok(());
        }
        let outcome = match self.encoding {
            // The lines of `Set-Cookie` cannot be joined (RFC 6265, section 3): each line is a cookie and may contain
            // commas.
            HeaderEncoding::Simple(_) if SET_COOKIE == self.name => {
                read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Simple::lines(&lines)))
            }
            HeaderEncoding::Simple(explode) => {
                read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Simple::of(&lines.join(", "), explode)))
            }
            HeaderEncoding::Json => decode_json_part(&lines.join(", "), read),
        };
        outcome.map_err(|error| self.error(&format!("is invalid: {error}")))
    }

    fn error(self, reason: &str) -> HeaderError {
        HeaderError { name: self.name, reason: ends(reason) }
    }
}

#[cfg(test)]
mod tests;
