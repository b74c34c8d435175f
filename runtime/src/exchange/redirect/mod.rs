//! Redirects (RFC 9110, section 15.4), independent of the transport.

use http::{
    HeaderMap, Method, Request, Response, StatusCode, Uri,
    header::{
        ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION,
        CONTENT_TYPE, LOCATION, TRANSFER_ENCODING, USER_AGENT,
    },
};
use url::Url;

use crate::{
    error::RedirectRefusal,
    operation::{Responses, StatusKey},
    transport::RequestBody,
};

/// Returns true if a response is a redirect to follow.
///
/// A redirect that the operation documents is its response, so it is not followed.
pub(super) fn is_to_follow<B>(response: &Response<B>, responses: Responses) -> bool {
    let code = response.status().as_u16();
    let is_documented = responses
        .iter()
        .any(|response| matches!(response.key, StatusKey::Range(3)) || response.key == StatusKey::Status(code));
    matches!(code, 301 | 302 | 303 | 307 | 308) && response.headers().contains_key(LOCATION) && !is_documented
}

/// Returns the request that follows a redirect.
pub(super) fn next<B>(
    request: Request<RequestBody>,
    response: &Response<B>,
    resend_across_origins: bool,
) -> Result<Request<RequestBody>, RedirectRefusal> {
    let (mut head, mut body) = request.into_parts();
    let (from, to) = target(&head.uri, response.headers()).ok_or(RedirectRefusal::BadLocation)?;
    if from.scheme() == "https" && to.scheme() == "http" {
        return Err(RedirectRefusal::Downgrade);
    }
    if becomes_get(response.status(), &head.method) {
        head.method = Method::GET;
        body = RequestBody::default();
        for name in
            [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION, TRANSFER_ENCODING]
        {
            head.headers.remove(name);
        }
    } else if from.origin() != to.origin() && body.length() != Some(0) && !resend_across_origins {
        // A body may contain passwords and other secrets.
        return Err(RedirectRefusal::OtherOrigin);
    } else if body.is_consumed() {
        return Err(RedirectRefusal::BodyConsumed);
    }
    if from.origin() != to.origin() {
        head.headers = harmless(&head.headers, body.length() == Some(0));
    }
    head.uri = to.as_str().parse().map_err(|_| RedirectRefusal::BadLocation)?;
    Ok(Request::from_parts(head, body))
}

/// Returns the URLs of the request and of the redirect target.
///
/// The fragment and the user information of the target are removed: the latter would be sent as a credential.
fn target(uri: &Uri, headers: &HeaderMap) -> Option<(Url, Url)> {
    let from = Url::parse(&uri.to_string()).ok()?;
    let location = std::str::from_utf8(headers.get(LOCATION)?.as_bytes()).ok()?;
    let mut to = from.join(location).ok()?;
    if !matches!(to.scheme(), "http" | "https") {
        return None;
    }
    to.set_fragment(None);
    to.set_username("").ok()?;
    to.set_password(None).ok()?;
    Some((from, to))
}

fn becomes_get(status: StatusCode, method: &Method) -> bool {
    match status {
        StatusCode::SEE_OTHER => !matches!(*method, Method::GET | Method::HEAD),
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => *method == Method::POST,
        _ => false,
    }
}

/// Returns the headers that are safe to send to another origin. Any other header may contain a credential.
fn harmless(headers: &HeaderMap, is_empty: bool) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in [ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, CONTENT_TYPE, USER_AGENT] {
        if let Some(value) = headers.get(&name) {
            kept.insert(name, value.clone());
        }
    }
    // `Content-Length: 0` is kept. For any other length, the transport sets the header.
    if let Some(length) = headers.get(CONTENT_LENGTH).filter(|_| is_empty) {
        kept.insert(CONTENT_LENGTH, length.clone());
    }
    kept
}

#[cfg(test)]
mod tests;
