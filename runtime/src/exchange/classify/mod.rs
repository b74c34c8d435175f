//! Classification of responses according to the documented responses of the operation.

use http::{HeaderMap, StatusCode};

use crate::{
    error::{CoreError, Error, UndocumentedMediaType},
    operation::{DocumentedResponse, Method, OperationData, Responses, StatusKey},
    response::{
        DecodeError, OperationInfo, RawResponse, Response,
        media_type::covers,
        observe::{self, Drift, DriftKind, Found, Observer},
    },
};

/// A complete response and its class.
pub(crate) struct Classified {
    pub(crate) operation: OperationInfo,
    pub(crate) raw: RawResponse,
    pub(crate) class: ResponseClass,
    responses: Responses,
    observer: Option<Observer>,
}

/// The class of a response: a success, an error, or undocumented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ResponseClass {
    /// A documented success. True if its media type has a decoder.
    Success(bool),
    /// A documented error. True if its media type has a decoder.
    Failure(bool),
    /// A 2xx response with an undocumented status code. It may match any of these responses (RFC 9110, section 15).
    OtherSuccess(Vec<&'static DocumentedResponse>),
    /// Any other undocumented status code.
    UndocumentedStatus,
    /// A documented status code with a media type that is not documented for it.
    UndocumentedMediaType(&'static DocumentedResponse),
}

impl Classified {
    pub(super) fn new(operation: &OperationData, raw: RawResponse, observer: Option<Observer>) -> Self {
        let class = classify(operation, raw.status, &raw.headers);
        Self { operation: operation.info(), raw, class, responses: operation.responses, observer }
    }

    /// Returns true if the response is a success, documented or not.
    pub(super) fn is_success(&self) -> bool {
        self.raw.status.is_success() || matches!(self.class, ResponseClass::Success(_))
    }

    /// Returns an error if the status code or the media type is undocumented, and reports it to the observer.
    ///
    /// A 2xx response with an undocumented status code may still match a documented success, so it is returned.
    pub(super) fn documented(self) -> Result<Self, CoreError> {
        match &self.class {
            ResponseClass::Success(_) | ResponseClass::Failure(_) | ResponseClass::OtherSuccess(_) => Ok(self),
            ResponseClass::UndocumentedStatus => Err(self.undocumented().cast()),
            ResponseClass::UndocumentedMediaType(documented) => {
                let documented = documented.media_types;
                self.report_head();
                let bytes = self.raw.bytes();
                let response = Response::new(self.operation, self.raw, bytes);
                Err(Error::UndocumentedMediaType(Box::new(UndocumentedMediaType { response, documented })))
            }
        }
    }

    /// Like [`documented`](Self::documented), but accepts every 2xx response, whatever its media type.
    pub(super) fn bytes(self) -> Result<Self, CoreError> {
        if !self.raw.status.is_success() {
            return self.documented();
        }
        self.report_head();
        Ok(Self { class: ResponseClass::Success(true), ..self })
    }

    /// Decodes the response and reports its undocumented content to the observer, if there is one.
    pub(crate) fn decode<T>(&self, decode: impl FnOnce(&RawResponse) -> T) -> T {
        if self.observer.is_none() {
            return decode(&self.raw);
        }
        let (value, found) = observe::decode_reporting(|| decode(&self.raw));
        self.report(found);
        value
    }

    /// Decodes an undocumented success as the first of the candidates that it matches.
    pub(crate) fn decode_as_any<T>(
        &self,
        candidates: &[&'static DocumentedResponse],
        decode: impl Fn(&RawResponse) -> Result<T, DecodeError>,
    ) -> Option<Result<T, DecodeError>> {
        for candidate in candidates {
            let raw = with_status(self.raw.clone(), candidate.key);
            let (outcome, found) = observe::decode_reporting_if(self.observer.is_some(), || decode(&raw));
            match outcome {
                Err(error) if !error.is_failure() => {}
                outcome => {
                    self.report_head();
                    self.report(found);
                    return Some(outcome);
                }
            }
        }
        None
    }

    /// Returns the error of an undocumented status code, and reports it to the observer.
    pub(crate) fn undocumented<E>(self) -> Error<E> {
        self.report_head();
        let bytes = self.raw.bytes();
        Error::UndocumentedStatus(Box::new(Response::new(self.operation, self.raw, bytes)))
    }

    fn report(&self, found: Found) {
        let Some(observer) = &self.observer else { return };
        for (pointer, kind) in found.into_reports() {
            observer(&Drift::inside(self.operation.id, &self.raw, pointer, kind));
        }
    }

    fn report_head(&self) {
        report_head(self.observer.as_ref(), self.operation.id, self.responses, &self.class, &self.raw);
    }
}

/// Returns the response with another status code, if `on` is a single status code.
fn with_status(raw: RawResponse, on: StatusKey) -> RawResponse {
    let status = match on {
        StatusKey::Status(code) => StatusCode::from_u16(code).ok(),
        StatusKey::Range(_) | StatusKey::Default => None,
    };
    RawResponse { status: status.unwrap_or(raw.status), ..raw }
}

/// Reports an undocumented status code or media type to the observer.
fn report_head(
    observer: Option<&Observer>,
    operation: &'static str,
    responses: Responses,
    class: &ResponseClass,
    raw: &RawResponse,
) {
    let kind = match class {
        ResponseClass::Success(_) | ResponseClass::Failure(_) => return,
        ResponseClass::OtherSuccess(_) | ResponseClass::UndocumentedStatus => DriftKind::UndocumentedStatus {
            documented: responses.iter().map(|response| response.key.to_string()).collect(),
        },
        ResponseClass::UndocumentedMediaType(documented) => {
            DriftKind::UndocumentedMediaType { found: raw.content_type(), documented: documented.media_types }
        }
    };
    if let Some(observer) = observer {
        observer(&Drift::inside(operation, raw, String::new(), kind));
    }
}

/// Classifies the head of a response and reports an undocumented status code or media type to the observer.
pub(super) fn observe_head(operation: &OperationData, head: &RawResponse, observer: Option<&Observer>) {
    let class = classify(operation, head.status, &head.headers);
    report_head(observer, operation.id, operation.responses, &class, head);
}

/// Returns true if the head of a response is that of a success, documented or not.
pub(super) fn is_success_of<B>(operation: &OperationData, response: &http::Response<B>) -> bool {
    let status = response.status();
    status.is_success() || matches!(classify(operation, status, response.headers()), ResponseClass::Success(_))
}

/// Determines the class of a response from its status code and `Content-Type`.
fn classify(operation: &OperationData, status: StatusCode, headers: &HeaderMap) -> ResponseClass {
    let responses = operation.responses;
    // The `Content-Type` of a response without a body is ignored.
    let no_body = has_no_body(operation, status);
    let documented = find(responses, status).filter(|documented| is_meant(operation, documented, status));
    let decoded = no_body || documented.is_some_and(|documented| covers(documented.media_types, headers));
    match documented {
        Some(documented) if decoded || is_without_decoder(documented, headers) => {
            let is_success = is_success(responses, documented, status);
            if is_success { ResponseClass::Success(decoded) } else { ResponseClass::Failure(decoded) }
        }
        Some(documented) => ResponseClass::UndocumentedMediaType(documented),
        None if status.is_success() => {
            let fits = |documented: &&'static DocumentedResponse| match status {
                _ if operation.method == Method::HEAD => true,
                StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT => documented.media_types.is_empty(),
                _ => covers(documented.media_types, headers),
            };
            let successes = responses.iter().filter(|documented| stands_for_success(responses, documented));
            let mut successes: Vec<_> = successes.filter(fits).collect();
            successes.sort_by_key(|documented| documented.key != StatusKey::Status(200));
            ResponseClass::OtherSuccess(successes)
        }
        None => ResponseClass::UndocumentedStatus,
    }
}

/// Returns true if a documented response applies to a status code.
///
/// A default or a range with a body does not apply to a status code without one. A default does not apply to a 2xx
/// status code if a success is documented separately.
fn is_meant(operation: &OperationData, documented: &DocumentedResponse, status: StatusCode) -> bool {
    let has_body = !documented.media_types.is_empty() || !documented.others.is_empty();
    match documented.key {
        StatusKey::Status(_) => true,
        _ if has_body && has_no_body(operation, status) && operation.method != Method::HEAD => false,
        StatusKey::Range(_) => true,
        StatusKey::Default => !status.is_success() || is_success(operation.responses, documented, status),
    }
}

/// Returns true if the media type is documented, but without a decoder.
fn is_without_decoder(documented: &DocumentedResponse, headers: &HeaderMap) -> bool {
    !documented.others.is_empty() && covers(documented.others, headers)
}

/// Returns true if the response cannot have a body (RFC 9110, section 6.4.1).
fn has_no_body(operation: &OperationData, status: StatusCode) -> bool {
    operation.method == Method::HEAD || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED)
}

