//! Responses: from a status, headers and bytes to a typed value or error.

pub(crate) mod decode;
pub(crate) mod header;
pub(crate) mod json;
pub(crate) mod media_type;
pub(crate) mod observe;
mod operation_info;
mod raw;
mod response;

pub(crate) use decode::{Decode, DecodeEnvelope, DecodeError};
pub use operation_info::OperationInfo;
pub(crate) use raw::DEFAULT_MAX_RESPONSE_NODES;
pub use raw::RawResponse;
pub use response::Response;
