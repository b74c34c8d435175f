//! XML bodies.

use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};

use super::{
    encode, parse, root,
    shape::{Element, Root},
};
use crate::{
    request::{Encode, RequestParts},
    response::{
        RawResponse,
        decode::{ByMediaType, Decode, DecodeError, decode_json, decode_text},
        media_type,
    },
};

/// Decoder and encoder of an XML body as `T`, with the shape `R` (OpenAPI 3.2, section 4.26).
#[derive(Debug)]
pub struct Xml<T: ?Sized, R>(PhantomData<fn(&T) -> R>);

impl<T: Serialize + ?Sized + 'static, R: Root + 'static> Encode for Xml<T, R> {
    type Value<'a> = &'a T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.text_body(media_type, to_text(value, &root::<R>()));
    }
}

impl<T: DeserializeOwned, R: Root> ByMediaType for Xml<T, R> {
    fn decodes(media_type: &str) -> bool {
        media_type::is_xml_type(media_type)
    }
}

impl<T: DeserializeOwned, R: Root> Decode for Xml<T, R> {
    type Value = T;

    fn decode(response: &RawResponse) -> Result<T, DecodeError> {
        let text = decode_text(&response.body, response.charset().as_deref())?;
        decode_json(&to_json(&text, &root::<R>(), response.max_response_nodes)?, None, response.max_response_nodes)
    }
}

fn root<R: Root>() -> Element {
    Element { name: R::NAME, ty: R::TYPE }
}

fn to_text<T: Serialize + ?Sized>(value: &T, root: &Element) -> Result<String, String> {
    let json = serde_json::to_value(value).map_err(|error| error.to_string())?;
    encode::encode(&json, root)
}

fn to_json(text: &str, root: &Element, max_response_nodes: usize) -> Result<Vec<u8>, DecodeError> {
    serde_json::to_vec(&root::value(&parse::parse(text, max_response_nodes)?, root)).map_err(DecodeError::custom)
}

#[cfg(test)]
#[allow(clippy::items_after_statements, reason = "each table is next to the values that it describes")]
mod tests;
