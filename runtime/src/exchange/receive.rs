//! The body of an answer, up to a limit.

use http::{Method, Response};
use http_body::Body;
use http_body_util::{BodyExt, Limited};

use super::{Answered, Arrived, Journey, classify};
use crate::{
    answer::Answer,
    drift::Drift,
    error::{CoreError, Sent},
    transport::{ResponseBody, TransportError},
};

impl Journey<'_> {
    /// The whole answer, and what it is.
    pub(super) async fn receive(&self, arrived: Arrived) -> Result<Answered, CoreError> {
        let answer = self.whole(&arrived.method, arrived.response).await?;
        let observer = &self.client.settings.on_drift;
        let classified = classify::classify(&self.operation, answer, observer.clone());
        if let (Err(error), Some(observer)) = (&classified, observer)
            && let Some(drift) = Drift::of_error(&self.operation, error)
        {
            observer(&drift);
        }
        classified
    }

    async fn whole(&self, method: &Method, response: Response<ResponseBody>) -> Result<Answer, CoreError> {
        let (head, body) = response.into_parts();
        let limit = self.max_response_bytes;
        // The answer to a HEAD tells the length of a body that does not come.
        if method != Method::HEAD && body.size_hint().lower() > limit {
            return Err(self.cause().too_large(head.status, head.headers));
        }
        let limited = Limited::new(body, usize::try_from(limit).unwrap_or(usize::MAX));
        match limited.collect().await {
            Ok(body) => Ok(Answer { status: head.status, headers: head.headers, body: body.to_bytes() }),
            Err(error) => match error.downcast::<TransportError>() {
                Ok(error) => Err(self.failed(*error, Sent::Maybe)),
                Err(_) => Err(self.cause().too_large(head.status, head.headers)),
            },
        }
    }
}
