//! Operations.

use super::{Docs, GroupId, IdWords, ServerId, Type, TypeId};
use crate::message::{Location, Status, Style, is_idempotent};
use crate::source::Place;

/// An index into [`Api::operations`](super::Api::operations).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(u32);

impl OperationId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Returns the position in the list of operations.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The location in the description.
    pub place: Place,
    /// The `operationId`.
    pub id: Option<String>,
    /// The words of the id that the name is made from.
    pub words: IdWords,
    /// The name that the user chose.
    pub rename: Option<String>,
    /// The method, in upper case.
    pub method: String,
    /// The path, with parameters as `{name}`.
    pub path: String,
    /// The first tag.
    pub tag: Option<String>,
    /// The group; `None` for an operation without a tag and without a word in its path.
    pub group: Option<GroupId>,
    /// The documentation.
    pub docs: Docs,
    /// The parameters, required ones first.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The documented responses.
    pub responses: Vec<Response>,
    /// The result type of a successful response.
    pub output: ResponseType,
    /// The result type of a documented error response.
    pub error: ResponseType,
    /// The types of inline schemas that equal the schema of another response, whose type is used for both. Each keeps
    /// its name.
    pub equal: Vec<Type>,
    /// The headers of all responses.
    pub headers: Vec<Header>,
    /// The alternative security requirements, each a list of schemes.
    pub security: Vec<Vec<Required>>,
    /// The servers, if they differ from those of the document; the first is the default.
    pub servers: Vec<ServerId>,
    /// The header of the idempotency key.
    pub idempotency_key: Option<String>,
    /// Whether it is safe to retry the operation, if the user says so.
    pub retry: Option<bool>,
}

impl Operation {
    /// Iterates over the alternatives of the request body.
    pub fn contents(&self) -> impl Iterator<Item = &BodyMediaType> {
        self.body.iter().flat_map(|body| &body.contents)
    }

    /// Returns true if repeating a request of the method has no further effect (RFC 9110, section 9.2.2).
    pub fn is_idempotent(&self) -> bool {
        is_idempotent(&self.method)
    }

    /// Returns the body, if it is an argument of the operation's function.
    pub fn required_body(&self) -> Option<&Body> {
        self.body.as_ref().filter(|body| body.required)
    }

    /// Calls `visit` with all types that the operation names itself, and the parts in which they occur.
    pub(crate) fn for_each_type<'o>(&'o self, visit: &mut impl FnMut(OperationPart<'o>, &Type)) {
        for parameter in &self.parameters {
            visit(OperationPart::Parameter(&parameter.wire), &parameter.ty);
        }
        self.contents().filter_map(|content| content.form.ty()).for_each(|ty| visit(OperationPart::Body, ty));
        self.headers.iter().for_each(|header| visit(OperationPart::Headers, &header.ty));
        for response_type in [&self.output, &self.error] {
            response_type.for_each_type(&mut |ty| visit(OperationPart::Response, ty));
        }
        self.equal.iter().for_each(|ty| visit(OperationPart::Response, ty));
    }

    pub(crate) fn contents_mut(&mut self) -> impl Iterator<Item = &mut BodyMediaType> {
        self.body.iter_mut().flat_map(|body| &mut body.contents)
    }
}

/// The part of an operation in which a type occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationPart<'o> {
    /// A parameter, by its name.
    Parameter(&'o str),
    /// The request body.
    Body,
    /// The headers of responses.
    Headers,
    /// The responses.
    Response,
}

/// A security scheme that an operation requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// The scheme's name.
    pub scheme: String,
    /// The scopes that the operation requires.
    pub scopes: Vec<String>,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The location in the description.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// The location in the request: path, query, header or cookie.
    pub location: Location,
    /// The serialization style.
    pub style: Style,
    /// The nested names that differ from the property names.
    pub nested: Vec<Nested>,
    /// True if the value is encoded as JSON text.
    pub json: bool,
    /// The encoding, if the parameter is the whole query string.
    pub query_string: Option<QueryString>,
    /// The type.
    pub ty: Type,
    /// True if the parameter is required.
    pub required: bool,
    /// The only allowed value, which is sent without the caller's help.
    pub constant: Option<Constant>,
    /// The documentation.
    pub docs: Docs,
    /// The name that the user chose.
    pub rename: Option<String>,
}

impl Parameter {
    /// Returns true if the parameter is an argument of the operation's function. One with a constant is sent anyway.
    pub fn is_argument(&self) -> bool {
        self.required && self.constant.is_none()
    }
}

/// The name of a property inside a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nested {
    /// The name of the property.
    pub property: String,
    /// The name in the parameter.
    pub wire: String,
    /// True if the property is a map, whose entries have a `key` and a `value`.
    pub map: bool,
}

/// The only value of a parameter or property.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Constant {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// Any other number, as the bits of an `f64`.
    Float(u64),
    /// A boolean.
    Boolean(bool),
}

/// The encoding of a whole query string.
#[derive(Debug, Clone)]
pub struct QueryString {
    /// The media type, which is not sent.
    pub media_type: String,
    /// The encodings of the properties of a form.
    pub encodings: Vec<(String, PartEncoding)>,
}

/// A request body.
#[derive(Debug, Clone)]
pub struct Body {
    /// True if the body is required.
    pub required: bool,
    /// The alternatives. There are several only if they differ in more than the media type; the first is the default.
    pub contents: Vec<BodyMediaType>,
    /// The documentation.
    pub docs: Docs,
}

