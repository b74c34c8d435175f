//! What an answer is, by what is documented.

use http::{HeaderMap, StatusCode};

use crate::{
    answer::Answer,
    decode,
    drift::{Drift, Observer},
    error::{CoreError, Error, UndocumentedMediaType},
    media::is_documented,
    operation::{Described, Documented, On, Responses},
    response::Response,
};

/// An answer with a documented status and media type.
pub(crate) struct Answered {
    pub(crate) operation: &'static str,
    pub(crate) answer: Answer,
    /// Whether it is the operation's output, and not its error.
    pub(crate) success: bool,
    /// Whether its media type is one that is decoded.
    pub(crate) decoded: bool,
    pub(crate) observer: Option<Observer>,
}

impl Answered {
    /// Decodes the answer, and tells the observer, if there is one, what is not described in it.
    pub(crate) fn decode<T>(&self, decode: impl FnOnce(&Answer) -> T) -> T {
        let Some(observer) = &self.observer else { return decode(&self.answer) };
        let (value, found) = decode::gather(|| decode(&self.answer));
        for (pointer, kind) in found {
            observer(&Drift::inside(self.operation, &self.answer, pointer, kind));
        }
        value
    }
}

pub(super) fn classify(
    operation: &Described,
    answer: Answer,
    observer: Option<Observer>,
) -> Result<Answered, CoreError> {
    let id = operation.id;
    let Some(documented) = find(operation.responses, answer.status) else {
        let bytes = answer.bytes();
        return Err(Error::UndocumentedStatus(Box::new(Response::new(id, answer, bytes))));
    };
    // What has no body has no media type, whatever a header says of the body that would come otherwise.
    let empty = has_no_body(operation, answer.status);
    if !empty && !is_described(documented, &answer.headers) {
        let bytes = answer.bytes();
        return Err(Error::UndocumentedMediaType(Box::new(UndocumentedMediaType {
            response: Response::new(id, answer, bytes),
            documented: documented.media_types,
        })));
    }
    let success = is_success(operation.responses, documented, answer.status);
    let decoded = empty || is_documented(documented.media_types, &answer.headers);
    Ok(Answered { operation: id, answer, success, decoded, observer })
}

/// Whether an answer is a documented success, by its head.
pub(super) fn is_success_of<B>(operation: &Described, response: &http::Response<B>) -> bool {
    find(operation.responses, response.status()).is_some_and(|documented| {
        is_success(operation.responses, documented, response.status())
            && (has_no_body(operation, response.status()) || is_described(documented, response.headers()))
    })
}

/// Whether the media type is documented, decoded or not.
fn is_described(documented: &Documented, headers: &HeaderMap) -> bool {
    is_documented(documented.media_types, headers)
        || (!documented.others.is_empty() && is_documented(documented.others, headers))
}

/// RFC 9110, section 6.4.1.
fn has_no_body(operation: &Described, status: StatusCode) -> bool {
    operation.method == crate::method::Method::HEAD
        || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED)
}

/// A status of its own goes before its class, and both before the default (OpenAPI 3.1, section 4.8.16).
fn find(responses: Responses, status: StatusCode) -> Option<&'static Documented> {
    let code = status.as_u16();
    let on = |on: On| responses.iter().find(move |response| response.on == on);
    on(On::Status(code)).or_else(|| on(class(code))).or_else(|| on(On::Default))
}

fn class(code: u16) -> On {
    On::Class(u8::try_from(code / 100).unwrap_or_default())
}

/// A default stands for a success only where no other response does.
fn is_success(responses: Responses, documented: &Documented, status: StatusCode) -> bool {
    status.is_success() && (documented.on != On::Default || !responses.iter().any(Documented::is_success))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(responses: Responses, status: u16) -> Option<(On, bool)> {
        let status = StatusCode::from_u16(status).unwrap();
        let documented = find(responses, status)?;
        Some((documented.on, is_success(responses, documented, status)))
    }

    #[test]
    fn exact_before_class_before_default() {
        const RESPONSES: Responses =
            &[On::Default.json(), On::Class(4).json(), On::Status(404).empty(), On::Status(200).json()];
        assert_eq!(outcome(RESPONSES, 200), Some((On::Status(200), true)));
        assert_eq!(outcome(RESPONSES, 404), Some((On::Status(404), false)));
        assert_eq!(outcome(RESPONSES, 418), Some((On::Class(4), false)));
        assert_eq!(outcome(RESPONSES, 500), Some((On::Default, false)));
        assert_eq!(outcome(RESPONSES, 204), Some((On::Default, false)));
        assert_eq!(outcome(const { &[On::Status(200).json()] }, 500), None);
    }

    #[test]
    fn a_default_alone_is_the_success_too() {
        const RESPONSES: Responses = &[On::Default.json(), On::Status(404).json()];
        assert_eq!(outcome(RESPONSES, 200), Some((On::Default, true)));
        assert_eq!(outcome(RESPONSES, 500), Some((On::Default, false)));
    }
}
