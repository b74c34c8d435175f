//! Conversion of OpenAPI 2.0 (Swagger) to the model of later versions.
//!
//! `consumes` and `produces` become the media types of request and response bodies, and form parameters become the
//! schema of a body. All places refer to the 2.0 document.

pub(super) mod compatibility;
pub(super) mod document;
mod header;
mod media;
mod operation;
mod parameter;
mod request;
mod response;
mod security;
mod server;
mod style;
