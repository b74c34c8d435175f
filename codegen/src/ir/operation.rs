//! Operations.

use super::{Docs, GroupId, ServerId, Type, TypeId};
use crate::openapi::{Location, Status, Style};
use crate::source::Place;

/// A place in [`Api::operations`](super::Api::operations).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(u32);

impl OperationId {
    pub(crate) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The position in the list of operations.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// The operationId.
    pub id: Option<String>,
    /// The method, in upper case.
    pub method: String,
    /// The path; parameters as `{name}`.
    pub path: String,
    /// Its group; none for an operation without tags.
    pub group: Option<GroupId>,
    /// What it is for.
    pub docs: Docs,
    /// The parameters, those that must be sent first.
    pub parameters: Vec<Parameter>,
    /// The body of the request.
    pub body: Option<Body>,
    /// The answers that are described.
    pub answers: Vec<Answer>,
    /// What a success is decoded into.
    pub output: Outcome,
    /// What a described failure is decoded into.
    pub error: Outcome,
    /// The headers that any of the answers has.
    pub headers: Vec<Header>,
    /// The alternatives of credentials; each is a list of schemes.
    pub security: Vec<Vec<Required>>,
    /// Where it is served, if not where the whole is; the first is the default.
    pub servers: Vec<ServerId>,
}

impl Operation {
    /// What the body may be.
    pub fn contents(&self) -> impl Iterator<Item = &Content> {
        self.body.iter().flat_map(|body| &body.contents)
    }

    pub(crate) fn contents_mut(&mut self) -> impl Iterator<Item = &mut Content> {
        self.body.iter_mut().flat_map(|body| &mut body.contents)
    }
}

/// A scheme that is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    /// The scheme's name.
    pub scheme: String,
    /// The scopes that are needed of it.
    pub scopes: Vec<String>,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Where it stands.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// Where it is sent.
    pub location: Location,
    /// How it is serialized.
    pub style: Style,
    /// The names inside it that differ from those of the properties.
    pub nested: Vec<Nested>,
    /// Whether the value is written as JSON text.
    pub json: bool,
    /// How it is written, where it is the whole query.
    pub query_string: Option<QueryString>,
    /// The type.
    pub ty: Type,
    /// Whether it must be sent.
    pub required: bool,
    /// The only value that it can have, which is sent without being asked for.
    pub constant: Option<Constant>,
    /// What it is for.
    pub docs: Docs,
}

/// The name of a property inside a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nested {
    /// The name of the property.
    pub property: String,
    /// The name in the parameter.
    pub wire: String,
    /// Whether the property is a map, whose entries have a `key` and a `value`.
    pub map: bool,
}

/// The only value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constant {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// A boolean.
    Boolean(bool),
}

/// How a whole query is written.
#[derive(Debug, Clone)]
pub struct QueryString {
    /// The media type, which is not sent.
    pub media_type: String,
    /// How the properties of a form are written.
    pub encodings: Vec<(String, PartEncoding)>,
}

/// The body of a request.
#[derive(Debug, Clone)]
pub struct Body {
    /// Whether it must be sent.
    pub required: bool,
    /// What it may be; several only if they differ in more than name, and then the first is the one that is meant by default.
    pub contents: Vec<Content>,
    /// What it is for.
    pub docs: Docs,
}

/// A body in one media type.
#[derive(Debug, Clone)]
pub struct Content {
    /// The media type on the wire.
    pub media_type: String,
    /// Where the media type stands.
    pub place: Place,
    /// How it is written.
    pub form: BodyForm,
    /// How the properties of a form are written, by their names on the wire, where the description says so.
    pub encodings: Vec<(String, PartEncoding)>,
}

/// How a body is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyForm {
    /// As JSON.
    Json(Type),
    /// As `application/x-www-form-urlencoded`.
    Form(Type),
    /// As `multipart/form-data`.
    Multipart(Type),
    /// As XML, in the shape of the type that it names.
    Xml(Type),
    /// As text.
    Text,
    /// As the bytes that the caller has.
    Bytes,
    /// As the bytes that the caller has, of a media type that it names.
    Range,
}

impl BodyForm {
    /// The type of what is written, if it has one of its own.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Form(ty) | Self::Multipart(ty) | Self::Xml(ty) => Some(ty),
            Self::Text | Self::Bytes | Self::Range => None,
        }
    }
}

/// How a property of a form is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartEncoding {
    /// Where it is said.
    pub place: Place,
    /// The style, which goes before the media type.
    pub style: Option<Style>,
    /// The names inside it that differ from those of the properties.
    pub nested: Vec<Nested>,
    /// Media types and ranges, separated by commas.
    pub content_type: Option<String>,
    /// The headers of each part whose values are fixed.
    pub headers: Vec<(String, String)>,
}

/// An answer that is described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// For which statuses.
    pub status: Status,
    /// The media types that are read so, the preferred one first; none where no body is described.
    pub media_types: Vec<String>,
    /// The media types that are to be had as bytes only.
    pub others: Vec<String>,
    /// What is documented of it.
    pub description: Option<String>,
    /// Whether it is a success.
    pub success: bool,
    /// How it is read.
    pub payload: Payload,
}

impl Answer {
    /// Whether it stands for failures: a default does in any case.
    pub fn is_failure(&self) -> bool {
        !self.success || self.status == Status::Default
    }
}

/// A header of answers.
#[derive(Debug, Clone)]
pub struct Header {
    /// Where it stands.
    pub place: Place,
    /// The name on the wire.
    pub wire: String,
    /// The type.
    pub ty: Type,
    /// How it is read.
    pub form: HeaderForm,
    /// Whether every answer has it.
    pub required: bool,
    /// What it is for.
    pub docs: Docs,
}

/// How a header is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderForm {
    /// In the style `simple`.
    Simple,
    /// The same, with `explode`.
    Exploded,
    /// As JSON.
    Json,
}

/// How an answer is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Payload {
    /// Not at all.
    #[default]
    Empty,
    /// As JSON.
    Json(Type),
    /// As XML, in the shape of the type that it names.
    Xml(Type),
    /// As JSON in an envelope.
    Enveloped(TypeId, Type),
    /// As text.
    Text,
    /// As text that is a value of the type.
    TextOf(Type),
    /// As bytes.
    Bytes,
    /// As JSON, text or bytes, whichever it is.
    Anything,
    /// As bytes, which JSON has as a text in base64.
    Base64OrBytes,
    /// As one or the other, by media type; both give the same type.
    Either(Box<(Payload, Payload)>),
}

impl Payload {
    /// Calls back with each type in it.
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

    /// The payloads that it is one of, by media type.
    pub fn choices(&self) -> Vec<&Self> {
        match self {
            Self::Either(both) => both.0.choices().into_iter().chain(both.1.choices()).collect(),
            other => vec![other],
        }
    }
}

/// What the answers of one kind, successes or failures, are decoded into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All into the same.
    One(Payload),
    /// All into the failure that this envelope holds.
    Failure(TypeId),
    /// Each into a variant of an enum.
    Several(Vec<Case>),
}

/// A variant of an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Case {
    /// By status.
    Status(Status, Payload),
    /// The failure that an envelope holds.
    Failure(TypeId),
}
