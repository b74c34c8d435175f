//! XML bodies, decoded and encoded by tables that contain the XML Objects of a description.
//!
//! To encode, serde converts a value to JSON, and the table converts JSON to XML. Decoding works in reverse. A type
//! thus has a single serde implementation for all its formats, and the XML code is compiled once.

mod decode;
mod encode;
mod read;
mod root;
mod shape;

use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};

use crate::{
    answer::Answer,
    decode::{ByMediaType, Decode, DecodeError, read_json, read_text},
    encode::Encode,
    media,
    request::RequestParts,
};

pub use shape::{Element, Field, Name, Node, Root, Shape, Type, shape};

/// The namespace of `xsi:nil`, which stands for null (XML Schema, part 1, section 2.6.2).
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The property that holds the text of an element, if no property is declared for it.
const TEXT: &str = "#text";

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
    fn reads(media_type: &str) -> bool {
        media::is_xml_type(media_type)
    }
}

impl<T: DeserializeOwned, R: Root> Decode for Xml<T, R> {
    type Value = T;

    fn decode(answer: &Answer) -> Result<T, DecodeError> {
        let text = read_text(&answer.body, answer.charset().as_deref())?;
        read_json(&to_json(&text, &root::<R>(), answer.max_nodes)?, None, answer.max_nodes)
    }
}

fn root<R: Root>() -> Element {
    Element { name: R::NAME, ty: R::TYPE }
}

fn to_text<T: Serialize + ?Sized>(value: &T, root: &Element) -> Result<String, String> {
    let json = serde_json::to_value(value).map_err(|error| error.to_string())?;
    encode::write(&json, root)
}

fn to_json(text: &str, root: &Element, max_nodes: usize) -> Result<Vec<u8>, DecodeError> {
    serde_json::to_vec(&root::value(&read::read(text, max_nodes)?, root)).map_err(DecodeError::custom)
}

#[cfg(test)]
#[path = "xml/tests.rs"]
#[allow(clippy::items_after_statements, reason = "each table is next to the values that it describes")]
mod tests;
