//! Classification of responses according to the documented responses of the operation.

use http::{HeaderMap, StatusCode};

use crate::{
    error::{CoreError, Error, UndocumentedMediaType},
    operation::{Described, Documented, Method, On, Responses},
    response::{
        Answer, DecodeError, OperationInfo, Response,
        media_type::is_documented,
        observe::{self, Drift, DriftKind, Found, Observer},
    },
};

/// A complete response and its class.
pub(crate) struct Answered {
    pub(crate) operation: OperationInfo,
    pub(crate) answer: Answer,
    pub(crate) class: Class,
    responses: Responses,
    observer: Option<Observer>,
}

/// The class of a response: a success, an error, or undocumented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Class {
    /// A documented success. True if its media type has a decoder.
    Success(bool),
    /// A documented error. True if its media type has a decoder.
    Failure(bool),
    /// A 2xx response with an undocumented status code. It may match any of these responses (RFC 9110, section 15).
    OtherSuccess(Vec<&'static Documented>),
    /// Any other undocumented status code.
    UndocumentedStatus,
    /// A documented status code with a media type that is not documented for it.
    UndocumentedMediaType(&'static Documented),
}

impl Answered {
    pub(super) fn new(operation: &Described, answer: Answer, observer: Option<Observer>) -> Self {
        let class = classify(operation, answer.status, &answer.headers);
        Self { operation: operation.info(), answer, class, responses: operation.responses, observer }
    }

    /// Returns true if the response is a success, documented or not.
    pub(super) fn is_success(&self) -> bool {
        self.answer.status.is_success() || matches!(self.class, Class::Success(_))
    }

    /// Returns an error if the status code or the media type is undocumented, and reports it to the observer.
    ///
    /// A 2xx response with an undocumented status code may still match a documented success, so it is returned.
    pub(super) fn documented(self) -> Result<Self, CoreError> {
        match &self.class {
            Class::Success(_) | Class::Failure(_) | Class::OtherSuccess(_) => Ok(self),
            Class::UndocumentedStatus => Err(self.undocumented().cast()),
            Class::UndocumentedMediaType(documented) => {
                let documented = documented.media_types;
                self.tell_head();
                let bytes = self.answer.bytes();
                let response = Response::new(self.operation, self.answer, bytes);
                Err(Error::UndocumentedMediaType(Box::new(UndocumentedMediaType { response, documented })))
            }
        }
    }

    /// Like [`documented`](Self::documented), but accepts every 2xx response, whatever its media type.
    pub(super) fn bytes(self) -> Result<Self, CoreError> {
        if !self.answer.status.is_success() {
            return self.documented();
        }
        self.tell_head();
        Ok(Self { class: Class::Success(true), ..self })
    }

    /// Decodes the response and reports its undocumented content to the observer, if there is one.
    pub(crate) fn decode<T>(&self, decode: impl FnOnce(&Answer) -> T) -> T {
        let Some(observer) = &self.observer else { return decode(&self.answer) };
        let (value, found) = observe::gather(|| decode(&self.answer));
        for (pointer, kind) in found.into_reports() {
            observer(&Drift::inside(self.operation.id, self.answer.status, pointer, kind));
        }
        value
    }

    /// Decodes an undocumented success as the first of the candidates that it matches.
    pub(crate) fn decode_as_any<T>(
        &self,
        candidates: &[&'static Documented],
        decode: impl Fn(&Answer) -> Result<T, DecodeError>,
    ) -> Option<Result<T, DecodeError>> {
        for candidate in candidates {
            let answer = with_status(self.answer.clone(), candidate.on);
            let (outcome, found) = observe::gather_if(self.observer.is_some(), || decode(&answer));
            match outcome {
                Err(error) if !error.is_failure() => {}
                outcome => {
                    self.tell_head();
                    self.tell(found);
                    return Some(outcome);
                }
            }
        }
        None
    }

    /// Returns the error of an undocumented status code, and reports it to the observer.
    pub(crate) fn undocumented<E>(self) -> Error<E> {
        self.tell_head();
        let bytes = self.answer.bytes();
        Error::UndocumentedStatus(Box::new(Response::new(self.operation, self.answer, bytes)))
    }

    fn tell(&self, found: Found) {
        let Some(observer) = &self.observer else { return };
        for (pointer, kind) in found.into_reports() {
            observer(&Drift::inside(self.operation.id, self.answer.status, pointer, kind));
        }
    }

    fn tell_head(&self) {
        tell_head(self.observer.as_ref(), self.operation.id, self.responses, &self.class, &self.answer);
    }
}

/// Returns the response with another status code, if `on` is a single status code.
fn with_status(answer: Answer, on: On) -> Answer {
    let status = match on {
        On::Status(code) => StatusCode::from_u16(code).ok(),
        On::Class(_) | On::Default => None,
    };
    Answer { status: status.unwrap_or(answer.status), ..answer }
}

/// Reports an undocumented status code or media type to the observer.
fn tell_head(
    observer: Option<&Observer>,
    operation: &'static str,
    responses: Responses,
    class: &Class,
    answer: &Answer,
) {
    let kind = match class {
        Class::Success(_) | Class::Failure(_) => return,
        Class::OtherSuccess(_) | Class::UndocumentedStatus => DriftKind::UndocumentedStatus {
            documented: responses.iter().map(|response| response.on.to_string()).collect(),
        },
        Class::UndocumentedMediaType(documented) => {
            DriftKind::UndocumentedMediaType { found: answer.content_type(), documented: documented.media_types }
        }
    };
    if let Some(observer) = observer {
        observer(&Drift::inside(operation, answer.status, String::new(), kind));
    }
}

/// Classifies the head of a response and reports an undocumented status code or media type to the observer.
pub(super) fn observe_head(operation: &Described, head: &Answer, observer: Option<&Observer>) {
    let class = classify(operation, head.status, &head.headers);
    tell_head(observer, operation.id, operation.responses, &class, head);
}

/// Returns true if the head of a response is that of a success, documented or not.
pub(super) fn is_success_of<B>(operation: &Described, response: &http::Response<B>) -> bool {
    let status = response.status();
    status.is_success() || matches!(classify(operation, status, response.headers()), Class::Success(_))
}

/// Determines the class of a response from its status code and `Content-Type`.
fn classify(operation: &Described, status: StatusCode, headers: &HeaderMap) -> Class {
    let responses = operation.responses;
    // The `Content-Type` of a response without a body is ignored.
    let no_body = has_no_body(operation, status);
    let documented = find(responses, status).filter(|documented| is_meant(operation, documented, status));
    match documented {
        Some(documented) if no_body || is_described(documented, headers) => {
            let decoded = no_body || is_documented(documented.media_types, headers);
            let is_success = is_success(responses, documented, status);
            if is_success { Class::Success(decoded) } else { Class::Failure(decoded) }
        }
        Some(documented) => Class::UndocumentedMediaType(documented),
        None if status.is_success() => {
            let fits = |documented: &&'static Documented| match status {
                _ if operation.method == Method::HEAD => true,
                StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT => documented.media_types.is_empty(),
                _ => is_documented(documented.media_types, headers),
            };
            let successes = responses.iter().filter(|documented| stands_for_success(responses, documented));
            let mut successes: Vec<_> = successes.filter(fits).collect();
            successes.sort_by_key(|documented| documented.on != On::Status(200));
            Class::OtherSuccess(successes)
        }
        None => Class::UndocumentedStatus,
    }
}

/// Returns true if a documented response applies to a status code.
///
/// A default or a range with a body does not apply to a status code without one. A default does not apply to a 2xx
/// status code if a success is documented separately.
fn is_meant(operation: &Described, documented: &Documented, status: StatusCode) -> bool {
    let has_body = !documented.media_types.is_empty() || !documented.others.is_empty();
    match documented.on {
        On::Status(_) => true,
        _ if has_body && has_no_body(operation, status) && operation.method != Method::HEAD => false,
        On::Class(_) => true,
        On::Default => !status.is_success() || is_success(operation.responses, documented, status),
    }
}

/// Returns true if the media type is documented, with or without a decoder.
fn is_described(documented: &Documented, headers: &HeaderMap) -> bool {
    is_documented(documented.media_types, headers)
        || (!documented.others.is_empty() && is_documented(documented.others, headers))
}

/// Returns true if the response cannot have a body (RFC 9110, section 6.4.1).
fn has_no_body(operation: &Described, status: StatusCode) -> bool {
    operation.method == Method::HEAD || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED)
}

