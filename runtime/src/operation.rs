//! What an operation says about itself: the constants that generated code fills in.

use std::fmt;

use crate::{
    decode::Decode,
    encoding::Encodings,
    method::Method,
    server::OwnServer,
    short::{LONG, Short},
};

/// One operation of an API (OpenAPI 3.1, section 4.8.10): how its request is built, and how its responses are read.
///
/// Generated code implements it for a zero-sized marker per operation.
pub trait Operation: 'static {
    /// The operation's `operationId`, or the name that stands for it; messages name the operation by it.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path template with its `{name}` expressions, relative to the base URL.
    const PATH: &'static str;
    /// The security requirements, any one of which suffices.
    const SECURITY: Security;
    /// The scopes that the requirements ask for.
    const SCOPES: Scopes = &[];
    /// The responses that the description documents.
    const RESPONSES: Responses;
    /// The media type of the body.
    const MEDIA_TYPE: &'static str = "application/json";
    /// How the properties of a form are written, where the defaults are not meant.
    const ENCODING: Encodings = &[];
    /// The server that the operation is described on, where it is not one of the document's.
    const SERVER: Option<OwnServer> = None;

    /// Writes the body: an [`Encode`](crate::codegen::Encode), or `()` for an operation without one.
    type Body;
    /// Reads a documented success.
    type Output: Decode;
    /// Reads a documented failure.
    type Error: Decode;
}

/// Alternatives, each a list of schemes that are needed together (OpenAPI 3.1, section 4.8.30).
///
/// `&[]` needs nothing; `&[&[]]` has an alternative that needs nothing.
pub type Security = &'static [&'static [&'static str]];

/// The scopes that are needed of a scheme in one of the alternatives, by its index in [`Security`].
pub type Scopes = &'static [(usize, &'static str, &'static [&'static str])];

/// The documented responses of an operation (OpenAPI 3.1, section 4.8.16).
pub type Responses = &'static [Documented];

/// A key of the Responses Object: which status codes a documented response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// One status code, such as `404`.
    Status(u16),
    /// A range of status codes by its first digit, such as `4` for `4XX`.
    Class(u8),
    /// Whatever no other response is documented for.
    Default,
}

/// As the description has it: `404`, `4XX` or `default`.
impl fmt::Display for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(code) => write!(f, "{code}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

impl On {
    /// A response whose body is `application/json`.
    pub const fn json(self) -> Documented {
        self.media(&["application/json"])
    }

    /// A response that documents no body: what its body holds is not looked at.
    pub const fn empty(self) -> Documented {
        self.media(&[])
    }

    /// A response whose body is one of these media types or ranges.
    pub const fn media(self, media_types: &'static [&'static str]) -> Documented {
        Documented { on: self, media_types, others: &[] }
    }
}

impl Documented {
    /// The same response, whose body may also be one of these media types, which have no decoder.
    pub const fn bytes(self, others: &'static [&'static str]) -> Self {
        Self { others, ..self }
    }
}

/// A documented response: its status codes and its media types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Documented {
    pub(crate) on: On,
    /// The media types that are decoded, the preferred one first.
    pub(crate) media_types: &'static [&'static str],
    /// Those that are to be had as bytes only.
    pub(crate) others: &'static [&'static str],
}

impl Documented {
    /// Whether it stands for a success by itself, and not as the default of others.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self.on, On::Status(200..=299) | On::Class(2))
    }

    /// Whether it stands for a redirect, or a choice of them.
    pub(crate) fn is_redirect(&self) -> bool {
        matches!(self.on, On::Status(300..=303 | 305..=399) | On::Class(3))
    }
}

/// The operation that was called, as errors name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The operation's id.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template: it holds no value of a call.
    pub path: &'static str,
}

impl OperationInfo {
    pub(crate) fn of<Op: Operation>() -> Self {
        Self { id: Op::ID, method: Op::METHOD.as_str(), path: Op::PATH }
    }
}

/// `getPet (GET /pets/{id})`.
impl fmt::Display for OperationInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", Short(self.id, LONG), self.method, Short(self.path, LONG))
    }
}

/// The constants of an [`Operation`] as a value, so that all but decoding is compiled once.
#[derive(Debug, Clone)]
pub(crate) struct Described {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) security: Security,
    pub(crate) scopes: Scopes,
    pub(crate) responses: Responses,
    pub(crate) encodings: Encodings,
    pub(crate) server: Option<OwnServer>,
}

impl Described {
    pub(crate) fn info(&self) -> OperationInfo {
        OperationInfo { id: self.id, method: self.method.as_str(), path: self.path }
    }

    pub(crate) fn of<Op: Operation>() -> Self {
        Self {
            id: Op::ID,
            method: Op::METHOD,
            path: Op::PATH,
            security: Op::SECURITY,
            scopes: Op::SCOPES,
            responses: Op::RESPONSES,
            encodings: Op::ENCODING,
            server: Op::SERVER,
        }
    }
}
