//! Decoding of JSON, with the place of each error and without silent data loss.
//!
//! A body is decoded straight from serde_json, in one pass. It is decoded again, with more checks, only after a failure
//! or for an observer: to read integers from their text, to find the place of an error, and to report drift. All passes
//! use the same deserializer, so that each type is compiled once.

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Deserializer, Error, de::SliceRead};

use super::{error::DecodeError, excerpt::offset_of, known_properties, nothing_matches};
use crate::response::{
    json::{DecodeErased, DecodeFn, Pass, Strict},
    observe,
    raw::{DEFAULT_MAX_RESPONSE_NODES, RawResponse},
};

/// Decodes a body of at most `max_response_nodes` values as `T`. If `T` is an envelope, `envelope` names the property that
/// holds its value.
pub(crate) fn decode_json<T: DeserializeOwned>(
    body: &[u8],
    envelope: Option<&'static str>,
    max_response_nodes: usize,
) -> Result<T, DecodeError> {
    let mut value = None;
    decode(body, envelope, max_response_nodes, &mut |json, pass| keep(&mut value, json, pass))?;
    value.ok_or_else(|| DecodeError::custom("the body holds no value"))
}

/// Decodes a value. The first value is kept if the text is decoded again.
fn keep<'de, T: Deserialize<'de>>(
    value: &mut Option<T>,
    json: &mut Deserializer<SliceRead<'de>>,
    pass: &Pass,
) -> Result<(), Error> {
    let found = T::deserialize(Strict::new(&mut *json, pass))?;
    json.end()?;
    value.get_or_insert(found);
    Ok(())
}

fn decode(
    body: &[u8],
    envelope: Option<&'static str>,
    max_response_nodes: usize,
    read: DecodeFn<'_>,
) -> Result<(), DecodeError> {
    if observe::is_observed() || !direct(body, max_response_nodes, read) {
        return decode_again(body, envelope, max_response_nodes, read);
    }
    let objects = observe::take_objects();
    // Only the rule's own walk knows which objects it covers.
    let error = if objects.foreign || objects.unknown { unmatched(body, envelope, read) } else { None };
    error.map_or(Ok(()), Err)
}

/// Decodes a body in a single pass, which rejects some values that are valid. Returns true if that succeeds. A failure is
/// harmless, so tagged unions need no buffer.
fn direct(body: &[u8], max_response_nodes: usize, read: DecodeFn<'_>) -> bool {
    observe::take_objects();
    read(&mut Deserializer::from_slice(body), &Pass::of_text(max_response_nodes).streaming()).is_ok()
}

/// Returns the error for a body with an object that has none of the documented properties.
fn unmatched(body: &[u8], envelope: Option<&'static str>, read: DecodeFn<'_>) -> Option<DecodeError> {
    let known = known_properties::probe(envelope, read);
    nothing_matches::inspect(body, envelope, &known)
}

impl RawResponse {
    /// Decodes the body as JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not valid JSON, is not a `T`, or is an object without any property of `T`.
    /// See [`DecodeError`].
    ///
    /// ```
    /// # use wirewright_client::{RawResponse, http::{HeaderMap, StatusCode}};
    /// let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), "[1, 2]");
    /// assert_eq!(response.json::<Vec<u32>>()?, [1, 2]);
    /// # Ok::<(), wirewright_client::DecodeError>(())
    /// ```
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        decode_json(&self.body, None, self.max_response_nodes)
    }
}

/// Decodes `T` from JSON's `null`, if `T` can be null.
pub(super) fn decode_null<T: DeserializeOwned>() -> Option<T> {
    let mut value = None;
    keep(&mut value, &mut Deserializer::from_slice(b"null"), &Pass::of_text(1)).ok()?;
    value
}

/// Decodes a body with all checks.
fn decode_again(
    body: &[u8],
    envelope: Option<&'static str>,
    max_response_nodes: usize,
    read: DecodeFn<'_>,
) -> Result<(), DecodeError> {
    // RFC 8259, section 8.1: a parser may ignore a byte order mark, and some servers send one.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(DecodeError::custom("the body is empty, but JSON is documented"));
    }
    let mut attempt = |pass: &Pass| read(&mut Deserializer::from_slice(body), pass).is_ok();
    let mut pass = Pass::of_text(max_response_nodes);
    let mut outcome = attempt(&pass);
    if !outcome && pass.wants_text() {
        pass = pass.again();
        outcome = attempt(&pass);
    }
    if outcome {
        observe::check(body, &pass, max_response_nodes, read);
    }
    // Skimming a body costs a fraction of decoding it, and is needed only if the type is a struct.
    if let Some(error) = unmatched(body, envelope, read) {
        return Err(error);
    }
    if outcome { Ok(()) } else { Err(locate(body, &pass.again().traced(), read)) }
}

/// Decodes an invalid body again to find the place of the error. Tracing the place every time would take longer.
fn locate(body: &[u8], pass: &Pass, read: DecodeFn<'_>) -> DecodeError {
    let _locating = observe::locate();
    let tracing = observe::trace::begin();
    let Err(error) = read(&mut Deserializer::from_slice(body), pass) else {
        return DecodeError::custom("decoding failed, but succeeded when repeated to locate the error");
    };
    let offset = offset_of(body, error.line(), error.column());
    let (mut path, cause) = (tracing.failed(), error.to_string());
    // An error in a separately decoded part starts with its place within that part.
    let mut cause = &*cause;
    while let Some((inside, rest)) = cause.strip_prefix("at /").and_then(|cause| cause.split_once(": ")) {
        path.push('/');
        path.push_str(inside);
        cause = rest;
    }
    DecodeError::custom(cause).at(path).near(body, offset)
}

/// Decodes JSON that is embedded in another format.
pub(crate) fn decode_json_part(text: &str, read: DecodeErased<'_>) -> Result<(), erased_serde::Error> {
    let mut attempt = |pass: &Pass| {
        let mut json = Deserializer::from_str(text);
        read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Strict::new(&mut json, pass)))?;
        json.end().map_err(serde::de::Error::custom)
    };
    let pass = Pass::of_text(DEFAULT_MAX_RESPONSE_NODES);
    attempt(&pass).or_else(|_| attempt(&pass.again()))
}

#[cfg(test)]
mod tests;
