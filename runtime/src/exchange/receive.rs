//! Receiving a complete response body, up to a limit.

use bytes::Bytes;
use http::{Method, Response};
use http_body::Body;

use super::{
    classify::{Classified, observe_head},
    exchange::{Exchange, ResponseHead},
    guard::Guard,
    stream::ByteStream,
};
use crate::{
    error::{CoreError, Error, UndecodableBody},
    response::{self, DecodeError, RawResponse},
    transport::ResponseBody,
};

impl Exchange<'_, '_> {
    /// Receives the complete response and classifies it.
    pub(super) async fn receive(&self, head: ResponseHead) -> Result<Classified, CoreError> {
        let raw = self.collect(&head.method, head.response).await?;
        // Some servers send a `Content-Encoding` with an empty body.
        if let Some(reason) = head.undecoded.filter(|_| !raw.body.is_empty()) {
            let bytes = raw.bytes();
            let response = response::Response::new(self.operation.info(), raw, bytes);
            let source = DecodeError::custom(reason);
            return Err(Error::UndecodableBody(Box::new(UndecodableBody { response, source })));
        }
        Ok(Classified::new(self.operation, raw, self.client.settings.on_drift.clone()))
    }

    pub(super) fn stream(&self, response: Response<Guard>) -> Response<ByteStream> {
        let (head, body) = response.into_parts();
        let (status, headers) = (head.status, head.headers.clone());
        if let Some(observer) = &self.client.settings.on_drift {
            let head = RawResponse::new(status, headers.clone(), Bytes::new());
            observe_head(self.operation, &head, Some(observer));
        }
        let stream = ByteStream::new(ResponseBody::new(body), status, headers, self.context());
        Response::from_parts(head, stream)
    }

    async fn collect(&self, method: &Method, response: Response<Guard>) -> Result<RawResponse, CoreError> {
        let (head, body) = response.into_parts();
        let limit = self.max_response_bytes;
        // The response to a HEAD request has the `Content-Length` of a body that is not sent.
        if method != Method::HEAD && body.size_hint().lower() > limit {
            return Err(self.context().too_large(head.status, head.headers));
        }
        match body.collect().await {
            Ok(body) => Ok(RawResponse {
                status: head.status,
                headers: head.headers,
                body,
                max_response_nodes: self.client.settings.max_response_nodes,
                attempts: self.attempts,
            }),
            Err(error) if error.is_exceeded() => Err(self.context().too_large(head.status, head.headers)),
            Err(error) => Err(self.failed(error)),
        }
    }
}
