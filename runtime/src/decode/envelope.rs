//! Answers that wrap their value: `{"status": 0, "response": ...}` or `{"status": 1, "error": ...}`.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::{
    Decode, DecodeError,
    json::{push, read_json, read_null},
};
use crate::answer::Answer;

/// A wrapper that carries either a value or a failure, whatever the status code says.
pub trait Envelope {
    /// What a successful answer carries.
    type Value;
    /// What a failed one carries.
    type Failure;
    /// The name, on the wire, of the member that holds the value.
    const VALUE: &'static str;

    /// Takes the value out, or `None` when the member is not there.
    ///
    /// # Errors
    ///
    /// The failure, when the envelope carries one.
    fn open(self) -> Result<Option<Self::Value>, Self::Failure>;
}

/// A decoder that can also give the wrapper as a whole.
pub trait Whole: Decode {
    /// The wrapper.
    type Whole;

    /// Reads the wrapper, whether it carries a value or a failure.
    ///
    /// # Errors
    ///
    /// When the body is not such a wrapper.
    fn decode_whole(answer: &Answer) -> Result<Self::Whole, DecodeError>;
}

/// A JSON body in the envelope `E`, read as what it carries.
///
/// A failure in it ends in the operation's own error.
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

/// A JSON body in the envelope `E`, read as the failure that it carries.
#[derive(Debug)]
pub struct EnvelopeFailure<E>(PhantomData<fn() -> E>);

impl<E: Envelope + DeserializeOwned> Decode for EnvelopeFailure<E> {
    type Value = E::Failure;

    fn decode(answer: &Answer) -> Result<E::Failure, DecodeError> {
        answer.failure::<E>()
    }
}

fn no_value(member: &str) -> DecodeError {
    let mut place = String::new();
    push(&mut place, member);
    DecodeError::custom(format_args!("the envelope has no value: `{member}` is missing or null")).at(place)
}
