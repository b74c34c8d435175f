//! The collected arguments of a call.

#[cfg(feature = "retry")]
use std::sync::Arc;
use std::{borrow::Cow, fmt, time::Duration};

use http::{HeaderName, HeaderValue};
use serde::Serialize;

use super::{
    body::{MediaBody, form, multipart},
    params::{ParamError, ParamValue},
};
#[cfg(feature = "retry")]
use crate::client::retry::RetryPolicy;
use crate::{
    client::{
        Client,
        credentials::{CredentialLocation, is_secret_name},
        servers::ServerUrl,
    },
    operation::{Encodings, Operation, OperationData, Style, is_documented},
    response::media_type,
    text::percent::Percent,
    transport::RequestBody,
};

/// A request under construction: the parts of a call that do not depend on the types of its operation.
///
/// An argument that cannot be sent is recorded here. Building the request then returns an error for it.
pub struct RequestParts<'c> {
    pub(crate) client: &'c Client,
    pub(crate) operation: &'static OperationData,
    pub(super) encodings: Encodings,
    pub(super) path: Vec<(&'static str, String)>,
    /// The query parameters: names, and their encoded `name=value` texts.
    pub(super) query: Vec<(Cow<'static, str>, String)>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) overrides: Vec<(HeaderName, HeaderValue)>,
    pub(super) cookies: Vec<(Cow<'static, str>, String)>,
    pub(super) body: Option<(Cow<'static, str>, RequestBody)>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: u64,
    /// The server for this call only.
    pub(super) server: Option<Box<ServerUrl>>,
    /// The query parameters added by the user.
    pub(super) own_query: Vec<(Cow<'static, str>, String)>,
    /// True if no credentials are sent.
    pub(super) anonymous: bool,
    /// True if path parameters may be empty.
    pub(super) empty_segments: bool,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<Arc<RetryPolicy>>,
    /// The first parameter that cannot be sent, and the reason.
    pub(super) invalid: Option<Box<(String, String)>>,
}

impl<'c> RequestParts<'c> {
    /// Creates a request for an operation, without arguments.
    pub fn new<Op: Operation>(client: &'c Client) -> Self {
        Self {
            client,
            operation: OperationData::of::<Op>(),
            encodings: Op::ENCODING,
            path: Vec::new(),
            query: Vec::new(),
            headers: Vec::new(),
            overrides: Vec::new(),
            cookies: Vec::new(),
            body: None,
            timeout: client.inner().settings.timeout,
            max_response_bytes: client.inner().settings.max_response_bytes,
            server: None,
            own_query: Vec::new(),
            anonymous: false,
            empty_segments: false,
            #[cfg(feature = "retry")]
            retry: client.inner().settings.retry.clone(),
            invalid: None,
        }
    }

    /// Adds a path parameter.
    pub fn path_param(&mut self, name: &'static str, value: impl Serialize, style: Style) {
        self.path_value(name, ParamValue::of(value), style);
    }

    /// Adds a query parameter.
    pub fn query_param(&mut self, name: &'static str, value: impl Serialize, style: Style) {
        self.query_value(name, ParamValue::of(value), style);
    }

    /// Sets the whole query, encoded as the given media type (`in: querystring`; OpenAPI 3.2, section 4.12.1).
    /// `encodings` apply if the media type is a form.
    pub fn query_string(&mut self, name: &'static str, value: impl Serialize, media_type: &str, encodings: Encodings) {
        self.query_text(name, ParamValue::of(value), media_type, encodings);
    }

    /// Adds a header parameter.
    pub fn header_param(&mut self, name: &str, value: impl Serialize, style: Style) {
        self.header_value(name, ParamValue::of(value), style);
    }

    /// Adds a cookie parameter.
    pub fn cookie_param(&mut self, name: &'static str, value: impl Serialize, style: Style) {
        self.cookie_value(name, ParamValue::of(value), style);
    }

    /// Sets a JSON body with the given media type.
    pub fn json_body<T: Serialize + ?Sized>(&mut self, media_type: &'static str, value: &T) {
        let json = serde_json::to_vec(value).map_err(|error| ParamError(error.to_string()));
        if let Some(json) = self.valid("body", json) {
            self.body(media_type, json.into());
        }
    }

    /// Sets a body of form fields. Each is encoded by the operation's encodings (OpenAPI 3.2, section 4.15.3).
    pub fn form_body(&mut self, media_type: &'static str, value: impl Serialize) {
        let encodings = self.encodings;
        let text = ParamValue::of(value).and_then(|value| form::encode(&value, encodings));
        if let Some(text) = self.valid("body", text) {
            self.body(media_type, text.into());
        }
    }

    /// Sets a multipart body. Each part is encoded by the operation's encodings (OpenAPI 3.2, section 4.15.4).
    pub fn multipart_body(&mut self, media_type: &'static str, value: impl Serialize) {
        let encodings = self.encodings;
        let body = ParamValue::of(value).and_then(|value| multipart::encode(&value, encodings));
        if let Some(body) = self.valid("body", body) {
            self.body = Some((format!("{media_type}; boundary={}", body.boundary).into(), body.body));
        }
    }

    /// Sets a text body, or records the error if the text could not be encoded.
    pub(crate) fn text_body(&mut self, media_type: &'static str, text: Result<String, String>) {
        if let Some(text) = self.valid("body", text.map_err(ParamError)) {
            self.body(media_type, text.into());
        }
    }

    /// Sets a body that is sent unchanged.
    pub fn body(&mut self, media_type: &'static str, body: RequestBody) {
        self.body = Some((media_type.into(), body));
    }

    /// Sets a body that is sent unchanged and whose media type must be in the given range.
    pub fn ranged_body(&mut self, range: &'static str, body: MediaBody) {
        if media_type::is_of(&[range], &body.media_type) && !body.media_type.contains('*') {
            self.body = Some((body.media_type.into(), body.body));
        } else {
            self.reject("body", &format!("its media type does not match `{range}`"));
        }
    }

    /// Sets the encodings of the form fields or multipart parts.
    pub fn encodings(&mut self, encodings: Encodings) -> &mut Self {
        self.encodings = encodings;
        self
    }

    /// Sets a header of the user's own. It replaces any other header of the same name.
    pub fn header(&mut self, name: &str, value: &str) {
        if let Some((name, value)) = self.valid_header(name, value) {
            set_header(&mut self.overrides, name, value);
        }
    }

    /// Adds a query parameter of the user's own. It replaces documented parameters of the same name.
    pub fn query(&mut self, name: &str, value: &str) {
        let pair = format!("{}={}", Percent::Unreserved.encode(name), Percent::Unreserved.encode(value));
        self.own_query.push((name.to_owned().into(), pair));
    }

    /// Omits the credentials of the client.
    pub fn anonymous(&mut self) {
        self.anonymous = true;
    }

    /// Allows path parameters to be empty.
    pub fn allow_empty_segments(&mut self) {
        self.empty_segments = true;
    }

    /// Sets a body of the user's own, whose media type need not be documented.
    pub fn raw_body(&mut self, media_type: &str, body: RequestBody) {
        if media_type::is_concrete(media_type) {
            self.body = Some((media_type.to_owned().into(), body));
        } else {
            self.reject("body", "its media type is invalid");
        }
    }

    /// Sets the media type requested for the response, which must be one of the documented ones.
    pub fn accept(&mut self, media_type: &str) {
        if is_documented(self.operation.responses, media_type) {
            self.header("accept", media_type);
        } else {
            self.reject("accept", &format!("no response of media type `{media_type}` is documented"));
        }
    }

    /// Sets the timeout of the whole call.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Sets the maximum size of the response body, in bytes.
    pub fn max_response_bytes(&mut self, limit: u64) {
        self.max_response_bytes = limit;
    }

    /// Sets the server for this call.
    pub fn server(&mut self, server: ServerUrl) {
        self.server = Some(Box::new(server));
    }

    pub(super) fn valid_header(&mut self, name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
        let Ok(header) = HeaderName::from_bytes(name.as_bytes()) else {
            self.reject(name, "it is not a valid header name");
            return None;
        };
        let Ok(mut value) = HeaderValue::from_bytes(value.as_bytes()) else {
            self.reject(name, "a header cannot contain a line break or other control character");
            return None;
        };
        let carries = |location: &CredentialLocation| matches!(location, CredentialLocation::Header(name) if header == name.as_str());
        let mut credentials = self.client.inner().credentials.values();
        value.set_sensitive(
            is_secret_name(header.as_str()) || credentials.any(|credential| carries(&credential.location)),
        );
        Some((header, value))
    }

    /// Returns true if the body was a stream that has been sent.
    pub(crate) fn is_consumed(&self) -> bool {
        self.body.as_ref().is_some_and(|(_, body)| body.is_consumed())
    }

    /// Returns the path arguments whose names indicate a secret.
    #[cfg(feature = "hooks")]
    pub(crate) fn secret_arguments(&self) -> Vec<&str> {
        self.path.iter().filter(|(name, _)| is_secret_name(name)).map(|(_, value)| value.as_str()).collect()
    }

    pub(super) fn reject(&mut self, parameter: &str, reason: &str) {
        self.invalid.get_or_insert_with(|| Box::new((parameter.to_owned(), reason.to_owned())));
    }

    pub(super) fn valid<T>(&mut self, parameter: &str, value: Result<T, ParamError>) -> Option<T> {
        value.map_err(|error| self.reject(parameter, &error.0)).ok()
    }
}

/// Sets a header. It replaces an earlier header of the same name.
pub(super) fn set_header(headers: &mut Vec<(HeaderName, HeaderValue)>, name: HeaderName, value: HeaderValue) {
    headers.retain(|(known, _)| *known != name);
    headers.push((name, value));
}

/// Shows the names of the arguments, but no values.
impl fmt::Debug for RequestParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestParts")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &self.operation.path)
            .field("path_parameters", &self.path.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("query_parameters", &(self.query.len() + self.own_query.len()))
            .field("headers", &self.headers.iter().chain(&self.overrides).map(|(name, _)| name).collect::<Vec<_>>())
            .field("body", &self.body.as_ref().map(|(_, body)| body))
            .finish_non_exhaustive()
    }
}
