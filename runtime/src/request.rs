//! From the arguments of a call to an `http::Request`.

mod arguments;
mod body;
mod build;
mod form;
mod multipart;
mod parts;
mod path;

pub use body::{MediaBody, RequestBody};
pub use parts::RequestParts;
