//! Detection of secrets in headers, which must not be shown by `Debug`.

#[cfg(feature = "hooks")]
mod url;

use std::borrow::Cow;

use ::url::form_urlencoded;
use http::{
    HeaderMap, HeaderName, HeaderValue, Request,
    header::{
        AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_LOCATION, CONTENT_TYPE, COOKIE, DATE, LINK, LOCATION,
        PROXY_AUTHORIZATION, REFRESH, SERVER,
    },
};
use percent_encoding::percent_decode;

use super::{choose::Credentials, credential::CredentialLocation, secret::Secret};

/// The minimum length of a secret that is searched for in all headers. A shorter secret would occur in most headers.
const LONG: usize = 4;

/// Frequent headers of responses that contain no secrets by their names.
const HARMLESS: [HeaderName; 5] = [CONTENT_TYPE, CONTENT_LENGTH, DATE, SERVER, CACHE_CONTROL];

/// The number of letters of a name that are compared without an allocation.
const SHORT: usize = 64;

/// Whole names of secrets, without separators and without a leading `x-`.
const WHOLE: &[&str] = &["auth", "code", "key", "otp", "pass", "pwd", "sid", "sig"];

/// Returns true if a text starts with a part of the names of secrets, without separators.
fn starts_with_part(text: &[u8]) -> bool {
    let parts: &[&str] = match text.first() {
        Some(b'a') => &["accesskey", "apikey", "authkey", "authorization", "authtoken"],
        Some(b'b') => &["bearer"],
        Some(b'c') => &["cookie", "credential"],
        Some(b'f') => &["functionskey"],
        Some(b'j') => &["jwt"],
        Some(b'p') => &["passphrase", "passwd", "password", "privatekey"],
        Some(b's') => &["secret", "session", "signature", "subscriptionkey"],
        Some(b't') => &["token"],
        Some(b'x') => &["xauth"],
        _ => &[],
    };
    parts.iter().any(|part| text.starts_with(part.as_bytes()))
}

/// Returns true if a header or query parameter of this name usually contains a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase());
    if name.len() > SHORT {
        return is_secret(&letters.collect::<Vec<_>>());
    }
    let mut plain = [0; SHORT];
    let length = plain.iter_mut().zip(letters).map(|(place, letter)| *place = letter).count();
    is_secret(plain.get(..length).unwrap_or_default())
}

fn is_secret(plain: &[u8]) -> bool {
    let whole = plain.strip_prefix(b"x").unwrap_or(plain);
    let is_named = WHOLE.iter().any(|name| name.as_bytes() == whole);
    // Headers of rate limits contain counts of tokens, not tokens.
    (is_named || (0..plain.len()).any(|start| plain.get(start..).is_some_and(starts_with_part)))
        && !plain.windows(9).any(|window| window == b"ratelimit")
}

/// The secrets that a request contains.
pub(crate) struct Secrets(Vec<Secret>);

impl Secrets {
    pub(crate) fn of<B>(request: &Request<B>, credentials: &Credentials) -> Self {
        let mut secrets = Vec::new();
        for (name, value) in request.headers().iter().filter(|(_, value)| value.is_sensitive()) {
            let Ok(text) = std::str::from_utf8(value.as_bytes()) else { continue };
            match *name {
                COOKIE => {
                    secrets.extend(text.split("; ").filter_map(|pair| pair.split_once('=')).map(|(_, value)| value));
                }
                // The authentication scheme is not secret.
                AUTHORIZATION | PROXY_AUTHORIZATION => secrets.extend(text.rsplit(' ').next()),
                _ => secrets.push(text),
            }
        }
        let mut secrets: Vec<Secret> = secrets.into_iter().map(Secret::from).collect();
        let is_key = |name: &str| {
            let known =
                |location: &CredentialLocation| matches!(location, CredentialLocation::Query(known) if known == name);
            is_secret_name(name) || credentials.values().any(|credential| known(&credential.location))
        };
        let query = request.uri().query().unwrap_or_default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let name = pair.split_once('=').map_or(pair, |(name, _)| name);
            let is_encoded = name.bytes().any(|byte| matches!(byte, b'%' | b'+'));
            if is_encoded || is_key(name) {
                let pairs = form_urlencoded::parse(pair.as_bytes()).filter(|(name, _)| is_key(name));
                secrets.extend(pairs.map(|(_, value)| Secret::from(value.into_owned())));
            }
        }
        secrets.retain(|secret| !secret.expose().is_empty());
        Self(secrets)
    }

    /// Marks the headers of a response that contain a secret, including the secrets of the request.
    pub(crate) fn hide(&self, headers: &mut HeaderMap) {
        for (name, value) in headers.iter_mut() {
            if (!HARMLESS.contains(name) && is_secret_name(name.as_str())) || self.is_in(name, value) {
                value.set_sensitive(true);
            }
        }
    }

    fn is_in(&self, name: &HeaderName, value: &HeaderValue) -> bool {
        let has_url = [CONTENT_LOCATION, LINK, LOCATION, REFRESH].contains(name);
        if self.0.is_empty() && !has_url {
            return false;
        }
        let text = value.as_bytes();
        let decoded = if text.contains(&b'%') { percent_decode(text).into() } else { Cow::Borrowed(text) };
        let spaced = if decoded.contains(&b'+') {
            decoded.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect()
        } else {
            Vec::new()
        };
        let held = |secret: &Secret| {
            let secret = secret.expose().as_bytes();
            let is_in = |text: &[u8]| text.windows(secret.len()).any(|window| window == secret);
            (has_url || secret.len() >= LONG) && (is_in(value.as_bytes()) || is_in(&decoded) || is_in(&spaced))
        };
        self.0.iter().any(held) || (has_url && has_secret(&String::from_utf8_lossy(&decoded)))
    }
}

/// Returns true if a text with URLs contains user information, or a non-empty parameter whose name indicates a
/// secret.
fn has_secret(text: &str) -> bool {
    let has_user =
        |rest: &str| rest.split(['/', '?', '#', '>']).next().is_some_and(|authority| authority.contains('@'));
    let is_secret =
        |pair: &str| pair.split_once('=').is_some_and(|(name, value)| !value.is_empty() && is_secret_name(name));
    text.split("//").skip(1).any(has_user) || text.split(['?', '&', '#', ';', '<', '>', ',', ' ']).any(is_secret)
}

#[cfg(test)]
mod tests;
