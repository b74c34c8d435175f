//! What a call has gathered.

use std::{borrow::Cow, fmt, time::Duration};

use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::{MediaBody, RequestBody, form, multipart};
use crate::{
    client::Client,
    credential::Place,
    encoding::Encodings,
    media,
    operation::{Described, Operation},
    param::{ParamError, ParamValue, Percent, Style},
    redact::is_secret_name,
    server::ServerUrl,
};

/// A request in the making: all of a call that does not depend on its operation's types.
///
/// An argument that can not be sent is noted, and is the call's error when it is built.
pub struct RequestParts<'c> {
    pub(crate) client: &'c Client,
    pub(crate) operation: Described,
    pub(super) path: Vec<(String, String)>,
    /// Names, and what is sent for them.
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) overrides: HeaderMap,
    pub(super) cookies: Vec<(String, String)>,
    pub(super) body: Option<(Cow<'static, str>, RequestBody)>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: u64,
    /// The server of this call alone.
    pub(super) server: Option<ServerUrl>,
    /// Query parameters of the user's own.
    pub(super) own_query: Vec<(String, String)>,
    /// Whether no credential is sent.
    pub(super) anonymous: bool,
    /// Whether a path parameter may be empty.
    pub(super) empty_segments: bool,
    /// The first parameter that can not be sent, and why.
    pub(super) invalid: Option<(String, String)>,
}

impl<'c> RequestParts<'c> {
    /// A request for an operation, without arguments.
    pub fn new<Op: Operation>(client: &'c Client) -> Self {
        Self {
            client,
            operation: Described::of::<Op>(),
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            overrides: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            timeout: client.inner().settings.timeout,
            max_response_bytes: client.inner().settings.max_response_bytes,
            server: None,
            own_query: Vec::new(),
            anonymous: false,
            empty_segments: false,
            invalid: None,
        }
    }

    /// A path parameter.
    pub fn path_param(&mut self, name: &str, value: impl Serialize, style: Style) {
        self.path_value(name, ParamValue::of(value), style);
    }

    /// A query parameter.
    pub fn query_param(&mut self, name: &str, value: impl Serialize, style: Style) {
        self.query_value(name, ParamValue::of(value), style);
    }

    /// The whole query, as this media type (`in: querystring`; OpenAPI 3.2, section 4.12.1). `encodings` are those of a form.
    pub fn query_string(&mut self, name: &str, value: impl Serialize, media_type: &str, encodings: Encodings) {
        self.query_text(name, ParamValue::of(value), media_type, encodings);
    }

    /// A header parameter.
    pub fn header_param(&mut self, name: &str, value: impl Serialize, style: Style) {
        self.header_value(name, ParamValue::of(value), style);
    }

    /// A cookie parameter.
    pub fn cookie_param(&mut self, name: &str, value: impl Serialize, style: Style) {
        self.cookie_value(name, ParamValue::of(value), style);
    }

    /// A body of JSON, as this media type.
    pub fn json_body<T: Serialize + ?Sized>(&mut self, media_type: &'static str, value: &T) {
        let json = serde_json::to_vec(value).map_err(|error| ParamError(error.to_string()));
        if let Some(json) = self.valid("body", json) {
            self.body(media_type, json.into());
        }
    }

    /// A body of form fields, each by the operation's encodings (OpenAPI 3.2, section 4.15.3).
    pub fn form_body(&mut self, media_type: &'static str, value: impl Serialize) {
        let encodings = self.operation.encodings;
        let text = ParamValue::of(value).and_then(|value| form::encode(&value, encodings));
        if let Some(text) = self.valid("body", text) {
            self.body(media_type, text.into());
        }
    }

    /// A body of parts, each by the operation's encodings (OpenAPI 3.2, section 4.15.4).
    pub fn multipart_body(&mut self, media_type: &'static str, value: impl Serialize) {
        let encodings = self.operation.encodings;
        let body = ParamValue::of(value).and_then(|value| multipart::encode(&value, encodings));
        if let Some(body) = self.valid("body", body) {
            self.body = Some((format!("{media_type}; boundary={}", body.boundary).into(), body.body));
        }
    }

