//! Construction of an `http::Request` from the arguments of a call.

mod arguments;
mod body;
mod build;
mod form;
mod multipart;
mod parts;
mod path;

pub use body::{MediaBody, RequestBody};
pub use parts::RequestParts;
