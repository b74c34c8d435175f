//! Classification of responses according to the documented responses of the operation.

use http::{HeaderMap, StatusCode};

use crate::{
    answer::Answer,
    decode::{self, DecodeError},
    drift::{Drift, DriftKind, Observer},
    error::{CoreError, Error, UndocumentedMediaType},
    media::is_documented,
    operation::{Described, Documented, On, OperationInfo, Responses},
    response::Response,
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
        let (value, found) = decode::gather(|| decode(&self.answer));
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
            let answer = self.answer.clone().with_status(candidate.on);
            let (outcome, found) = decode::gather_if(self.observer.is_some(), || decode(&answer));
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

    fn tell(&self, found: decode::Found) {
        let Some(observer) = &self.observer else { return };
        for (pointer, kind) in found.into_reports() {
            observer(&Drift::inside(self.operation.id, self.answer.status, pointer, kind));
        }
    }

    fn tell_head(&self) {
        tell_head(self.observer.as_ref(), self.operation.id, self.responses, &self.class, &self.answer);
    }
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
                _ if operation.method == crate::method::Method::HEAD => true,
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
        _ if has_body && has_no_body(operation, status) && operation.method != crate::method::Method::HEAD => false,
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
    operation.method == crate::method::Method::HEAD
        || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED)
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
mod tests {
    use super::*;

    fn outcome(responses: Responses, status: u16) -> Option<(On, bool)> {
        let status = StatusCode::from_u16(status).unwrap();
        let documented = find(responses, status)?;
        Some((documented.on, is_success(responses, documented, status)))
    }

    fn class(responses: Responses, status: u16, media_type: &str) -> Class {
        let mut headers = HeaderMap::new();
        if !media_type.is_empty() {
            headers.insert("content-type", media_type.parse().unwrap());
        }
        classify(&Described { responses, ..described() }, StatusCode::from_u16(status).unwrap(), &headers)
    }

    fn described() -> Described {
        Described {
            id: "op",
            method: crate::method::Method::GET,
            path: "/",
            security: &[],
            scopes: &[],
            responses: &[],
            encodings: &[],
            server: None,
        }
    }

    fn candidates(class: Class) -> Vec<On> {
        match class {
            Class::OtherSuccess(candidates) => candidates.into_iter().map(|documented| documented.on).collect(),
            other => panic!("{other:?}"),
        }
    }

    const MANY: Responses = &[
        On::Status(203).media(&["text/csv"]),
        On::Status(206).empty(),
        On::Status(200).json(),
        On::Class(3).json(),
        On::Default.json(),
    ];

    #[test]
    fn a_success_that_is_not_documented_may_be_any_that_is() {
        assert_eq!(candidates(class(MANY, 201, "application/json")), [On::Status(200), On::Status(206)]);
        assert_eq!(candidates(class(MANY, 201, "text/csv")), [On::Status(203), On::Status(206)]);
        assert_eq!(candidates(class(MANY, 204, "")), [On::Status(206)]);
        assert_eq!(class(MANY, 500, "application/json"), Class::Failure(true));
        assert_eq!(class(MANY, 200, "text/html"), Class::UndocumentedMediaType(&MANY[2]));
    }

    #[test]
    fn a_status_without_a_body_is_not_a_default_with_one() {
        assert_eq!(class(MANY, 304, ""), Class::UndocumentedStatus);
        assert_eq!(candidates(class(const { &[On::Class(2).json()] }, 204, "")), []);
        assert_eq!(class(const { &[On::Default.empty(), On::Status(200).json()] }, 304, ""), Class::Failure(true));
        assert_eq!(class(const { &[On::Status(304).json()] }, 304, ""), Class::Failure(true));
    }

    #[test]
    fn a_redirect_is_the_success_where_no_other_is_documented() {
        const REDIRECT: Responses = &[On::Status(302).empty(), On::Default.json()];
        assert_eq!(class(REDIRECT, 302, ""), Class::Success(true));
        assert_eq!(class(REDIRECT, 400, "application/json"), Class::Failure(true));
        assert_eq!(candidates(class(REDIRECT, 200, "text/html")), [On::Status(302)]);
        assert_eq!(class(const { &[On::Status(302).empty(), On::Status(200).json()] }, 302, ""), Class::Failure(true));
        assert_eq!(class(const { &[On::Default.json()] }, 302, "application/json"), Class::Failure(true));
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
