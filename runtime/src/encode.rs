//! From a value to the body of a request.

use std::marker::PhantomData;

use bytes::Bytes;
use serde::Serialize;

use crate::{
    decode::{Binary, Json, Text},
    operation::Operation,
    request::RequestParts,
};

/// Writes a value as the body of a request.
///
/// As with [`Decode`](crate::codegen::Decode), the implementor can be a mere marker.
pub trait Encode {
    /// What is written.
    type Value: ?Sized;

    /// Writes it; a value that can not be written is the call's error when it is built.
    fn encode(value: &Self::Value, media_type: &'static str, parts: &mut RequestParts<'_>);
}

/// The value of an operation's body.
pub type BodyOf<Op> = <<Op as Operation>::Body as Encode>::Value;

/// Form fields (`application/x-www-form-urlencoded`).
pub struct Form<T: ?Sized>(PhantomData<fn(&T)>);

/// Parts with names (`multipart/form-data`): a [`File`](crate::File) is one, an object is one of JSON, a primitive one of text,
/// and each element of an array one of its own.
pub struct Multipart<T: ?Sized>(PhantomData<fn(&T)>);

impl<T: Serialize + ?Sized> Encode for Json<T> {
    type Value = T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.json_body(media_type, value);
    }
}

impl<T: Serialize + ?Sized> Encode for Form<T> {
    type Value = T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.form_body(media_type, value);
    }
}

impl<T: Serialize + ?Sized> Encode for Multipart<T> {
    type Value = T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.multipart_body(media_type, value);
    }
}

impl Encode for Text {
    type Value = str;

    fn encode(value: &str, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.body(media_type, Bytes::copy_from_slice(value.as_bytes()));
    }
}

impl Encode for Binary {
    type Value = [u8];

    fn encode(value: &[u8], media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.body(media_type, Bytes::copy_from_slice(value));
    }
}
