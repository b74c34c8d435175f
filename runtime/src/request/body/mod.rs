//! Request bodies: forms, multipart bodies, and bodies with a media type.

pub(super) mod form;
mod media_body;
pub(super) mod multipart;

pub use media_body::MediaBody;
