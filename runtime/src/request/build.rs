//! Building of requests.

use std::sync::Arc;

use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE},
};

use super::{parts::RequestParts, path};
use crate::{
    client::credentials::{Chosen, CredentialLocation, Pending, Secret, Source, choose},
    error::{CoreError, Error, InvalidRequest, MissingCredential},
    operation::accept,
    text::percent::Percent,
    transport::RequestBody,
};

impl RequestParts<'_> {
    /// Builds the request that the call would send.
    pub(crate) fn build(self) -> Result<Request<RequestBody>, CoreError> {
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
    pub(crate) fn build_without_token(mut self) -> Result<(Request<RequestBody>, Option<Pending>), CoreError> {
        let operation = &self.operation;
        let chosen = if self.anonymous {
            Some(Vec::new())
        } else {
            choose(operation.security, operation.scopes, &self.client.inner().credentials)
        };
        let Some(credentials) = chosen else {
            let detail = MissingCredential { operation: self.operation.info(), required: self.operation.security };
            return Err(Error::MissingCredential(Box::new(detail)));
        };
        let mut secrets = HeaderMap::new();
        let mut pending = None;
        for Chosen { scheme, scopes, credential } in credentials {
            match (&credential.secret, &credential.location) {
                (Source::Fixed(secret), location) => {
                    // Only one such header can be sent: the last one wins.
                    if matches!(location, CredentialLocation::Header(name) if name.eq_ignore_ascii_case("authorization"))
                    {
                        pending = None;
                    }
                    self.carry(location, secret, &mut secrets);
                }
                (Source::Provider(provider), _) => {
                    secrets.remove(AUTHORIZATION);
                    pending = Some(Pending { scheme, scopes, provider: Arc::clone(provider) });
                }
            }
        }
        // A header set on the call itself takes precedence over the token.
        let pending = pending.filter(|_| !self.overrides.contains_key(AUTHORIZATION));
        let uri = self.uri();
        let mut headers = self.take_headers(secrets);
        let method = self.operation.method.to_http().unwrap_or_else(|| {
            self.reject("method", "it is not a valid HTTP method");
            Method::GET
        });
        if let Some((parameter, reason)) = self.invalid {
            let detail = InvalidRequest { operation: self.operation.info(), parameter, reason };
            return Err(Error::InvalidRequest(Box::new(detail)));
        }
        let is_empty = self.body.as_ref().is_none_or(|(_, body)| body.length() == Some(0));
        // RFC 9110, section 8.6: these methods expect a body, so an empty body is announced. Transports omit this
        // header.
        if is_empty && matches!(method, Method::POST | Method::PUT | Method::PATCH) {
            headers.entry(CONTENT_LENGTH).or_insert(HeaderValue::from_static("0"));
        }
        let mut request = Request::new(self.body.map(|(_, body)| body).unwrap_or_default());
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok((request, pending))
    }

    fn carry(&mut self, location: &CredentialLocation, secret: &Secret, headers: &mut HeaderMap) {
        let secret = secret.expose();
        match location {
            CredentialLocation::Header(name) => {
                if let Some((name, mut value)) = self.valid_header(name, secret) {
                    value.set_sensitive(true);
                    headers.insert(name, value);
                }
            }
            CredentialLocation::Query(name) => {
                let mut pair = String::new();
                Percent::Unreserved.push(&mut pair, name);
                pair.push('=');
                Percent::Unreserved.push(&mut pair, secret);
                // Some descriptions also list the key as a parameter. It is sent once, as for headers.
                self.query.retain(|(known, _)| known != name);
                self.query.push((name.clone(), pair));
            }
            // Cookies have no encoding of their own (RFC 6265, section 4.1.1), so the secret is sent unchanged or not
            // at all.
            CredentialLocation::Cookie(name) if secret.contains([';', ' ', ',', '"', '\\']) => {
                self.reject(name, "the credential contains a character that is not allowed in a cookie");
            }
            CredentialLocation::Cookie(name) => {
                self.cookies.retain(|(known, _)| known != name);
                self.cookies.push((name.clone(), format!("{name}={secret}")));
            }
        }
    }

    fn uri(&mut self) -> Uri {
        // Some descriptions have a query in a path, although the specification forbids it.
        let template = self.operation.path.split('#').next().unwrap_or_default();
        let (template, fixed_query) = template.split_once('?').unwrap_or((template, ""));
        let path = match path::expand(template, &self.path, self.empty_segments) {
            Ok(path) => path,
            Err(error) => {
                self.reject(&error.parameter, error.reason);
                return Uri::default();
            }
        };
        let base = match self.client.inner().servers.base_of(self.operation.server, self.server.as_ref()) {
            Ok(base) => base,
            Err(error) => {
                self.reject("server", &error.to_string());
                return Uri::default();
            }
        };
        let mut text = format!("{}{path}", base.as_str());
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
        text.parse().unwrap_or_else(|_| {
            self.reject("url", "the URL is too long");
            Uri::default()
        })
    }

    /// Collects the headers, from the most general to the most specific. Each replaces earlier ones of the same name.
    fn take_headers(&mut self, secrets: HeaderMap) -> HeaderMap {
        let mut headers = self.client.inner().settings.default_headers.clone();
        if self.anonymous {
            // Each name occurs once.
            let named = headers.into_iter().filter_map(|(name, value)| Some((name?, value)));
            headers = named.filter(|(_, value)| !value.is_sensitive()).collect();
        }
        if let Some(accept) = accept(self.operation.responses).and_then(|text| HeaderValue::try_from(text).ok()) {
            headers.insert(ACCEPT, accept);
        }
        if let Some((media_type, _)) = &self.body {
            match HeaderValue::try_from(media_type.as_ref()) {
                Ok(value) => drop(headers.insert(CONTENT_TYPE, value)),
                Err(_) => self.reject("body", "its media type is not a valid header value"),
            }
        }
        replace(&mut headers, std::mem::take(&mut self.headers));
        replace(&mut headers, secrets);
        let overrides = std::mem::take(&mut self.overrides);
        let own_cookies = overrides.get(COOKIE).and_then(|value| value.to_str().ok()).map(str::to_owned);
        replace(&mut headers, overrides);
        // All cookies share one header.
        if !self.cookies.is_empty() {
            let cookies = std::mem::take(&mut self.cookies);
            let mut cookies: Vec<String> = cookies.into_iter().map(|(_, cookie)| cookie).collect();
            cookies.extend(own_cookies);
            if let Some((name, value)) = self.valid_header("cookie", &cookies.join("; ")) {
                headers.insert(name, value);
            }
        }
        headers
    }
}

fn replace(headers: &mut HeaderMap, others: HeaderMap<HeaderValue>) {
    for (name, value) in others {
        // A name is `None` if it repeats the previous one. Each name was inserted once above, so this does not
        // happen.
        if let Some(name) = name {
            headers.insert::<HeaderName>(name, value);
        }
    }
}
