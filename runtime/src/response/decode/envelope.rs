//! Response bodies that wrap their value: `{"status": 0, "response": ...}` or `{"status": 1, "error": ...}`.

use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use super::{
    decoder::Decode,
    error::DecodeError,
    json::{decode_json, decode_null},
};
use crate::response::{json::push, raw::RawResponse};

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
pub trait DecodeEnvelope: Decode {
    /// The wrapper.
    type Envelope;

    /// Decodes the wrapper, whether it carries a value or a failure.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not a valid wrapper.
    fn decode_envelope(response: &RawResponse) -> Result<Self::Envelope, DecodeError>;
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

    fn decode(response: &RawResponse) -> Result<E::Value, DecodeError> {
        match Self::decode_envelope(response)?.open() {
            Ok(Some(value)) => Ok(value),
            Ok(None) => decode_null().ok_or_else(|| no_value(E::VALUE)),
            Err(_) => Err(DecodeError::failure()),
        }
    }
}

impl<E> DecodeEnvelope for Enveloped<E>
where
    E: Envelope + DeserializeOwned,
    E::Value: DeserializeOwned,
{
    type Envelope = E;

    fn decode_envelope(response: &RawResponse) -> Result<E, DecodeError> {
        decode_json(&response.body, Some(E::VALUE), response.max_response_nodes)
    }
}

/// Decoder of a JSON body in the envelope `E`, which returns the envelope's failure.
#[derive(Debug)]
pub struct EnvelopeFailure<E>(PhantomData<fn() -> E>);

impl<E: Envelope + DeserializeOwned> Decode for EnvelopeFailure<E> {
    type Value = E::Failure;

    fn decode(response: &RawResponse) -> Result<E::Failure, DecodeError> {
        response.failure::<E>()
    }
}

impl RawResponse {
    /// Decodes the body as an envelope and returns the failure in it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not an envelope `E`, or if the envelope contains no failure.
    pub fn failure<E: Envelope + DeserializeOwned>(&self) -> Result<E::Failure, DecodeError> {
        match decode_json::<E>(&self.body, Some(E::VALUE), self.max_response_nodes)?.open() {
            Err(failure) => Ok(failure),
            Ok(_) => Err(DecodeError::custom("the envelope contains no failure")),
        }
    }
}

fn no_value(property: &str) -> DecodeError {
    let mut place = String::new();
    push(&mut place, property);
    DecodeError::custom(format_args!("the envelope has no value: `{property}` is missing or null")).at(place)
}
