//! The body of an answer, up to a limit.

use http::{Method, Response};
use http_body::Body;
use http_body_util::{BodyExt, Limited};

use super::Journey;
use crate::{
    answer::Answer,
    error::{CoreError, Error, Sent, TooLarge},
    transport::{ResponseBody, TransportError},
};

impl Journey<'_> {
    pub(super) async fn receive(&self, method: &Method, response: Response<ResponseBody>) -> Result<Answer, CoreError> {
        let (head, body) = response.into_parts();
        let limit = self.client.settings.max_response_bytes;
        // The answer to a HEAD tells the length of a body that does not come.
        if method != Method::HEAD && body.size_hint().lower() > limit {
            return Err(self.too_large(head, limit));
        }
        let limited = Limited::new(body, usize::try_from(limit).unwrap_or(usize::MAX));
        match limited.collect().await {
            Ok(body) => Ok(Answer { status: head.status, headers: head.headers, body: body.to_bytes() }),
            Err(error) => match error.downcast::<TransportError>() {
                Ok(error) => Err(self.failed(*error, Sent::Maybe)),
                Err(_) => Err(self.too_large(head, limit)),
            },
        }
    }

    fn too_large(&self, head: http::response::Parts, limit: u64) -> CoreError {
        Error::TooLarge(Box::new(TooLarge {
            operation: self.operation.id,
            status: head.status,
            headers: head.headers,
            limit,
        }))
    }
}
