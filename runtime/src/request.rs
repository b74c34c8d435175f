//! From the arguments of a call to an `http::Request`.

mod build;
mod form;
mod parts;
mod path;

pub use parts::RequestParts;
