//! Decoding of response bodies into values.

mod additional;
mod attempt;
mod body;
mod described;
mod drift;
mod either;
mod envelope;
mod error;
mod excerpt;
mod found;
mod integer;
mod json;
mod node;
mod strict;
mod watch;

pub use additional::additional;
pub use body::{AnyBody, Base64OrBytes, Binary, Empty, Json, Text, TextOf};
pub use either::{ByMediaType, Either};
pub use envelope::{Envelope, EnvelopeFailure, Enveloped, Whole};
pub use error::DecodeError;
pub use watch::{nullable, unknown_value};

#[cfg(test)]
pub(crate) use attempt::Loss;
pub(crate) use attempt::{Attempt, Outcome, note_unread};
pub(crate) use body::read_text;
pub(crate) use found::Found;
pub(crate) use integer::Whole as Integer;
pub(crate) use json::{at, is_locating, pointer, read_json, read_json_part};
#[cfg(test)]
pub(crate) use node::MADE;
pub(crate) use node::{Members, Node};
#[cfg(feature = "xml")]
pub(crate) use watch::tell;
pub(crate) use watch::{SHARED_VALUE, Watch, gather, gather_if, place, take_shared, unknown_value_at};

use crate::answer::Answer;

/// Decodes a value from a response.
///
/// The value is an associated type. A decoder can therefore be a marker ([`Json<T>`] decodes a `T`) or the value's
/// own type.
pub trait Decode {
    /// The decoded value.
    type Value;

    /// Decodes the body of a response.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match the description: see [`DecodeError`].
    fn decode(answer: &Answer) -> Result<Self::Value, DecodeError>;
}
