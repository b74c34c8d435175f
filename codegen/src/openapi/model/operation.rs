//! Operations (OpenAPI 3.1, section 4.8.10).

use std::rc::Rc;

use super::media_type::{EnvelopeRule, RequestBody};
use super::parameter::Parameter;
use super::path_template::PathTemplate;
use super::response::Response;
use super::security::Required;
use super::server::Server;
use crate::message::Status;
use crate::source::Place;

/// An operation (section 4.8.10), including the defaults from its Path Item Object and the document.
pub struct Operation<'d> {
    /// The place in the description.
    pub place: Place,
    /// The HTTP method, in upper case unless it is one of `additionalOperations`.
    pub method: String,
    /// The path.
    pub path: PathTemplate<'d>,
    /// The place of the path.
    pub path_place: Place,
    /// The `operationId`.
    pub id: Option<&'d str>,
    /// The place of the `operationId`, or else of the operation.
    pub id_place: Place,
    /// The tags.
    pub tags: Vec<&'d str>,
    /// The summary of the operation, or else of the path item.
    pub summary: Option<&'d str>,
    /// The description of the operation, or else of the path item.
    pub description: Option<&'d str>,
    /// True if marked as deprecated.
    pub deprecated: bool,
    /// The parameters of the operation, then those of the path item that it does not override.
    pub parameters: Vec<Parameter<'d>>,
    /// The request body.
    pub body: Option<RequestBody<'d>>,
    /// The responses, by status.
    pub responses: Vec<(Status, Response<'d>)>,
    /// The alternative security requirements. Each alternative is a list of schemes, all of which are required.
    pub security: Vec<Vec<Required<'d>>>,
    /// The servers of the operation or its path item; empty if those of the document apply.
    pub servers: Rc<[Server<'d>]>,
    /// The envelope around responses, from the nearest of operation, path item and document.
    pub envelope: Option<EnvelopeRule<'d>>,
    /// The header of the idempotency key, from the operation or the document.
    pub idempotency_key: Option<&'d str>,
}