/// Finds the documented response for a status code.
///
/// The status code takes precedence over its range, and both over the default (OpenAPI 3.1, section 4.8.16).
fn find(responses: Responses, status: StatusCode) -> Option<&'static Documented> {
    let code = status.as_u16();
    let on = |on: On| responses.iter().find(move |response| response.on == on);
    on(On::Status(code)).or_else(|| on(class(code))).or_else(|| on(On::Default))
}

fn class(code: u16) -> On {
    On::Class(u8::try_from(code / 100).unwrap_or_default())
}

/// Returns true if a response is a success of the operation.
///
/// A success is any 2xx response. A redirect is a success if no 2xx response is documented. The default is a success if
/// neither a 2xx response nor a redirect is documented.
fn is_success(responses: Responses, documented: &Documented, status: StatusCode) -> bool {
    let redirects = status.is_redirection() && status != StatusCode::NOT_MODIFIED && documented.on != On::Default;
    (status.is_success() || redirects) && stands_for_success(responses, documented)
}

/// Returns true if a documented response describes a success of the operation.
fn stands_for_success(responses: Responses, documented: &Documented) -> bool {
    let any = |is: fn(&Documented) -> bool| responses.iter().any(is);
    documented.is_success()
        || (documented.is_redirect() && !any(Documented::is_success))
        || (documented.on == On::Default && !any(Documented::is_success) && !any(Documented::is_redirect))
}

#[cfg(test)]
mod tests;
