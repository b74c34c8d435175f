//! Building of requests.

use std::{borrow::Cow, sync::Arc};

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE},
};

use super::{parts::RequestParts, path};
use crate::{
    client::credentials::{Chosen, Credential, CredentialLocation, Pending, Secret, Source, choose},
    error::{CoreError, Error, InvalidRequest, MissingCredential},
    operation::accept_header,
    text::percent::Percent,
    transport::RequestBody,
};

/// The number of headers of most requests that are neither defaults nor parameters: media types, lengths and codings.
const FURTHER: usize = 4;

impl RequestParts<'_> {
    /// Builds the request that the call would send.
    pub(crate) fn build(mut self) -> Result<Request<RequestBody>, CoreError> {
        let operation = self.operation.info();
        let (request, pending) = self.build_without_token()?;
        match pending {
            None => Ok(request),
            Some(pending) => Err(Error::InvalidRequest(Box::new(InvalidRequest {
                operation,
                parameter: pending.scheme.to_owned(),
                reason: "its token provider is only called when the request is sent".to_owned(),
            }))),
        }
    }

    /// Builds the request, and returns the token that it still needs. The token provider is called later, once the
    /// rest is known to be valid.
    ///
    /// The request can be built again, to be resent. Its body is then a copy.
    pub(crate) fn build_without_token(&mut self) -> Result<(Request<RequestBody>, Option<Pending>), CoreError> {
        #[cfg(feature = "retry")]
        self.set_idempotency_key();
        let client = self.client.inner();
        let operation = self.operation;
        let chosen = if self.anonymous {
            Some(Vec::new())
        } else {
            choose(operation.security, operation.scopes, &client.credentials)
        };
        let Some(credentials) = chosen else {
            let detail = MissingCredential { operation: operation.info(), required: operation.security };
            return Err(Error::MissingCredential(Box::new(detail)));
        };
        let mut secrets = Vec::new();
        let mut pending = None;
        for Chosen { scheme, scopes, credential } in credentials {
            match &credential.secret {
                Source::Fixed(secret) => {
                    self.carry(credential, secret, &mut secrets);
                    // Only one such header can be sent: the last one wins.
                    if matches!(&credential.location, CredentialLocation::Header(name) if name.eq_ignore_ascii_case("authorization"))
                    {
                        pending = None;
                    }
                }
                Source::Provider(provider) => {
                    secrets.retain(|(name, _)| *name != AUTHORIZATION);
                    pending = Some(Pending { scheme, scopes, provider: Arc::clone(provider) });
                }
            }
        }
        // A header set on the call itself takes precedence over the token.
        let pending = pending.filter(|_| !self.overrides.iter().any(|(name, _)| *name == AUTHORIZATION));
        let uri = self.uri();
        let mut headers = self.collect_headers(secrets);
        let method = operation.method.to_http().unwrap_or_else(|| {
            self.reject("method", "it is not a valid HTTP method");
            Method::GET
        });
        if let Some(invalid) = self.invalid.take() {
            let (parameter, reason) = *invalid;
            let detail = InvalidRequest { operation: operation.info(), parameter, reason };
            return Err(Error::InvalidRequest(Box::new(detail)));
        }
        let body = self.take_body();
        // RFC 9110, section 8.6: these methods expect a body, so an empty body is announced. Transports omit this
        // header.
        if matches!(method, Method::POST | Method::PUT | Method::PATCH) && body.length() == Some(0) {
            headers.entry(CONTENT_LENGTH).or_insert(HeaderValue::from_static("0"));
        }
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok((request, pending))
    }

    /// Returns the body. A copy stays, in case the request has to be resent.
    fn take_body(&mut self) -> RequestBody {
        let Some((_, body)) = &mut self.body else { return RequestBody::default() };
        let copy = body.copy_for_resend();
        std::mem::replace(body, copy)
    }

    fn carry(&mut self, credential: &Credential, secret: &Secret, headers: &mut Vec<(HeaderName, HeaderValue)>) {
        let secret = secret.expose();
        match &credential.location {
            CredentialLocation::Header(name) => match &credential.header {
                Some(header) => headers.push(header.clone()),
                // This reports the reason.
                None => drop(self.valid_header(name, secret)),
            },
            CredentialLocation::Query(name) => {
                let mut pair = String::new();
                Percent::Unreserved.push(&mut pair, name);
                pair.push('=');
                Percent::Unreserved.push(&mut pair, secret);
                // Some descriptions also list the key as a parameter. It is sent once, as for headers.
                self.query.retain(|(known, _)| known != name);
                self.query.push((name.clone().into(), pair));
            }
            // Cookies have no encoding of their own (RFC 6265, section 4.1.1), so the secret is sent unchanged or not
            // at all.
            CredentialLocation::Cookie(name) if secret.contains([';', ' ', ',', '"', '\\']) => {
                self.reject(name, "the credential contains a character that is not allowed in a cookie");
            }
            CredentialLocation::Cookie(name) => {
                self.cookies.retain(|(known, _)| known != name);
                self.cookies.push((name.clone().into(), format!("{name}={secret}")));
            }
        }
    }

    fn uri(&mut self) -> Uri {
        // Some descriptions have a query in a path, although the specification forbids it.
        let (mut template, mut fixed_query) = (self.operation.path, "");
        if template.bytes().any(|byte| matches!(byte, b'#' | b'?')) {
            template = template.split('#').next().unwrap_or_default();
            (template, fixed_query) = template.split_once('?').unwrap_or((template, ""));
        }
        let base = match self.client.inner().servers.base_of(self.operation.server, self.server.as_deref()) {
            Ok(base) => base,
            Err(error) => {
                self.reject("server", &error.to_string());
                return Uri::default();
            }
        };
        // Longer texts are rare.
        let mut text = String::with_capacity(base.as_str().len() + template.len() + self.values_length());
        text.push_str(base.as_str());
        if let Err(error) = path::push(&mut text, template, &self.path, self.empty_segments) {
            self.reject(&error.parameter, error.reason);
            return Uri::default();
        }
        let mut separator = '?';
        if !fixed_query.is_empty() {
            text.push(separator);
            Percent::Reserved.push(&mut text, fixed_query);
            separator = '&';
        }
        let own = &self.own_query;
        let documented = self.query.iter().filter(|(name, _)| !own.iter().any(|(known, _)| known == name));
        for (_, pair) in documented.chain(own) {
            text.push(separator);
            text.push_str(pair);
            separator = '&';
        }
        Uri::try_from(text).unwrap_or_else(|_| {
            self.reject("url", "the URL is too long");
            Uri::default()
        })
    }

    /// Returns the length of all arguments in the URL, with separators.
    fn values_length(&self) -> usize {
        let path = self.path.iter().map(|(_, text)| text.len());
        let query = self.query.iter().map(|(_, text)| text.len() + 1);
        path.chain(query).sum()
    }

    /// Collects the headers, from the most general to the most specific. Each replaces earlier ones of the same name.
    fn collect_headers(&mut self, secrets: Vec<(HeaderName, HeaderValue)>) -> HeaderMap {
        let defaults = &self.client.inner().settings.default_headers;
        let mut headers = HeaderMap::with_capacity(defaults.len() + self.headers.len() + secrets.len() + FURTHER);
        for (name, value) in defaults {
            // Each name occurs once.
            if !self.anonymous || !value.is_sensitive() {
                headers.insert(name.clone(), value.clone());
            }
        }
        if let Some(accept) = accept_header(self.operation.responses) {
            headers.insert(ACCEPT, accept);
        }
        if let Some((media_type, _)) = &self.body {
            let value = match media_type {
                Cow::Borrowed(text) => HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())).ok(),
                Cow::Owned(text) => HeaderValue::from_str(text).ok(),
            };
            match value {
                Some(value) => drop(headers.insert(CONTENT_TYPE, value)),
                None => self.reject("body", "its media type is not a valid header value"),
            }
        }
        let overrides = self.overrides.iter().cloned();
        for (name, value) in self.headers.iter().cloned().chain(secrets).chain(overrides) {
            headers.insert(name, value);
        }
        // All cookies share one header.
        if !self.cookies.is_empty() {
            let own = self.overrides.iter().find(|(name, _)| *name == COOKIE);
            let own = own.and_then(|(_, value)| value.to_str().ok());
            let cookies: Vec<&str> = self.cookies.iter().map(|(_, cookie)| cookie.as_str()).chain(own).collect();
            let cookies = cookies.join("; ");
            if let Some((name, value)) = self.valid_header("cookie", &cookies) {
                headers.insert(name, value);
            }
        }
        headers
    }
}
