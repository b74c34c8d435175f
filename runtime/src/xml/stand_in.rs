//! Replacement for XML support when the feature `xml` is disabled. The missing feature then causes a single error of
//! [`require!`](crate::require), instead of one for each use of XML.

use std::marker::PhantomData;

use serde::{Serialize, de::DeserializeOwned};

use super::shape::Root;
use crate::{
    request::{Encode, RequestParts},
    response::{
        RawResponse,
        decode::{ByMediaType, Decode, DecodeError},
        media_type,
    },
};

const MISSING: &str = "XML needs the feature `xml` of wirewright-client";

/// An XML body, which can be neither encoded nor decoded without the feature `xml`.
#[derive(Debug)]
pub struct Xml<T: ?Sized, R>(PhantomData<fn(&T) -> R>);

impl<T: Serialize + ?Sized + 'static, R: Root + 'static> Encode for Xml<T, R> {
    type Value<'a> = &'a T;

    fn encode(_: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.text_body(media_type, Err(MISSING.to_owned()));
    }
}

impl<T: DeserializeOwned, R: Root> ByMediaType for Xml<T, R> {
    fn decodes(media_type: &str) -> bool {
        media_type::is_xml_type(media_type)
    }
}

impl<T: DeserializeOwned, R: Root> Decode for Xml<T, R> {
    type Value = T;

    fn decode(_: &RawResponse) -> Result<T, DecodeError> {
        Err(DecodeError::custom(MISSING))
    }
}
