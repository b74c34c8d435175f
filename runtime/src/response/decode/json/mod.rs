//! Decoding of JSON, with the place of each error and without silent data loss.
//!
//! A body is decoded straight from serde_json, in one pass. The layers that find the place of an error, read integers
//! from their text and report drift take several times as long, so they run only after a failure or for an observer.
//! They are type-erased, which takes half the time to compile.

use serde::de::DeserializeOwned;
use serde_path_to_error::Track;

use super::{error::DecodeError, excerpt::offset_of, known_properties, nothing_matches};
use crate::response::{
    json::{DecodeFn, Pass, Strict, pointer},
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
    if let Some(value) = direct(body, envelope, max_response_nodes) {
        return value;
    }
    let mut value = None;
    read(body, envelope, max_response_nodes, &mut |deserializer| {
        value = Some(erased_serde::deserialize::<T>(deserializer)?);
        Ok(())
    })?;
    value.ok_or_else(|| DecodeError::custom("the body holds no value"))
}

/// Decodes a body straight from serde_json. Returns `None` if that fails, or if the body needs other checks.
fn direct<T: DeserializeOwned>(
    body: &[u8],
    envelope: Option<&'static str>,
    max_response_nodes: usize,
) -> Option<Result<T, DecodeError>> {
    if observe::is_observed() {
        return None;
    }
    observe::take_objects();
    let pass = Pass::of_text(max_response_nodes);
    let mut json = serde_json::Deserializer::from_slice(body);
    let value = {
        let _streaming = observe::stream();
        T::deserialize(Strict::new(&mut json, &pass)).ok()?
    };
    json.end().ok()?;
    let objects = observe::take_objects();
    if objects.foreign {
        return None;
    }
    // Only the rule's own walk knows which objects it covers.
    if objects.unknown
        && let Some(error) =
            unmatched(body, envelope, &mut |deserializer| erased_serde::deserialize::<T>(deserializer).map(drop))
    {
        return Some(Err(error));
    }
    Some(Ok(value))
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
    serde_json::from_value(serde_json::Value::Null).ok()
}

fn read(
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
    let mut pass = Pass::of_text(max_response_nodes);
    let mut outcome = attempt(body, &pass, read);
    if !outcome && pass.wants_text() {
        pass = pass.again();
        outcome = attempt(body, &pass, read);
    }
    if outcome {
        observe::check(body, max_response_nodes, read);
    }
    // Skimming a body costs a fraction of decoding it, and is needed only if the type is a struct.
    if let Some(error) = unmatched(body, envelope, read) {
        return Err(error);
    }
    if outcome { Ok(()) } else { Err(locate(body, &pass.again(), read)) }
}

/// Decodes JSON that is embedded in another format.
pub(crate) fn decode_json_part(text: &str, read: DecodeFn<'_>) -> Result<(), erased_serde::Error> {
    let mut pass = Pass::of_text(DEFAULT_MAX_RESPONSE_NODES);
    if !attempt(text.as_bytes(), &pass, read) {
        pass = pass.again();
    }
    let mut json = serde_json::Deserializer::from_str(text);
    read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Strict::new(&mut json, &pass)))?;
    json.end().map_err(serde::de::Error::custom)
}

fn attempt(body: &[u8], pass: &Pass, read: DecodeFn<'_>) -> bool {
    let mut json = serde_json::Deserializer::from_slice(body);
    let strict = Strict::new(&mut json, pass);
    read(&mut <dyn erased_serde::Deserializer<'_>>::erase(strict)).is_ok() && json.end().is_ok()
}

/// Decodes an invalid body again to find the place of the error. Tracking the place every time would double the
/// decoding time.
fn locate(body: &[u8], pass: &Pass, read: DecodeFn<'_>) -> DecodeError {
    let _locating = observe::locate();
    let mut track = Track::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let strict = Strict::new(tracked, pass);
    let outcome = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(strict));
    // serde_json recovers the line and column from the message of an error that other layers passed on.
    let outcome = outcome.map_err(<serde_json::Error as serde::de::Error>::custom).and_then(|()| json.end());
    match outcome {
        Ok(()) => DecodeError::custom("decoding failed, but succeeded when repeated to locate the error"),
        Err(error) => {
            let place = offset_of(body, error.line(), error.column());
            let (mut path, cause) = (pointer(&track.path()), error.to_string());
            // An error in a separately decoded part starts with its place within that part.
            let mut cause = &*cause;
            while let Some((inside, rest)) = cause.strip_prefix("at /").and_then(|cause| cause.split_once(": ")) {
                path.push('/');
                path.push_str(inside);
                cause = rest;
            }
            DecodeError::custom(cause).at(path).near(body, place)
        }
    }
}

#[cfg(test)]
mod tests;