    /// A body of text, if it could be written.
    pub(crate) fn text_body(&mut self, media_type: &'static str, text: Result<String, String>) {
        if let Some(text) = self.valid("body", text.map_err(ParamError)) {
            self.body(media_type, text.into());
        }
    }

    /// A body as it is.
    pub fn body(&mut self, media_type: &'static str, body: RequestBody) {
        self.body = Some((media_type.into(), body));
    }

    /// A body as it is, whose media type is one of this range.
    pub fn ranged_body(&mut self, range: &'static str, body: MediaBody) {
        if media::is_of(&[range], &body.media_type) && !body.media_type.contains('*') {
            self.body = Some((body.media_type.into(), body.body));
        } else {
            self.refuse("body", &format!("its media type is none of `{range}`"));
        }
    }

    /// The same request, whose form is written with these encodings.
    pub fn encodings(&mut self, encodings: Encodings) -> &mut Self {
        self.operation.encodings = encodings;
        self
    }

    /// A header of the user's own, which goes before any other of its name.
    pub fn header(&mut self, name: &str, value: &str) {
        if let Some((name, value)) = self.valid_header(name, value) {
            self.overrides.insert(name, value);
        }
    }

    /// A query parameter of the user's own, which goes before described ones of its name.
    pub fn query(&mut self, name: &str, value: &str) {
        let pair = format!("{}={}", Percent::Unreserved.encode(name), Percent::Unreserved.encode(value));
        self.own_query.push((name.to_owned(), pair));
    }

    /// Sends no credential of the client.
    pub fn anonymous(&mut self) {
        self.anonymous = true;
    }

    /// Lets path parameters be empty.
    pub fn allow_empty_segments(&mut self) {
        self.empty_segments = true;
    }

    /// A body of the user's own, of a media type that need not be described.
    pub fn raw_body(&mut self, media_type: &str, body: RequestBody) {
        if media::is_concrete(media_type) {
            self.body = Some((media_type.to_owned().into(), body));
        } else {
            self.refuse("body", "its media type is invalid");
        }
    }

    /// The media type that the answer is to have, one of those that are documented.
    pub fn accept(&mut self, media_type: &str) {
        if media::is_answered(self.operation.responses, media_type) {
            self.header("accept", media_type);
        } else {
            self.refuse("accept", &format!("no answer of `{media_type}` is documented"));
        }
    }

    /// The time for the whole call.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// The largest body of the answer in bytes.
    pub fn max_response_bytes(&mut self, limit: u64) {
        self.max_response_bytes = limit;
    }

    /// The server of this call.
    pub fn server(&mut self, server: ServerUrl) {
        self.server = Some(server);
    }

    pub(super) fn valid_header(&mut self, name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
        let Ok(header) = HeaderName::from_bytes(name.as_bytes()) else {
            self.refuse(name, "it is no name that a header can have");
            return None;
        };
        let Ok(mut value) = HeaderValue::from_bytes(value.as_bytes()) else {
            self.refuse(name, "a header can not hold a line break or another control character");
            return None;
        };
        let carries = |place: &Place| matches!(place, Place::Header(name) if header == name.as_str());
        let mut credentials = self.client.inner().credentials.values();
        value
            .set_sensitive(is_secret_name(header.as_str()) || credentials.any(|credential| carries(&credential.place)));
        Some((header, value))
    }

    pub(super) fn refuse(&mut self, parameter: &str, reason: &str) {
        self.invalid.get_or_insert_with(|| (parameter.to_owned(), reason.to_owned()));
    }

    pub(super) fn valid<T>(&mut self, parameter: &str, value: Result<T, ParamError>) -> Option<T> {
        value.map_err(|error| self.refuse(parameter, &error.0)).ok()
    }
}

/// Shows which arguments there are, and no value.
impl fmt::Debug for RequestParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestParts")
            .field("operation", &self.operation.id)
            .field("method", &self.operation.method)
            .field("path", &self.operation.path)
            .field("path_parameters", &self.path.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("query_parameters", &(self.query.len() + self.own_query.len()))
            .field("headers", &self.headers.keys().chain(self.overrides.keys()).collect::<Vec<_>>())
            .field("body", &self.body.as_ref().map(|(_, body)| body))
            .finish_non_exhaustive()
    }
}
