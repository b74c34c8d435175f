//! URLs without secrets, for hooks.

use std::borrow::Cow;

use http::Uri;
use percent_encoding::percent_decode_str;

use super::{LONG, Secrets, has_secret, is_secret_name};
use crate::client::credentials::{choose::Credentials, credential::CredentialLocation};

/// Takes the place of a secret, as in the semantic conventions of OpenTelemetry.
const REDACTED: &str = "REDACTED";

impl Secrets {
    /// Returns a URL without its user information, in which `REDACTED` replaces secrets.
    ///
    /// Secrets are those of the request, the values of query parameters whose names indicate a secret, and the
    /// `arguments`: path arguments whose names indicate one.
    pub(crate) fn redact_url(&self, uri: &Uri, credentials: &Credentials, arguments: &[&str]) -> String {
        let mut url = String::new();
        if let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) {
            let authority = authority.as_str();
            let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
            url.extend([scheme, "://", host]);
        }
        for (index, segment) in uri.path().split('/').enumerate() {
            if index > 0 {
                url.push('/');
            }
            let is_argument = arguments.iter().any(|argument| is_within(argument, segment));
            url.push_str(if is_argument || self.is_within(segment) { REDACTED } else { segment });
        }
        let is_key = |name: &str| {
            let known =
                |location: &CredentialLocation| matches!(location, CredentialLocation::Query(known) if known == name);
            is_secret_name(name) || credentials.values().any(|credential| known(&credential.location))
        };
        for (index, pair) in uri.query().into_iter().flat_map(|query| query.split('&')).enumerate() {
            url.push(if index == 0 { '?' } else { '&' });
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if self.is_within(name) {
                url.push_str(REDACTED);
            } else if !value.is_empty()
                && (is_key(&decoded(name)) || self.is_within(value) || has_secret(&decoded(value)))
            {
                url.push_str(name);
                url.push('=');
                url.push_str(REDACTED);
            } else {
                url.push_str(pair);
            }
        }
        url
    }

    fn is_within(&self, text: &str) -> bool {
        self.0.iter().any(|secret| is_within(secret.expose(), text))
    }
}

/// Returns true if a text is a secret or contains it, encoded or not.
fn is_within(secret: &str, text: &str) -> bool {
    let held = |text: &str| text == secret || (secret.len() >= LONG && text.contains(secret));
    !secret.is_empty() && (held(text) || held(&decoded(text)))
}

fn decoded(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'%' | b'+')) {
        return text.into();
    }
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned().into()
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::{Credentials, Secrets};
    use crate::Credential;

    fn shown(url: &str, arguments: &[&str]) -> String {
        let mut request = Request::new(());
        *request.uri_mut() = url.parse().unwrap();
        let mut value = http::HeaderValue::from_static("Bearer hunter2+x");
        value.set_sensitive(true);
        request.headers_mut().insert("authorization", value);
        let mut credentials = Credentials::new();
        credentials.insert("QueryKey", Credential::api_key_query("k", "mellon"));
        Secrets::of(&request, &credentials).redact_url(request.uri(), &credentials, arguments)
    }

    #[test]
    fn a_url_without_secrets_stays_unchanged() {
        for url in ["http://a.example/", "https://a.example:8080/b%20c/d?e=f&g&h=", "http://[::1]/?a=1"] {
            assert_eq!(shown(url, &[]), url);
        }
    }

    #[test]
    fn secrets_are_replaced() {
        let cases = [
            ("http://ann:pw@a.example/b", "http://a.example/b"),
            ("http://a.example/?k=mellon&l=1", "http://a.example/?k=REDACTED&l=1"),
            ("http://a.example/?%6b=mellon", "http://a.example/?%6b=REDACTED"),
            (
                "http://a.example/?api_key=1&X-Amz-Signature=ab",
                "http://a.example/?api_key=REDACTED&X-Amz-Signature=REDACTED",
            ),
            ("http://a.example/?q=hunter2%2Bx", "http://a.example/?q=REDACTED"),
            ("http://a.example/?hunter2%2Bx", "http://a.example/?REDACTED"),
            ("http://a.example/u/hunter2%2Bx/v", "http://a.example/u/REDACTED/v"),
            ("http://a.example/?to=http%3A%2F%2Fann%3Apw%40b.example", "http://a.example/?to=REDACTED"),
            ("http://a.example/?to=%2F%3Ftoken%3D1", "http://a.example/?to=REDACTED"),
            ("http://a.example/bot12345/send/7/17", "http://a.example/REDACTED/send/REDACTED/17"),
        ];
        for (url, expected) in cases {
            assert_eq!(shown(url, &["12345", "7"]), expected);
        }
    }
}
