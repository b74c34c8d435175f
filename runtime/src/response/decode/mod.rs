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
pub use body::{AnyBody, Base64OrBytes, Binary, Empty, Json, Text, TextAs};
pub use decoder::Decode;
pub(crate) use either::ByMediaType;
pub use either::Either;
pub use envelope::{DecodeEnvelope, Envelope, EnvelopeFailure, Enveloped};
pub use error::DecodeError;

#[cfg(any(test, feature = "xml"))]
pub(crate) use json::decode_json;
pub(crate) use json::decode_json_part;
#[cfg(feature = "xml")]
pub(crate) use text::decode_text;
