//! The media types of the documented responses: the `Accept` header.

use bytes::Bytes;
use http::HeaderValue;

use super::responses::{DocumentedResponse, Responses, StatusKey};
use crate::response::media_type::is_of;

/// Returns the header `Accept`, or `None` if no response body is documented.
pub(crate) fn accept_header(responses: Responses) -> Option<HeaderValue> {
    let mut all = responses.iter().flat_map(|response| response.media_types);
    let first = all.next()?;
    if all.all(|other| other == first) {
        // The media type is not copied.
        return HeaderValue::from_maybe_shared(Bytes::from_static(first.as_bytes())).ok();
    }
    HeaderValue::try_from(accept(responses)?).ok()
}

/// Returns the value of `Accept`, or `None` if no response body is documented.
///
/// The value lists each media type with a decoder once, those of successes first. The first media type of a response is
/// preferred; its other media types have a lower quality value, so that the server does not choose arbitrarily.
fn accept(responses: Responses) -> Option<String> {
    let (successes, others): (Vec<&DocumentedResponse>, Vec<&DocumentedResponse>) =
        responses.iter().partition(|response| response.is_success());
    let all = || successes.iter().chain(&others);
    let preferred: Vec<&str> = all().filter_map(|response| response.media_types.first().copied()).collect();
    let mut accepted: Vec<(&str, bool)> = Vec::new();
    for media_type in all().flat_map(|response| response.media_types) {
        if !accepted.iter().any(|(known, _)| known == media_type) {
            accepted.push((media_type, preferred.contains(media_type)));
        }
    }
    let accepted = accepted
        .into_iter()
        .map(|(media_type, preferred)| if preferred { media_type.to_owned() } else { format!("{media_type};q=0.9") });
    let accepted: Vec<String> = accepted.collect();
    if accepted.is_empty() { None } else { Some(accepted.join(", ")) }
}

/// Returns true if this media type is documented for a success or the default, with or without a decoder.
pub(crate) fn is_documented(responses: Responses, media_type: &str) -> bool {
    let mut listed = responses.iter().filter(|response| response.is_success() || response.key == StatusKey::Default);
    listed.any(|response| is_of(response.media_types, media_type) || is_of(response.others, media_type))
}

#[cfg(test)]
mod tests;
