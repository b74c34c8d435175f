//! Decoding of response bodies into values.

mod additional;
mod body;
mod decoder;
mod either;
mod envelope;
mod error;
mod excerpt;
mod json;
mod known_properties;
mod nothing_matches;
mod text;

pub use additional::additional;
pub use body::{AnyBody, Base64OrBytes, Binary, Empty, Json, Text, TextOf};
pub use decoder::Decode;
pub use either::{ByMediaType, Either};
pub use envelope::{Envelope, EnvelopeFailure, Enveloped, Whole};
pub use error::DecodeError;

#[cfg(any(test, feature = "xml"))]
pub(crate) use json::read_json;
pub(crate) use json::read_json_part;
#[cfg(feature = "xml")]
pub(crate) use text::read_text;
