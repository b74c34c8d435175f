//! Detection of secrets in headers, which must not be shown by `Debug`.

use http::{
    HeaderMap, HeaderName, HeaderValue, Request,
    header::{AUTHORIZATION, CONTENT_LOCATION, COOKIE, LINK, LOCATION, PROXY_AUTHORIZATION, REFRESH},
};
use percent_encoding::percent_decode;
use url::form_urlencoded;

use super::{choose::Credentials, credential::CredentialLocation, secret::Secret};

/// The minimum length of a secret that is searched for in all headers. A shorter secret would occur in most headers.
const LONG: usize = 4;

/// Parts of the names of secrets, without separators.
const PARTS: &[&str] = &[
    "accesskey",
    "apikey",
    "authkey",
    "authorization",
    "authtoken",
    "bearer",
    "cookie",
    "credential",
    "functionskey",
    "jwt",
    "passphrase",
    "passwd",
    "password",
    "privatekey",
    "secret",
    "session",
    "signature",
    "subscriptionkey",
    "token",
    "xauth",
];

/// Whole names of secrets, without separators and without a leading `x-`.
const WHOLE: &[&str] = &["auth", "code", "key", "otp", "pass", "pwd", "sid", "sig"];

/// Returns true if a header or query parameter of this name usually contains a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    // These are counts of tokens, not tokens.
    if plain.contains("ratelimit") {
        return false;
    }
    PARTS.iter().any(|part| plain.contains(part)) || WHOLE.contains(&plain.strip_prefix('x').unwrap_or(&plain))
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
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if is_key(&name) {
                secrets.push(Secret::from(value.into_owned()));
            }
        }
        secrets.retain(|secret| !secret.expose().is_empty());
        Self(secrets)
    }

    /// Marks the headers of a response that contain a secret, including the secrets of the request.
    pub(crate) fn hide(&self, headers: &mut HeaderMap) {
        for (name, value) in headers.iter_mut() {
            if is_secret_name(name.as_str()) || self.is_in(name, value) {
                value.set_sensitive(true);
            }
        }
    }

    fn is_in(&self, name: &HeaderName, value: &HeaderValue) -> bool {
        let has_url = [CONTENT_LOCATION, LINK, LOCATION, REFRESH].contains(name);
        let decoded: Vec<u8> = percent_decode(value.as_bytes()).collect();
        let spaced: Vec<u8> = decoded.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
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
