//! Construction of an `http::Request` from the arguments of a call.

mod arguments;
pub(crate) mod body;
mod build;
mod encode;
pub(crate) mod params;
mod parts;
mod path;
#[cfg(feature = "retry")]
mod retry;

pub use encode::{BodyOf, Encode, Form, Multipart, Ranged};
pub use parts::RequestParts;
