//! Decoders of plain bodies.

use std::marker::PhantomData;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{ByMediaType, Decode, DecodeError, Node, Watch};
use crate::{answer::Answer, formats::Base64, media};

/// Decoder of a JSON body as `T`.
#[derive(Debug)]
pub struct Json<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: DeserializeOwned> Decode for Json<T> {
    type Value = T;

    fn decode(answer: &Answer) -> Result<T, DecodeError> {
        answer.json()
    }
}

/// Decoder of an empty body. Any body that the response has is ignored.
#[derive(Debug)]
pub struct Empty;

impl Decode for Empty {
    type Value = ();

    fn decode(_: &Answer) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// Decoder of a text body.
#[derive(Debug)]
pub struct Text;

impl Decode for Text {
    type Value = String;

    fn decode(answer: &Answer) -> Result<String, DecodeError> {
        answer.text()
    }
}

/// Decoder of a text body as `T`, which is decoded as from a JSON string.
#[derive(Debug)]
pub struct TextOf<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: DeserializeOwned> Decode for TextOf<T> {
    type Value = T;

    fn decode(answer: &Answer) -> Result<T, DecodeError> {
        let text = Node::from(Value::String(answer.text()?));
        let watch = Watch::below("", &text);
        // The deserializer is type-erased, as for JSON: the deserialization of `T` is compiled once.
        erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(watch)).map_err(DecodeError::custom)
    }
}

/// Decoder of bytes: a base64 string if the response is JSON, the body itself otherwise.
#[derive(Debug)]
pub struct Base64OrBytes;

impl Decode for Base64OrBytes {
    type Value = Bytes;

    fn decode(answer: &Answer) -> Result<Bytes, DecodeError> {
        let is_json = answer.media_type().is_some_and(media::is_json_type);
        // If the JSON is not a base64 string, it is a file, and the body itself is wanted.
        let text = is_json.then(|| answer.json::<String>().ok()).flatten();
        let bytes = text.and_then(|text| Base64::from_text(&text).value().cloned());
        Ok(bytes.unwrap_or_else(|| answer.bytes()))
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

    fn decode(answer: &Answer) -> Result<Self, DecodeError> {
        match answer.media_type() {
            Some(media_type) if media::is_json_type(media_type) => answer.json().map(Self::Json),
            Some(media_type) if Text::reads(media_type) => answer.text().map(Self::Text),
            _ => Ok(Self::Bytes(answer.bytes())),
        }
    }
}

/// Decoder that returns the body unchanged.
#[derive(Debug)]
pub struct Binary;

impl Decode for Binary {
    type Value = Bytes;

    fn decode(answer: &Answer) -> Result<Bytes, DecodeError> {
        Ok(answer.bytes())
    }
}

/// Decodes text. Latin-1 maps each byte to the code point of the same number. Any other charset is treated as UTF-8,
/// which includes ASCII.
pub(crate) fn read_text(body: &Bytes, charset: Option<&str>) -> Result<String, DecodeError> {
    if matches!(charset, Some("iso-8859-1" | "latin1")) {
        return Ok(body.iter().copied().map(char::from).collect());
    }
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            Err(DecodeError::custom(format!("the text is not valid UTF-8: {error}")).near(body, error.valid_up_to()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf8_unless_latin1_is_named() {
        let latin = Bytes::from_static(b"caf\xe9");
        assert_eq!(read_text(&latin, Some("iso-8859-1")).unwrap(), "café");
        let error = read_text(&latin, None).unwrap_err();
        assert!(error.to_string().contains("not valid UTF-8"), "{error}");
        assert_eq!(read_text(&Bytes::from("café"), None).unwrap(), "café");
    }
}
