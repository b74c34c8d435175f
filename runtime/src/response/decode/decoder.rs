//! Decoders of response bodies.

use super::error::DecodeError;
use crate::response::raw::RawResponse;

/// Decodes a value from a response.
///
/// The value is an associated type. A decoder can therefore be a marker ([`Json<T>`](crate::codegen::Json) decodes a `T`) or the value's
/// own type.
pub trait Decode {
    /// The decoded value.
    type Value;

    /// Decodes the body of a response.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match the description: see [`DecodeError`].
    fn decode(response: &RawResponse) -> Result<Self::Value, DecodeError>;
}
