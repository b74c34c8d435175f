//! From a value to the body of a request.

use std::marker::PhantomData;

use serde::Serialize;

use crate::{
    decode::{Binary, Json, Text},
    operation::Operation,
    request::{MediaBody, RequestBody, RequestParts},
};

/// Writes a value as the body of a request.
///
/// As with [`Decode`](crate::codegen::Decode), the implementor can be a mere marker.
pub trait Encode: 'static {
    /// What is written: borrowed, where it is only read.
    type Value<'a>;

    /// Writes it; a value that can not be written is the call's error when it is built.
    fn encode(value: Self::Value<'_>, media_type: &'static str, parts: &mut RequestParts<'_>);
}

/// The value of an operation's body.
pub type BodyOf<'a, Op> = <<Op as Operation>::Body as Encode>::Value<'a>;

/// Form fields (`application/x-www-form-urlencoded`).
pub struct Form<T: ?Sized>(PhantomData<fn(&T)>);

/// Parts with names (`multipart/form-data`): a [`File`](crate::File) is one, an object is one of JSON, a primitive one of text,
/// and each element of an array one of its own.
pub struct Multipart<T: ?Sized>(PhantomData<fn(&T)>);

/// Bytes of a media type that the caller names, out of a range such as `image/*`.
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
