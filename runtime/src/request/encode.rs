//! Encoding of request bodies.

use std::marker::PhantomData;

use serde::Serialize;

use super::{body::MediaBody, parts::RequestParts};
use crate::{
    operation::Operation,
    response::decode::{Binary, Json, Text},
    transport::RequestBody,
};

/// An encoding of values as request bodies.
///
/// As with [`Decode`](crate::codegen::Decode), the implementing type can be a marker without values.
pub trait Encode: 'static {
    /// The type of value that is encoded.
    type Value<'a>;

    /// Encodes a value as the request body.
    ///
    /// An error is stored in `parts` and returned when the request is built.
    fn encode(value: Self::Value<'_>, media_type: &'static str, parts: &mut RequestParts<'_>);
}

/// The value of an operation's request body.
pub type BodyOf<'a, Op> = <<Op as Operation>::Body as Encode>::Value<'a>;

/// An encoding as form fields (`application/x-www-form-urlencoded`).
pub struct Form<T: ?Sized>(PhantomData<fn(&T)>);

/// An encoding as named parts (`multipart/form-data`).
///
/// A [`File`](crate::File) becomes a part with its bytes, an object a part of JSON, and a primitive a part of text.
/// Each item of an array becomes a separate part.
pub struct Multipart<T: ?Sized>(PhantomData<fn(&T)>);

/// An encoding of bytes whose media type the caller selects from a range such as `image/*`.
pub struct Ranged;

impl<T: Serialize + ?Sized + 'static> Encode for Json<T> {
    type Value<'a> = &'a T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.json_body(media_type, value);
    }
}

impl<T: Serialize + ?Sized + 'static> Encode for Form<T> {
    type Value<'a> = &'a T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.form_body(media_type, value);
    }
}

impl<T: Serialize + ?Sized + 'static> Encode for Multipart<T> {
    type Value<'a> = &'a T;

    fn encode(value: &T, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.multipart_body(media_type, value);
    }
}

impl Encode for Text {
    type Value<'a> = &'a str;

    fn encode(value: &str, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.body(media_type, value.into());
    }
}

impl Encode for Binary {
    type Value<'a> = RequestBody;

    fn encode(value: RequestBody, media_type: &'static str, parts: &mut RequestParts<'_>) {
        parts.body(media_type, value);
    }
}

impl Encode for Ranged {
    type Value<'a> = MediaBody;

    fn encode(value: MediaBody, range: &'static str, parts: &mut RequestParts<'_>) {
        parts.ranged_body(range, value);
    }
}
