//! One attempt of a call: builds the request, obtains a token, sends the request, and follows redirects.

use std::time::Duration;

use http::{HeaderValue, Method, Request, Response, StatusCode, header::AUTHORIZATION};

use super::{
    content_coding,
    exchange::{Exchange, ResponseHead, within},
    guard::Guard,
    redirect,
};
use crate::{
    client::credentials::{Pending, Secrets, Token, TokenRequest},
    error::{CoreError, Error, RedirectRefusal, TokenFailure},
    transport::{RequestBody, ResponseBody, SendOptions, Sent, TransportError},
};

fn with_token(mut request: Request<RequestBody>, header: HeaderValue) -> Request<RequestBody> {
    request.headers_mut().insert(AUTHORIZATION, header);
    request
}

/// Copies a request, in case it has to be resent.
fn copy(request: &Request<RequestBody>) -> Request<RequestBody> {
    let mut copy = Request::new(request.body().copy_for_resend());
    request.method().clone_into(copy.method_mut());
    request.uri().clone_into(copy.uri_mut());
    request.headers().clone_into(copy.headers_mut());
    copy
}

impl Exchange<'_, '_> {
    /// Makes one attempt of the call.
    pub(super) async fn attempt(&mut self) -> Result<ResponseHead, CoreError> {
        let (request, pending) = self.build()?;
        self.attempts = self.attempts.saturating_add(1);
        #[cfg(feature = "retry")]
        self.begin_attempt(request.uri());
        match pending {
            None => self.send_following_redirects(request, None).await,
            Some(pending) => self.send_with_token(request, &pending).await,
        }
    }

    /// Like [`send_following_redirects`](Self::send_following_redirects), with a token. If the server rejects the token, resends the request once with another token.
    async fn send_with_token(
        &mut self,
        request: Request<RequestBody>,
        pending: &Pending,
    ) -> Result<ResponseHead, CoreError> {
        let mut wanted = TokenRequest::new(pending.scheme, pending.scopes);
        let token = self.token(pending, &wanted).await?;
        let head = self.send_following_redirects(with_token(request, token.1.clone()), Some(token.1)).await?;
        // After a redirect to another origin, the request had no token, so the 401 did not reject it.
        if head.response.status() != StatusCode::UNAUTHORIZED || !head.carried {
            return Ok(head);
        }
        wanted = wanted.rejecting(token.0.clone());
        let other = self.token(pending, &wanted).await?;
        // A consumed stream cannot be resent, but the provider now knows that the token was rejected.
        if other.0.is_same(&token.0) || self.parts.is_consumed() {
            return Ok(head);
        }
        let request = self.again(Some(other.1.clone()))?;
        self.send_following_redirects(request, Some(other.1)).await
    }

    /// Obtains a token from its provider, and its `Authorization` header.
    async fn token(&self, pending: &Pending, wanted: &TokenRequest) -> Result<(Token, HeaderValue), CoreError> {
        let (operation, scheme, sent, attempts) = (self.operation.info(), pending.scheme, self.sent, self.attempts);
        let failed = |source| Error::Token(Box::new(TokenFailure { operation, scheme, sent, source, attempts }));
        let provided = within(self.clock(), self.deadline, pending.provider.token(wanted)).await;
        let token = provided.ok_or_else(|| self.late(scheme))?.map_err(failed)?;
        let header = token
            .header()
            .ok_or_else(|| failed("the token contains a character that is invalid in a header".into()))?;
        Ok((token, header))
    }

    fn build(&mut self) -> Result<(Request<RequestBody>, Option<Pending>), CoreError> {
        let (mut request, pending) = self.parts.build_without_token()?;
        content_coding::ask(request.headers_mut());
        Ok((request, pending))
    }

    /// Builds the request again.
    fn again(&mut self, token: Option<HeaderValue>) -> Result<Request<RequestBody>, CoreError> {
        let (request, _) = self.build()?;
        Ok(match token {
            Some(token) => with_token(request, token),
            None => request,
        })
    }

