//! The constants and types by which generated code describes an operation.

mod accept;
mod encodings;
mod method;
mod operation;
mod responses;
mod security;
mod server;
mod style;

pub(crate) use accept::{accept_header, is_documented};
pub use encodings::{Encodings, PartEncoding};
pub use method::Method;
pub(crate) use operation::OperationData;
pub use operation::{EnvelopeOf, ErrorOf, Operation, OutputOf};
pub(crate) use responses::DocumentedResponse;
pub use responses::{Responses, StatusKey};
pub use security::{Scopes, Security};
pub use server::{OperationServer, Variables};
pub use style::Style;
pub(crate) use style::{ArrayNotation, StyleKind};
