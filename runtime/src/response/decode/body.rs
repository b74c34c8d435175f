//! Decoders of plain bodies.

use std::marker::PhantomData;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{decoder::Decode, either::ByMediaType, error::DecodeError};
use crate::{
    response::{json::Node, media_type, observe::Watch, raw::RawResponse},
    text::base64::standard,
};

/// Decoder of a JSON body as `T`.
#[derive(Debug)]
pub struct Json<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: DeserializeOwned> Decode for Json<T> {
    type Value = T;

    fn decode(response: &RawResponse) -> Result<T, DecodeError> {
        response.json()
    }
}

/// Decoder of an empty body. Any body that the response has is ignored.
#[derive(Debug)]
pub struct Empty;

impl Decode for Empty {
    type Value = ();

    fn decode(_: &RawResponse) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// Decoder of a text body.
#[derive(Debug)]
pub struct Text;

impl Decode for Text {
    type Value = String;

    fn decode(response: &RawResponse) -> Result<String, DecodeError> {
        response.text()
    }
}

impl<T: DeserializeOwned> ByMediaType for Json<T> {
    fn decodes(media_type: &str) -> bool {
        media_type::is_json_type(media_type)
    }
}

impl ByMediaType for Text {
    fn decodes(media_type: &str) -> bool {
        media_type.trim_start().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("text/"))
    }
}

/// Decoder of a text body as `T`, which is decoded as from a JSON string.
#[derive(Debug)]
pub struct TextAs<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: DeserializeOwned> Decode for TextAs<T> {
    type Value = T;

    fn decode(response: &RawResponse) -> Result<T, DecodeError> {
        let text = Node::from(Value::String(response.text()?));
        T::deserialize(Watch::below("", &text)).map_err(DecodeError::custom)
    }
}

/// Decoder of bytes: a base64 string if the response is JSON, the body itself otherwise.
#[derive(Debug)]
pub struct Base64OrBytes;

impl Decode for Base64OrBytes {
    type Value = Bytes;

    fn decode(response: &RawResponse) -> Result<Bytes, DecodeError> {
        let is_json = response.media_type().is_some_and(media_type::is_json_type);
        // If the JSON is not a base64 string, it is a file, and the body itself is wanted.
        let text = is_json.then(|| response.json::<String>().ok()).flatten();
        let bytes = text.and_then(|text| standard(&text));
        Ok(bytes.unwrap_or_else(|| response.bytes()))
    }
}

/// A body without a documented schema, decoded by its `Content-Type`.
///
/// ```
/// # use wirewright_client::AnyBody;
/// fn show(body: &AnyBody) -> String {
///     match body {
///         AnyBody::Json(value) => value.to_string(),
///         AnyBody::Text(text) => text.clone(),
///         AnyBody::Bytes(bytes) => format!("{} bytes", bytes.len()),
///         _ => String::new(),
///     }
/// }
/// # assert_eq!(show(&AnyBody::Text("a".to_owned())), "a");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AnyBody {
    /// JSON.
    Json(Value),
    /// Text.
    Text(String),
    /// Bytes of any other media type, or without a media type.
    Bytes(Bytes),
}

impl Decode for AnyBody {
    type Value = Self;

    fn decode(response: &RawResponse) -> Result<Self, DecodeError> {
        match response.media_type() {
            Some(media_type) if media_type::is_json_type(media_type) => response.json().map(Self::Json),
            Some(media_type) if Text::decodes(media_type) => response.text().map(Self::Text),
            _ => Ok(Self::Bytes(response.bytes())),
        }
    }
}

/// Decoder that returns the body unchanged.
#[derive(Debug)]
pub struct Binary;

impl Decode for Binary {
    type Value = Bytes;

    fn decode(response: &RawResponse) -> Result<Bytes, DecodeError> {
        Ok(response.bytes())
    }
}