    async fn send_following_redirects(
        &mut self,
        mut request: Request<RequestBody>,
        token: Option<HeaderValue>,
    ) -> Result<ResponseHead, CoreError> {
        let mut followed = 0;
        let secrets = Secrets::of(&request, &self.client.credentials);
        loop {
            // The first request is built again if it has to be resent. Most are not.
            let spare = (followed > 0).then(|| copy(&request));
            let (method, carried) = (request.method().clone(), request.headers().contains_key(AUTHORIZATION));
            let mut response = self.send_once(request, &secrets).await?;
            secrets.hide(response.headers_mut());
            if !redirect::is_to_follow(&response, self.operation.responses) {
                return Ok(self.response_head(method, carried, response));
            }
            let next = if followed == self.client.settings.max_redirects {
                Err(RedirectRefusal::TooMany(followed))
            } else {
                let spare = match spare {
                    Some(spare) => spare,
                    None => self.again(token.clone())?,
                };
                redirect::next(spare, &response, self.client.settings.resend_across_origins)
            };
            request = next.map_err(|reason| {
                let (head, _) = response.into_parts();
                self.refused(head.status, head.headers, reason)
            })?;
            #[cfg(feature = "retry")]
            self.note_redirect(&request);
            followed += 1;
        }
    }

    /// Applies the limits to the body of the final response, and decodes its content codings.
    fn response_head(&self, method: Method, carried: bool, response: Response<ResponseBody>) -> ResponseHead {
        let has_body =
            method != Method::HEAD && !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        let codings = if has_body { content_coding::codings(&response) } else { Vec::new() };
        let (limit, deadline) = (self.max_response_bytes, self.deadline);
        let timed = deadline.map(|deadline| (deadline, self.clock().clone()));
        if codings.is_empty() {
            let response = response.map(|body| Guard::new(body, limit, timed));
            return ResponseHead { method, response, carried, undecoded: None };
        }
        let received = content_coding::encoded_limit(limit);
        let response = response.map(|body| ResponseBody::new(Guard::new(body, received, timed)));
        let (response, undecoded) = content_coding::decode(response, &codings);
        let response = response.map(|body| Guard::new(body, limit, None));
        ResponseHead { method, response, carried, undecoded }
    }

    #[cfg_attr(not(feature = "hooks"), allow(unused_variables, reason = "only hooks see a URL without secrets"))]
    async fn send_once(
        &mut self,
        request: Request<RequestBody>,
        secrets: &Secrets,
    ) -> Result<Response<ResponseBody>, CoreError> {
        let left = self.deadline.map(|deadline| self.clock().until(deadline));
        if left == Some(Duration::ZERO) {
            return Err(self.failed(TransportError::new("the timeout elapsed").timed_out().not_sent()));
        }
        let options = SendOptions { timeout: left, connect_timeout: self.client.settings.connect_timeout };
        #[cfg(feature = "tower")]
        let request = self.with_operation(request);
        #[cfg(feature = "hooks")]
        let outcome = self.send_watched(request, &options, secrets).await;
        #[cfg(not(feature = "hooks"))]
        let outcome = self.client.transport.send(request, &options).await;
        match outcome {
            Ok(response) => {
                self.sent = Sent::Maybe;
                Ok(response)
            }
            Err(error) => Err(self.failed(error)),
        }
    }

    /// Tells layers the operation.
    #[cfg(feature = "tower")]
    fn with_operation(&self, mut request: Request<RequestBody>) -> Request<RequestBody> {
        if self.client.settings.is_layered {
            request.extensions_mut().insert(self.operation.info());
        }
        request
    }

    fn late(&self, scheme: &str) -> CoreError {
        let error = TransportError::new(format!("the token provider for `{scheme}` timed out"));
        self.failed(error.timed_out().not_sent())
    }
}