/// Finds the documented response for a status code.
///
/// The status code takes precedence over its range, and both over the default (OpenAPI 3.1, section 4.8.16).
fn find(responses: Responses, status: StatusCode) -> Option<&'static DocumentedResponse> {
    let code = status.as_u16();
    let by_key = |key: StatusKey| responses.iter().find(move |response| response.key == key);
    by_key(StatusKey::Status(code)).or_else(|| by_key(range(code))).or_else(|| by_key(StatusKey::Default))
}

fn range(code: u16) -> StatusKey {
    StatusKey::Range(u8::try_from(code / 100).unwrap_or_default())
}

/// Returns true if a response is a success of the operation.
///
/// A success is any 2xx response. A redirect is a success if no 2xx response is documented. The default is a success if
/// neither a 2xx response nor a redirect is documented.
fn is_success(responses: Responses, documented: &DocumentedResponse, status: StatusCode) -> bool {
    let redirects =
        status.is_redirection() && status != StatusCode::NOT_MODIFIED && documented.key != StatusKey::Default;
    (status.is_success() || redirects) && stands_for_success(responses, documented)
}

/// Returns true if a documented response describes a success of the operation.
fn stands_for_success(responses: Responses, documented: &DocumentedResponse) -> bool {
    let any = |is: fn(&DocumentedResponse) -> bool| responses.iter().any(is);
    documented.is_success()
        || (documented.is_redirect() && !any(DocumentedResponse::is_success))
        || (documented.key == StatusKey::Default
            && !any(DocumentedResponse::is_success)
            && !any(DocumentedResponse::is_redirect))
}

#[cfg(test)]
mod tests;
