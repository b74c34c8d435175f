//! The exchange of a request for a response: obtains a token, sends the request, and follows redirects.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
    time::{Duration, Instant},
};

use futures_timer::Delay;
use http::{HeaderValue, Method, Request, Response, StatusCode, header::AUTHORIZATION};

use super::{content_coding, context::CallContext, guard::Guard, redirect};
use crate::{
    client::{
        Inner,
        credentials::{Pending, Secrets, Token, TokenRequest},
    },
    error::{CoreError, Error, RedirectRefusal, RedirectRefused, TokenFailure},
    operation::OperationData,
    request::RequestParts,
    transport::{BoxFuture, RequestBody, ResponseBody, SendOptions, Sent, TransportError},
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

/// Awaits a future until a deadline. Returns `None` if the deadline passes first.
async fn within<T>(deadline: Option<Instant>, mut future: BoxFuture<'_, T>) -> Option<T> {
    let Some(deadline) = deadline else { return Some(future.await) };
    let mut timer = None;
    poll_fn(|context| {
        if let Poll::Ready(outcome) = future.as_mut().poll(context) {
            return Poll::Ready(Some(outcome));
        }
        // The timer is created only if the future is not ready immediately.
        let left = || Delay::new(deadline.saturating_duration_since(Instant::now()));
        Pin::new(timer.get_or_insert_with(left)).poll(context).map(|()| None)
    })
    .await
}

/// The state of a call across redirects and retries.
pub(super) struct Exchange<'p, 'c> {
    /// The arguments, from which the request is built again if it has to be resent.
    parts: &'p mut RequestParts<'c>,
    pub(super) operation: &'static OperationData,
    timeout: Option<Duration>,
    deadline: Option<Instant>,
    pub(super) max_response_bytes: u64,
    pub(super) client: &'c Inner,
}

/// A response whose body has not been received yet.
pub(super) struct ResponseHead {
    /// The method of the final request.
    pub(super) method: Method,
    pub(super) response: Response<Guard>,
    /// True if the final request had an `Authorization` header.
    carried: bool,
    /// The reason why the body's content coding was not decoded.
    pub(super) undecoded: Option<String>,
}

impl<'p, 'c> Exchange<'p, 'c> {
    pub(super) fn begin(
        parts: &'p mut RequestParts<'c>,
    ) -> Result<(Self, Request<RequestBody>, Option<Pending>), CoreError> {
        let (client, timeout) = (parts.client.inner(), parts.timeout);
        let (operation, max_response_bytes) = (parts.operation, parts.max_response_bytes);
        let (mut request, pending) = parts.build_without_token()?;
        content_coding::ask(request.headers_mut());
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        Ok((Self { parts, operation, timeout, deadline, max_response_bytes, client }, request, pending))
    }

    pub(super) async fn send(
        &mut self,
        request: Request<RequestBody>,
        pending: Option<Pending>,
    ) -> Result<ResponseHead, CoreError> {
        match pending {
            None => self.send_following_redirects(request, None).await,
            Some(pending) => self.send_with_token(request, &pending).await,
        }
    }

    /// Like [`send_following_redirects`](Self::send_following_redirects), with a token. If the server rejects the token, retries once with another token.
    async fn send_with_token(
        &mut self,
        request: Request<RequestBody>,
        pending: &Pending,
    ) -> Result<ResponseHead, CoreError> {
        let mut wanted = TokenRequest::new(pending.scheme, pending.scopes);
        let token = self.token(pending, &wanted, Sent::No).await?;
        let head = self.send_following_redirects(with_token(request, token.1.clone()), Some(token.1)).await?;
        // After a redirect to another origin, the request had no token, so the 401 did not reject it.
        if head.response.status() != StatusCode::UNAUTHORIZED || !head.carried {
            return Ok(head);
        }
        wanted = wanted.rejecting(token.0.clone());
        let other = self.token(pending, &wanted, Sent::Maybe).await?;
        // A consumed stream cannot be resent, but the provider now knows that the token was rejected.
        if other.0.is_same(&token.0) || self.parts.is_consumed() {
            return Ok(head);
        }
        let request = self.again(Some(other.1.clone()))?;
        self.send_following_redirects(request, Some(other.1)).await
    }

    /// Obtains a token from its provider, and its `Authorization` header.
    async fn token(
        &self,
        pending: &Pending,
        wanted: &TokenRequest,
        sent: Sent,
    ) -> Result<(Token, HeaderValue), CoreError> {
        let (operation, scheme) = (self.operation.info(), pending.scheme);
        let failed = |source| Error::Token(Box::new(TokenFailure { operation, scheme, sent, source }));
        let provided = within(self.deadline, pending.provider.token(wanted)).await;
        let token = provided.ok_or_else(|| self.late(scheme, sent))?.map_err(failed)?;
        let header = token
            .header()
            .ok_or_else(|| failed("the token contains a character that is invalid in a header".into()))?;
        Ok((token, header))
    }

    /// Builds the request again.
    fn again(&mut self, token: Option<HeaderValue>) -> Result<Request<RequestBody>, CoreError> {
        let (mut request, _) = self.parts.build_without_token()?;
        content_coding::ask(request.headers_mut());
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
            let sent_before = if followed == 0 { Sent::No } else { Sent::Maybe };
            // The first request is built again if it has to be resent. Most are not.
            let spare = (followed > 0).then(|| copy(&request));
            let (method, carried) = (request.method().clone(), request.headers().contains_key(AUTHORIZATION));
            let mut response = self.send_once(request, sent_before).await?;
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
            request = next.map_err(|reason| self.refused(response, reason))?;
            followed += 1;
        }
    }

    /// Applies the limits to the body of the final response, and decodes its content codings.
    fn response_head(&self, method: Method, carried: bool, response: Response<ResponseBody>) -> ResponseHead {
        let has_body =
            method != Method::HEAD && !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        let codings = if has_body { content_coding::codings(&response) } else { Vec::new() };
        let (limit, deadline) = (self.max_response_bytes, self.deadline);
        if codings.is_empty() {
            let response = response.map(|body| Guard::new(body, limit, deadline));
            return ResponseHead { method, response, carried, undecoded: None };
        }
        let received = content_coding::encoded_limit(limit);
        let response = response.map(|body| ResponseBody::new(Guard::new(body, received, deadline)));
        let (response, undecoded) = content_coding::decode(response, &codings);
        let response = response.map(|body| Guard::new(body, limit, None));
        ResponseHead { method, response, carried, undecoded }
    }

    async fn send_once(
        &self,
        request: Request<RequestBody>,
        sent_before: Sent,
    ) -> Result<Response<ResponseBody>, CoreError> {
        let left = self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        if left == Some(Duration::ZERO) {
            let error = TransportError::new("the timeout elapsed").timed_out().not_sent();
            return Err(self.failed(error, sent_before));
        }
        let options = SendOptions { timeout: left, connect_timeout: self.client.settings.connect_timeout };
        let sending = self.client.transport.send(request, &options);
        sending.await.map_err(|error| self.failed(error, sent_before))
    }

    fn late(&self, scheme: &str, sent_before: Sent) -> CoreError {
        let error = TransportError::new(format!("the token provider for `{scheme}` timed out"));
        self.failed(error.timed_out().not_sent(), sent_before)
    }

    pub(super) fn failed(&self, source: TransportError, sent_before: Sent) -> CoreError {
        self.context().failed(source, sent_before)
    }

    /// Returns the information about the call that errors contain.
    pub(super) fn context(&self) -> CallContext {
        CallContext {
            operation: self.operation.info(),
            // A call without a timeout can still time out while connecting.
            timeout: self.timeout.or(self.client.settings.connect_timeout).unwrap_or_default(),
            limit: self.max_response_bytes,
        }
    }

    fn refused(&self, response: Response<ResponseBody>, reason: RedirectRefusal) -> CoreError {
        let (head, _) = response.into_parts();
        Error::RedirectRefused(Box::new(RedirectRefused {
            operation: self.operation.info(),
            status: head.status,
            headers: head.headers,
            reason,
        }))
    }
}
