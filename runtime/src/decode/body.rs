//! The decoders for a plain body.

use std::marker::PhantomData;

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{ByMediaType, Decode, DecodeError, Node, Watch};
use crate::{answer::Answer, formats::Base64, media};

/// A JSON body, read as `T`.
#[derive(Debug)]
pub struct Json<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: DeserializeOwned> Decode for Json<T> {
    type Value = T;

    fn decode(answer: &Answer) -> Result<T, DecodeError> {
        answer.json()
    }
}

/// No body: whatever is there is not looked at.
#[derive(Debug)]
pub struct Empty;

impl Decode for Empty {
    type Value = ();

    fn decode(_: &Answer) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// A body of text.
#[derive(Debug)]
pub struct Text;

impl Decode for Text {
    type Value = String;

    fn decode(answer: &Answer) -> Result<String, DecodeError> {
        answer.text()
    }
}

/// A body of text that is a value of `T`, as a string of JSON would be.
#[derive(Debug)]
pub struct TextOf<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: DeserializeOwned> Decode for TextOf<T> {
    type Value = T;

    fn decode(answer: &Answer) -> Result<T, DecodeError> {
        let text = Node::from(Value::String(answer.text()?));
        let watch = Watch::below("", &text);
        // Without a type, as JSON itself is: the decoder of `T` is compiled once.
        erased_serde::deserialize(&mut <dyn erased_serde::Deserializer<'_>>::erase(watch)).map_err(DecodeError::custom)
    }
}

/// Bytes: of a text in base64 where JSON is sent, and otherwise as they came.
#[derive(Debug)]
pub struct Base64OrBytes;

impl Decode for Base64OrBytes {
    type Value = Bytes;

    fn decode(answer: &Answer) -> Result<Bytes, DecodeError> {
        let is_json = answer.media_type().is_some_and(media::is_json_type);
        // JSON that is no such text is a file, and what was meant.
        let text = is_json.then(|| answer.json::<String>().ok()).flatten();
        let bytes = text.and_then(|text| Base64::from_text(&text).value().cloned());
        Ok(bytes.unwrap_or_else(|| answer.bytes()))
    }
}

/// A body of which nothing is described: what its `Content-Type` says it is.
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
    /// Bytes of another media type, or of none.
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

/// A body as it came.
#[derive(Debug)]
pub struct Binary;

impl Decode for Binary {
    type Value = Bytes;

    fn decode(answer: &Answer) -> Result<Bytes, DecodeError> {
        Ok(answer.bytes())
    }
}

/// Latin-1 maps each byte to the code point of the same number; everything else is taken for UTF-8, which ASCII is part of.
pub(crate) fn read_text(body: &Bytes, charset: Option<&str>) -> Result<String, DecodeError> {
    if matches!(charset, Some("iso-8859-1" | "latin1")) {
        return Ok(body.iter().copied().map(char::from).collect());
    }
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            Err(DecodeError::custom(format!("the text is not UTF-8: {error}")).near(body, error.valid_up_to()))
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
        assert!(error.to_string().contains("not UTF-8"), "{error}");
        assert_eq!(read_text(&Bytes::from("café"), None).unwrap(), "café");
    }
}
