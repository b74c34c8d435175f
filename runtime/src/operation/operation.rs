//! The constants and types by which generated code describes an operation.

use std::marker::PhantomData;

use super::{
    encodings::Encodings,
    method::Method,
    responses::Responses,
    security::{Scopes, Security},
    server::OperationServer,
};
use crate::response::{Decode, DecodeEnvelope, OperationInfo};

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
    /// The security requirements, of which one must be satisfied. None by default.
    const SECURITY: Security = &[];
    /// The scopes that the security requirements list.
    const SCOPES: Scopes = &[];
    /// The documented responses.
    const RESPONSES: Responses;
    /// The media type of the request body.
    const MEDIA_TYPE: &'static str = "application/json";
    /// The Encoding Objects of a form's properties.
    const ENCODING: Encodings = &[];
    /// The operation's own server, if it differs from the servers of the document.
    const SERVER: Option<OperationServer> = None;
    /// The header of the idempotency key, if the server supports one.
    const IDEMPOTENCY_KEY: Option<&'static str> = None;
    /// Whether it is safe to retry the operation. By default, this follows from the method and the idempotency key.
    const RETRY: Option<bool> = None;

    /// The encoding of the request body: an [`Encode`](crate::codegen::Encode), or `()` for an operation without a
    /// body.
    type Body;
    /// The decoder of a documented success.
    type Output: Decode;
    /// The decoder of a documented error.
    type Error: Decode;
}

/// The value of an operation's success response.
pub type OutputOf<Op> = <<Op as Operation>::Output as Decode>::Value;

/// The value of an operation's documented error responses.
pub type ErrorOf<Op> = <<Op as Operation>::Error as Decode>::Value;

/// The envelope around the value of an operation's success response.
pub type EnvelopeOf<Op> = <<Op as Operation>::Output as DecodeEnvelope>::Envelope;

/// The constants of an [`Operation`] as a value, so that code that uses them is not generic.
#[derive(Debug)]
#[cfg_attr(test, derive(Clone))]
pub(crate) struct OperationData {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) security: Security,
    pub(crate) scopes: Scopes,
    pub(crate) responses: Responses,
    pub(crate) server: Option<OperationServer>,
    #[cfg(feature = "retry")]
    pub(crate) idempotency_key: Option<&'static str>,
    #[cfg(feature = "retry")]
    pub(crate) retry: Option<bool>,
}

impl OperationData {
    pub(crate) fn info(&self) -> OperationInfo {
        OperationInfo { id: self.id, method: self.method.as_str(), path: self.path }
    }

    pub(crate) fn of<Op: Operation>() -> &'static Self {
        Constants::<Op>::DATA
    }
}

struct Constants<Op>(PhantomData<Op>);

impl<Op: Operation> Constants<Op> {
    const DATA: &'static OperationData = &OperationData {
        id: Op::ID,
        method: Op::METHOD,
        path: Op::PATH,
        security: Op::SECURITY,
        scopes: Op::SCOPES,
        responses: Op::RESPONSES,
        server: Op::SERVER,
        #[cfg(feature = "retry")]
        idempotency_key: Op::IDEMPOTENCY_KEY,
        #[cfg(feature = "retry")]
        retry: Op::RETRY,
    };
}