/// A body in one media type.
#[derive(Debug, Clone)]
pub struct BodyMediaType {
    /// The media type in the `Content-Type` header.
    pub media_type: String,
    /// The location of the media type in the description.
    pub place: Place,
    /// The encoding of the body.
    pub form: BodyEncoding,
    /// The encodings of the properties of a form, by their names on the wire, where the description sets them.
    pub encodings: Vec<(String, PartEncoding)>,
}

/// The encoding of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyEncoding {
    /// As JSON.
    Json(Type),
    /// As `application/x-www-form-urlencoded`.
    Form(Type),
    /// As `multipart/form-data`.
    Multipart(Type),
    /// As XML, in the shape of this type.
    Xml(Type),
    /// As text.
    Text,
    /// As bytes that the caller provides.
    Bytes,
    /// As bytes that the caller provides, with a media type that the caller sets.
    Range,
}

impl BodyEncoding {
    /// Returns the type of the encoded value, if the body has a type of its own.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Form(ty) | Self::Multipart(ty) | Self::Xml(ty) => Some(ty),
            Self::Text | Self::Bytes | Self::Range => None,
        }
    }
}

/// The encoding of a property of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartEncoding {
    /// The location in the description.
    pub place: Place,
    /// The style, which takes precedence over the media type.
    pub style: Option<Style>,
    /// The nested names that differ from the property names.
    pub nested: Vec<Nested>,
    /// Media types and ranges, separated by commas.
    pub content_type: Option<String>,
    /// The headers of each part that have fixed values.
    pub headers: Vec<(String, String)>,
}

/// A documented response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The statuses of the response.
    pub status: Status,
    /// The media types that are decoded as `payload`, the preferred one first. Empty if no body is documented.
    pub media_types: Vec<String>,
    /// The media types that are available as bytes only.
    pub others: Vec<String>,
    /// The documentation.
    pub description: Option<String>,
    /// True if the response is a success.
    pub success: bool,
    /// The decoding of the body.
    pub payload: Payload,
}

impl Response {
    /// Returns true if the response may be a failure, as a `default` response always may.
    pub fn is_failure(&self) -> bool {
        !self.success || self.status == Status::Default
    }
}

/// A response header.
#[derive(Debug, Clone)]
pub struct Header {
    /// The name on the wire.
    pub wire: String,
    /// The type.
    pub ty: Type,
    /// The decoding of the value.
    pub form: HeaderDecoding,
    /// True if every response has the header.
    pub required: bool,
    /// The documentation.
    pub docs: Docs,
}

/// The decoding of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderDecoding {
    /// In the style `simple`.
    Simple,
    /// The same, with `explode`.
    Exploded,
    /// As JSON.
    Json,
}

/// The decoding of a response body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Payload {
    /// Not decoded.
    #[default]
    Empty,
    /// As JSON.
    Json(Type),
    /// As XML, in the shape of this type.
    Xml(Type),
    /// As JSON in an envelope.
    Enveloped(TypeId, Type),
    /// As text.
    Text,
    /// As text that is a value of this type.
    TextOf(Type),
    /// As bytes.
    Bytes,
    /// As JSON, text or bytes, depending on the media type.
    Anything,
    /// As bytes, which a JSON body contains as a base64 string.
    Base64OrBytes,
    /// As one of two payloads, selected by media type; both have the same type.
    Either(Box<(Payload, Payload)>),
}

impl Payload {
    /// Calls `visit` with each type in the payload.
    pub fn for_each_type(&self, visit: &mut impl FnMut(&Type)) {
        match self {
            Self::Json(ty) | Self::Xml(ty) | Self::TextOf(ty) => visit(ty),
            Self::Enveloped(id, ty) => {
                visit(&Type::Named(*id));
                visit(ty);
            }
            Self::Either(both) => {
                both.0.for_each_type(visit);
                both.1.for_each_type(visit);
            }
            Self::Empty | Self::Text | Self::Bytes | Self::Anything | Self::Base64OrBytes => {}
        }
    }

    /// Returns the payloads that the media type selects from.
    pub fn choices(&self) -> Vec<&Self> {
        match self {
            Self::Either(both) => both.0.choices().into_iter().chain(both.1.choices()).collect(),
            other => vec![other],
        }
    }
}

/// The result type of all successes or of all failures of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResponseType {
    /// One payload for all responses.
    One(Payload),
    /// The failure of this envelope, for all responses.
    Failure(TypeId),
    /// An enum with a variant for each response.
    Several(Vec<Case>),
}

impl ResponseType {
    /// Calls `visit` with the types of all payloads and failures.
    fn for_each_type(&self, visit: &mut impl FnMut(&Type)) {
        match self {
            Self::One(payload) => payload.for_each_type(visit),
            Self::Failure(id) => visit(&Type::Named(*id)),
            Self::Several(cases) => {
                for case in cases {
                    match case {
                        Case::Status(_, payload) => payload.for_each_type(visit),
                        Case::Failure(id) => visit(&Type::Named(*id)),
                    }
                }
            }
        }
    }
}

/// A case of a response type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// A response with this status.
    Status(Status, Payload),
    /// The failure in an envelope.
    Failure(TypeId),
}
