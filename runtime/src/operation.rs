//! The constants and types by which generated code describes an operation.

use std::fmt;

use crate::{
    decode::Decode,
    encoding::Encodings,
    method::Method,
    server::OwnServer,
    short::{LONG, Short},
};

/// An operation of an API (OpenAPI 3.1, section 4.8.10), with the data to build its request and decode its responses.
///
/// Generated code implements the trait for one zero-sized type per operation.
pub trait Operation: 'static {
    /// The operation's `operationId`, or a generated id. Error messages contain it.
    const ID: &'static str;
    /// The HTTP method.
    const METHOD: Method;
    /// The path template with its `{name}` expressions, relative to the base URL.
    const PATH: &'static str;
    /// The security requirements, of which one must be satisfied.
    const SECURITY: Security;
    /// The scopes that the security requirements list.
    const SCOPES: Scopes = &[];
    /// The documented responses.
    const RESPONSES: Responses;
    /// The media type of the request body.
    const MEDIA_TYPE: &'static str = "application/json";
    /// The Encoding Objects of a form's properties.
    const ENCODING: Encodings = &[];
    /// The operation's own server, if it differs from the servers of the document.
    const SERVER: Option<OwnServer> = None;

    /// The encoding of the request body: an [`Encode`](crate::codegen::Encode), or `()` for an operation without a
    /// body.
    type Body;
    /// The decoder of a documented success.
    type Output: Decode;
    /// The decoder of a documented error.
    type Error: Decode;
}

/// The alternatives of the security requirement, each a list of schemes that are required together (OpenAPI 3.1,
/// section 4.8.30).
///
/// `&[]` requires no credentials. `&[&[], ...]` makes credentials optional.
pub type Security = &'static [&'static [&'static str]];

/// The required scopes: the index of an alternative in [`Security`], the name of a scheme, and its scopes.
pub type Scopes = &'static [(usize, &'static str, &'static [&'static str])];

/// The documented responses of an operation (OpenAPI 3.1, section 4.8.16).
pub type Responses = &'static [Documented];

/// A key of the Responses Object: the status codes of a documented response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// One status code, such as `404`.
    Status(u16),
    /// A range of status codes by its first digit, such as `4` for `4XX`.
    Class(u8),
    /// All status codes without another documented response.
    Default,
}

/// Formats the key as in the OpenAPI description: `404`, `4XX` or `default`.
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
    /// Returns a response with the media type `application/json`.
    pub const fn json(self) -> Documented {
        self.media(&["application/json"])
    }

    /// Returns a response without a documented body. If there is a body, it is ignored.
    pub const fn empty(self) -> Documented {
        self.media(&[])
    }

    /// Returns a response with these media types or ranges.
    pub const fn media(self, media_types: &'static [&'static str]) -> Documented {
        Documented { on: self, media_types, others: &[] }
    }
}

impl Documented {
    /// Returns the response with further media types that have no decoder.
    pub const fn bytes(self, others: &'static [&'static str]) -> Self {
        Self { others, ..self }
    }
}

/// A documented response, with its status codes and media types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Documented {
    pub(crate) on: On,
    /// The media types with a decoder, in order of preference.
    pub(crate) media_types: &'static [&'static str],
    /// The media types without a decoder, which are available only as bytes.
    pub(crate) others: &'static [&'static str],
}

impl Documented {
    /// Returns true if the status codes are 2xx, as opposed to a default.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self.on, On::Status(200..=299) | On::Class(2))
    }

    /// Returns true if the status codes are 3xx, except for 304.
    pub(crate) fn is_redirect(&self) -> bool {
        matches!(self.on, On::Status(300..=303 | 305..=399) | On::Class(3))
    }
}

/// The operation of a call, for error messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationInfo {
    /// The operation's id.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template. It contains no values of the call.
    pub path: &'static str,
}

impl OperationInfo {
    pub(crate) fn of<Op: Operation>() -> Self {
        Self { id: Op::ID, method: Op::METHOD.as_str(), path: Op::PATH }
    }
}

/// Formats the operation as in `getPet (GET /pets/{id})`.
impl fmt::Display for OperationInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {})", Short(self.id, LONG), self.method, Short(self.path, LONG))
    }
}

/// The constants of an [`Operation`] as a value, so that code that uses them is not generic.
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
