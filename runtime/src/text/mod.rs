//! Texts: percent-encoding, base64, and texts of a server in messages.

pub(crate) mod base64;
pub(crate) mod percent;
pub(crate) mod said;
pub(crate) mod short;
