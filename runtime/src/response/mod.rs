//! Responses: from a status, headers and bytes to a typed value or error.

pub(crate) mod decode;
pub(crate) mod header;
pub(crate) mod json;
pub(crate) mod media_type;
pub(crate) mod observe;
mod operation_info;
mod raw;
mod response;

pub(crate) use decode::{Decode, DecodeError, Whole};
pub use operation_info::OperationInfo;
pub use raw::Answer;
pub(crate) use raw::MAX_NODES;
pub use response::Response;
