//! Decoders that try several decoders for one value.

use std::marker::PhantomData;

use super::{decoder::Decode, error::DecodeError};
use crate::response::raw::RawResponse;

/// Decoder that selects `A` or `B` by the media type of the body. Without a media type, the first that succeeds is
/// used.
#[derive(Debug)]
pub struct Either<A, B>(PhantomData<fn() -> (A, B)>);

/// A decoder for some media types.
pub trait ByMediaType: Decode {
    /// Returns true if this decoder is for the given media type.
    fn decodes(media_type: &str) -> bool;
}

impl<A: ByMediaType, B: Decode<Value = A::Value>> Decode for Either<A, B> {
    type Value = A::Value;

    fn decode(response: &RawResponse) -> Result<A::Value, DecodeError> {
        match response.media_type() {
            Some(media_type) if A::decodes(media_type) => A::decode(response),
            Some(_) => B::decode(response),
            None => A::decode(response).or_else(|error| B::decode(response).map_err(|_| error)),
        }
    }
}

/// A decoder for more than two media types.
impl<A: ByMediaType, B: ByMediaType + Decode<Value = A::Value>> ByMediaType for Either<A, B> {
    fn decodes(media_type: &str) -> bool {
        A::decodes(media_type) || B::decodes(media_type)
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};

    use super::*;
    use crate::response::decode::{Json, Text};

    fn read(media_type: &str) -> Result<String, DecodeError> {
        let mut headers = HeaderMap::new();
        if !media_type.is_empty() {
            headers.insert("content-type", media_type.parse().unwrap());
        }
        Either::<Json<String>, Text>::decode(&RawResponse::new(StatusCode::OK, headers, "\"a\""))
    }

    #[test]
    fn the_media_type_selects_the_decoder() {
        assert_eq!(read("application/json").unwrap(), "a");
        assert_eq!(read("").unwrap(), "a");
        assert_eq!(
            Either::<Json<u8>, Json<u8>>::decode(&RawResponse::new(StatusCode::OK, HeaderMap::new(), "5")).unwrap(),
            5
        );
        let plain = RawResponse::new(StatusCode::OK, HeaderMap::new(), "broken");
        assert_eq!(Either::<Json<String>, Text>::decode(&plain).unwrap(), "broken");
        assert_eq!(read("text/plain; charset=utf-8").unwrap(), "\"a\"");
    }
}
