//! The request itself.

use std::sync::Arc;

use http::{
    HeaderMap, HeaderName, HeaderValue, Method, Request, Uri,
    header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE},
};

use super::{RequestBody, parts::RequestParts, path};
use crate::{
    credential::{Place, Secret},
    error::{CoreError, Error, InvalidRequest, MissingCredential},
    media::accept,
    param::Percent,
    security::{self, Chosen},
    server,
    token::{Pending, Source},
};

impl RequestParts<'_> {
    /// The request that the call would send.
    pub(crate) fn build(self) -> Result<Request<RequestBody>, CoreError> {
        let operation = self.operation.info();
        let (request, pending) = self.build_without_token()?;
        match pending {
            None => Ok(request),
            Some(pending) => Err(Error::InvalidRequest(Box::new(InvalidRequest {
                operation,
                parameter: pending.scheme.to_owned(),
                reason: "its token provider is only asked when the call is sent".to_owned(),
            }))),
        }
    }

    /// The request, and the token that it still lacks: a provider is asked once the rest is known to be valid.
    pub(crate) fn build_without_token(mut self) -> Result<(Request<RequestBody>, Option<Pending>), CoreError> {
        let operation = &self.operation;
        let chosen = if self.anonymous {
            Some(Vec::new())
        } else {
            security::choose(operation.security, operation.scopes, &self.client.inner().credentials)
        };
        let Some(credentials) = chosen else {
            let detail = MissingCredential { operation: self.operation.info(), needed: self.operation.security };
            return Err(Error::MissingCredential(Box::new(detail)));
        };
        let mut secrets = HeaderMap::new();
        let mut pending = None;
        for Chosen { scheme, scopes, credential } in credentials {
            match (&credential.secret, &credential.place) {
                (Source::Fixed(secret), place) => {
                    // There is one such header: of several the last counts.
                    if matches!(place, Place::Header(name) if name.eq_ignore_ascii_case("authorization")) {
                        pending = None;
                    }
                    self.carry(place, secret, &mut secrets);
                }
                (Source::Provider(provider), _) => {
                    secrets.remove(AUTHORIZATION);
                    pending = Some(Pending { scheme, scopes, provider: Arc::clone(provider) });
                }
            }
        }
        // What the call says itself goes before it.
        let pending = pending.filter(|_| !self.overrides.contains_key(AUTHORIZATION));
        let uri = self.uri();
        let mut headers = self.take_headers(secrets);
        let method = self.operation.method.to_http().unwrap_or_else(|| {
            self.refuse("method", "it is no name of a method");
            Method::GET
        });
        if let Some((parameter, reason)) = self.invalid {
            let detail = InvalidRequest { operation: self.operation.info(), parameter, reason };
            return Err(Error::InvalidRequest(Box::new(detail)));
        }
        let is_empty = self.body.as_ref().is_none_or(|(_, body)| body.length() == Some(0));
        // RFC 9110, section 8.6: these methods expect a body, so that its absence is said; transports leave that out.
        if is_empty && matches!(method, Method::POST | Method::PUT | Method::PATCH) {
            headers.entry(CONTENT_LENGTH).or_insert(HeaderValue::from_static("0"));
        }
        let mut request = Request::new(self.body.map(|(_, body)| body).unwrap_or_default());
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok((request, pending))
    }

    fn carry(&mut self, place: &Place, secret: &Secret, headers: &mut HeaderMap) {
        let secret = secret.expose();
        match place {
            Place::Header(name) => {
                if let Some((name, mut value)) = self.valid_header(name, secret) {
                    value.set_sensitive(true);
                    headers.insert(name, value);
                }
            }
            Place::Query(name) => {
                let mut pair = String::new();
                Percent::Unreserved.push(&mut pair, name);
                pair.push('=');
                Percent::Unreserved.push(&mut pair, secret);
                // Some descriptions have the key among the parameters, too: as a header, it is sent once.
                self.query.retain(|(known, _)| known != name);
                self.query.push((name.clone(), pair));
            }
            // A cookie has no encoding of its own (RFC 6265, section 4.1.1), so the secret goes as it is, or not at all.
            Place::Cookie(name) if secret.contains([';', ' ', ',', '"', '\\']) => {
                self.refuse(name, "the credential has a character that a cookie can not hold");
            }
            Place::Cookie(name) => {
                self.cookies.retain(|(known, _)| known != name);
                self.cookies.push((name.clone(), format!("{name}={secret}")));
            }
        }
    }

    fn uri(&mut self) -> Uri {
        // Descriptions are found that have a query in a path, against the specification.
        let template = self.operation.path.split('#').next().unwrap_or_default();
        let (template, fixed_query) = template.split_once('?').unwrap_or((template, ""));
        let path = match path::expand(template, &self.path, self.empty_segments) {
            Ok(path) => path,
            Err(error) => {
                self.refuse(&error.parameter, error.reason);
                return Uri::default();
            }
        };
        let base = match server::base_of(self.client.inner(), self.operation.server, self.server.as_ref()) {
            Ok(base) => base,
            Err(error) => {
                self.refuse("server", &error.to_string());
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
        let described = self.query.iter().filter(|(name, _)| !own.iter().any(|(known, _)| known == name));
        for (_, pair) in described.chain(own) {
            text.push(separator);
            text.push_str(pair);
            separator = '&';
        }
        text.parse().unwrap_or_else(|_| {
            self.refuse("url", "it is too long");
            Uri::default()
        })
    }

    /// From the most general to the most particular, each in place of those before.
    fn take_headers(&mut self, secrets: HeaderMap) -> HeaderMap {
        let mut headers = self.client.inner().settings.default_headers.clone();
        if self.anonymous {
            // Each name is there once.
            let named = headers.into_iter().filter_map(|(name, value)| Some((name?, value)));
            headers = named.filter(|(_, value)| !value.is_sensitive()).collect();
        }
        if let Some(accept) = accept(self.operation.responses).and_then(|text| HeaderValue::try_from(text).ok()) {
            headers.insert(ACCEPT, accept);
        }
        if let Some((media_type, _)) = &self.body {
            match HeaderValue::try_from(media_type.as_ref()) {
                Ok(value) => drop(headers.insert(CONTENT_TYPE, value)),
                Err(_) => self.refuse("body", "its media type can not be a header"),
            }
        }
        replace(&mut headers, std::mem::take(&mut self.headers));
        replace(&mut headers, secrets);
        let overrides = std::mem::take(&mut self.overrides);
        let own_cookies = overrides.get(COOKIE).and_then(|value| value.to_str().ok()).map(str::to_owned);
        replace(&mut headers, overrides);
        // Cookies of all origins share one header.
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
        // A name is `None` where it repeats the one before it; each is inserted once above, so none does.
        if let Some(name) = name {
            headers.insert::<HeaderName>(name, value);
        }
    }
}
