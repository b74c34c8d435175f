//! Content codings of responses (RFC 9110, section 8.4).

#[cfg(any(feature = "gzip", feature = "brotli", feature = "deflate", feature = "zstd"))]
mod decoder;

use std::sync::LazyLock;

use http::{
    HeaderMap, HeaderValue, Response,
    header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, RANGE},
};
use http_body::Body;

use crate::transport::ResponseBody;

/// The supported codings in order of preference.
const DECODED: &[&str] = &[
    #[cfg(feature = "zstd")]
    "zstd",
    #[cfg(feature = "brotli")]
    "br",
    #[cfg(feature = "gzip")]
    "gzip",
    #[cfg(feature = "deflate")]
    "deflate",
];

/// The supported codings as a header.
static ACCEPTED: LazyLock<Option<HeaderValue>> = LazyLock::new(|| HeaderValue::try_from(DECODED.join(", ")).ok());

/// The maximum number of codings of one body: each of them can multiply the size of the body.
const LAYERS: usize = 3;

/// The maximum number of characters of an unknown coding in an error message.
const SHOWN: usize = 40;

/// Sets `Accept-Encoding` to the supported codings, unless the request has an `Accept-Encoding` or `Range` header.
pub(super) fn ask(headers: &mut HeaderMap) {
    if DECODED.is_empty() || headers.contains_key(ACCEPT_ENCODING) || headers.contains_key(RANGE) {
        return;
    }
    if let Some(value) = &*ACCEPTED {
        headers.insert(ACCEPT_ENCODING, value.clone());
    }
}

/// Returns the size limit of an encoded body for a limit of its decoded form.
///
/// The limit is slightly larger, because encoding increases the size of incompressible data.
pub(super) fn encoded_limit(limit: u64) -> u64 {
    limit.saturating_add(limit / 8).saturating_add(64 * 1024)
}

/// Returns the codings of a body in the order in which they were applied. An empty body has no codings.
pub(super) fn codings(response: &Response<ResponseBody>) -> Vec<String> {
    if response.body().is_end_stream() || response.body().size_hint().exact() == Some(0) {
        return Vec::new();
    }
    let lines = response.headers().get_all(CONTENT_ENCODING).iter();
    let names = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b','));
    names
        .map(|name| String::from_utf8_lossy(name).trim().to_ascii_lowercase())
        .filter(|name| !name.is_empty() && name != "identity")
        .collect()
}

/// Decodes the codings of a body. If this is not possible, returns the response unchanged and the reason.
pub(super) fn decode(response: Response<ResponseBody>, codings: &[String]) -> (Response<ResponseBody>, Option<String>) {
    if codings.len() > LAYERS {
        return (
            response,
            Some(format!("the body has {} content codings, but at most {LAYERS} are supported", codings.len())),
        );
    }
    if let Some(coding) = codings.iter().rev().find(|coding| !DECODED.contains(&canonical(coding))) {
        return (response, Some(unsupported(coding)));
    }
    let (mut head, mut body) = response.into_parts();
    for coding in codings.iter().rev() {
        body = decoded(canonical(coding), body);
    }
    if !codings.is_empty() {
        head.headers.remove(CONTENT_ENCODING);
        head.headers.remove(CONTENT_LENGTH);
    }
    (Response::from_parts(head, body), None)
}

#[cfg(any(feature = "gzip", feature = "brotli", feature = "deflate", feature = "zstd"))]
fn decoded(coding: &str, body: ResponseBody) -> ResponseBody {
    decoder::decoded(coding, body)
}

#[cfg(not(any(feature = "gzip", feature = "brotli", feature = "deflate", feature = "zstd")))]
fn decoded(_: &str, body: ResponseBody) -> ResponseBody {
    body
}

/// Replaces an alias by the name of its coding (RFC 9110, section 8.4.1.3).
fn canonical(coding: &str) -> &str {
    if coding == "x-gzip" { "gzip" } else { coding }
}

fn unsupported(coding: &str) -> String {
    let feature = match canonical(coding) {
        "br" => Some("brotli"),
        known @ ("gzip" | "deflate" | "zstd") => Some(known),
        _ => None,
    };
    let shown: String = coding.chars().take(SHOWN).collect();
    match feature {
        Some(feature) => format!(
            "the body has the content coding `{shown}`; enable the feature `{feature}` of `{}` to decode it",
            env!("CARGO_PKG_NAME")
        ),
        None => format!("the body has the unsupported content coding `{shown}`"),
    }
}

#[cfg(test)]
mod tests;
