//! JSON with the place of each error, and without the silence of serde.

use serde::de::DeserializeOwned;
use serde_path_to_error::{Segment, Track};

use super::{DecodeError, described, drift, excerpt::offset_of};

/// Reads through a deserializer without a type: every decoded type is compiled against this one, and all the layers below it
/// (place, ignored members, JSON itself) are compiled once, here.
pub(super) type Read<'r> =
    &'r mut dyn FnMut(&mut dyn erased_serde::Deserializer<'_>) -> Result<(), erased_serde::Error>;

/// Reads a body as `T`; `envelope` names the member that holds the value when `T` is an envelope.
pub(crate) fn read_json<T: DeserializeOwned>(body: &[u8], envelope: Option<&'static str>) -> Result<T, DecodeError> {
    let mut value = None;
    read(body, envelope, &mut |deserializer| {
        value = Some(erased_serde::deserialize::<T>(deserializer)?);
        Ok(())
    })?;
    value.ok_or_else(|| DecodeError::custom("the body holds no value"))
}

/// Reads `T` from what JSON calls `null`, if `T` can be that.
pub(super) fn read_null<T: DeserializeOwned>() -> Option<T> {
    serde_json::from_value(serde_json::Value::Null).ok()
}

fn read(body: &[u8], envelope: Option<&'static str>, read: Read<'_>) -> Result<(), DecodeError> {
    // RFC 8259, section 8.1: a parser may ignore a byte order mark, and some servers send one.
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if body.iter().all(u8::is_ascii_whitespace) {
        return Err(DecodeError::custom("the body is empty where JSON is described"));
    }
    let mut ignored_near_root = false;
    let outcome = parse(body, &mut ignored_near_root, read);
    if outcome.is_ok() && !ignored_near_root {
        return Ok(());
    }
    // Only now is a second look worth its cost: something was passed over, or did not fit.
    let described = described::probe(envelope, read);
    match drift::look(body, envelope, &described) {
        Some(error) => Err(error),
        None => outcome,
    }
}

fn parse(body: &[u8], ignored_near_root: &mut bool, read: Read<'_>) -> Result<(), DecodeError> {
    let mut track = Track::new();
    let mut json = serde_json::Deserializer::from_slice(body);
    let outcome = {
        let mut note = |path: serde_ignored::Path<'_>| *ignored_near_root |= drift::is_near_root(&path);
        let layered = serde_ignored::Deserializer::new(&mut json, &mut note);
        let layered = serde_path_to_error::Deserializer::new(layered, &mut track);
        read(&mut <dyn erased_serde::Deserializer<'_>>::erase(layered))
    };
    // serde_json finds line and column again in the message of an error that passed through other hands.
    let outcome = outcome.map_err(<serde_json::Error as serde::de::Error>::custom).and_then(|()| json.end());
    outcome.map_err(|error| {
        let place = offset_of(body, error.line(), error.column());
        DecodeError::custom(&error).at(pointer(&track.path())).near(body, place)
    })
}

/// The place as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => push(&mut pointer, &index.to_string()),
            Segment::Map { key } => push(&mut pointer, key),
            // A variant is no level of its own unless it is written as a member, and then it reads as one.
            Segment::Enum { variant } => push(&mut pointer, variant),
            Segment::Unknown => push(&mut pointer, "?"),
        }
    }
    pointer
}

pub(super) fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
