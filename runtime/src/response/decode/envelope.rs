//! Response bodies that wrap their value: `{"status": 0, "response": ...}` or `{"status": 1, "error": ...}`.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::{
    decoder::Decode,
    error::DecodeError,
    json::{read_json, read_null},
};
use crate::response::{json::push, raw::Answer};

/// A wrapper that carries either a value or a failure, regardless of the status code.
pub trait Envelope {
    /// The value carried by a successful response.
    type Value;
    /// The failure carried by a failed response.
    type Failure;
    /// The name of the JSON property that holds the value.
    const VALUE: &'static str;

    /// Extracts the value. Returns `None` if the property is missing.
    ///
    /// # Errors
    ///
    /// Returns an error, the failure, if the envelope carries one.
    fn open(self) -> Result<Option<Self::Value>, Self::Failure>;
}

/// A decoder that can also return the whole wrapper.
pub trait Whole: Decode {
    /// The wrapper.
    type Whole;

    /// Decodes the wrapper, whether it carries a value or a failure.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not a valid wrapper.
    fn decode_whole(answer: &Answer) -> Result<Self::Whole, DecodeError>;
}

/// Decoder of a JSON body in the envelope `E`, which returns the envelope's value.
///
/// A failure in the envelope becomes the operation's own error.
#[derive(Debug)]
pub struct Enveloped<E>(PhantomData<fn() -> E>);

impl<E> Decode for Enveloped<E>
where
    E: Envelope + DeserializeOwned,
    E::Value: DeserializeOwned,
{
    type Value = E::Value;

    fn decode(answer: &Answer) -> Result<E::Value, DecodeError> {
        match Self::decode_whole(answer)?.open() {
            Ok(Some(value)) => Ok(value),
            Ok(None) => read_null().ok_or_else(|| no_value(E::VALUE)),
            Err(_) => Err(DecodeError::failure()),
        }
    }
}

impl<E> Whole for Enveloped<E>
where
    E: Envelope + DeserializeOwned,
    E::Value: DeserializeOwned,
{
    type Whole = E;

    fn decode_whole(answer: &Answer) -> Result<E, DecodeError> {
        read_json(&answer.body, Some(E::VALUE), answer.max_nodes)
    }
}

/// Decoder of a JSON body in the envelope `E`, which returns the envelope's failure.
#[derive(Debug)]
pub struct EnvelopeFailure<E>(PhantomData<fn() -> E>);

impl<E: Envelope + DeserializeOwned> Decode for EnvelopeFailure<E> {
    type Value = E::Failure;

    fn decode(answer: &Answer) -> Result<E::Failure, DecodeError> {
        answer.failure::<E>()
    }
}

impl Answer {
    /// Decodes the body as an envelope and returns the failure in it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not an envelope `E`, or if the envelope contains no failure.
    pub fn failure<E: Envelope + DeserializeOwned>(&self) -> Result<E::Failure, DecodeError> {
        match read_json::<E>(&self.body, Some(E::VALUE), self.max_nodes)?.open() {
            Err(failure) => Ok(failure),
            Ok(_) => Err(DecodeError::custom("the envelope contains no failure")),
        }
    }
}

fn no_value(member: &str) -> DecodeError {
    let mut place = String::new();
    push(&mut place, member);
    DecodeError::custom(format_args!("the envelope has no value: `{member}` is missing or null")).at(place)
}
