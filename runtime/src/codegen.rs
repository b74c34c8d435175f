//! The prelude of generated code.
//!
//! It is not meant for direct use and changes together with the generator.

pub use bytes::Bytes;
pub use http::{HeaderMap, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer, de::IgnoredAny};
pub use serde_json::Value;

pub use crate::{
    answer::Answer,
    call::{FailureOf, ValueOf, WholeOf},
    credential::{Credential, Secret},
    decode::{
        AnyBody, Base64OrBytes, Binary, ByMediaType, Decode, DecodeError, Either, Empty, Envelope, EnvelopeFailure,
        Enveloped, Json, Text, TextOf, Whole, additional, nullable, unknown_value,
    },
    encode::{BodyOf, Encode, Form, Multipart, Ranged},
    encoding::{Encodings, PartEncoding},
    enumeration::{read_enum, read_integer_enum},
    file::File,
    header::{HeaderError, ResponseHeader},
    maybe::{Maybe, present},
    method::Method,
    operation::{Documented, On, Operation, Responses, Scopes, Security},
    param::{DeepItems, Kind, Style},
    request::{MediaBody, RequestBody, RequestParts},
    server::{OwnServer, Variables},
    union::{Form as UnionForm, Raw, Rejection, Tag as UnionTag},
    xml::Xml,
};

/// Types that describe the XML form of schemas.
pub mod xml {
    pub use crate::xml::{Element, Field, Name, Node, Root, Shape, Type, shape};
}
