//! From the arguments of a call to an `http::Request`.

mod arguments;
mod build;
mod form;
mod multipart;
mod parts;
mod path;

pub use parts::RequestParts;
