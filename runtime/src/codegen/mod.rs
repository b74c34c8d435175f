//! The prelude of generated code, and the macros that it invokes.
//!
//! It is not meant for direct use and changes together with the generator.

mod call;
mod include;
mod require;

pub use bytes::Bytes;
pub use http::{HeaderMap, StatusCode};
pub use serde::{Deserialize, Deserializer, Serialize, Serializer, de::IgnoredAny};
pub use serde_json::Value;

pub use crate::{
    client::credentials::{Credential, Secret},
    operation::{
        DeepItems, Documented, Encodings, FailureOf, Kind, Method, On, Operation, OwnServer, PartEncoding, Responses,
        Scopes, Security, Style, ValueOf, Variables, WholeOf,
    },
    request::{BodyOf, Encode, Form, Multipart, Ranged, RequestParts, body::MediaBody, params::File},
    response::{
        Answer,
        decode::{
            AnyBody, Base64OrBytes, Binary, ByMediaType, Decode, DecodeError, Either, Empty, Envelope, EnvelopeFailure,
            Enveloped, Json, Text, TextOf, Whole, additional,
        },
        header::{HeaderError, ResponseHeader},
        observe::{nullable, unknown_value},
    },
    transport::RequestBody,
    values::{
        enumeration::{read_enum, read_integer_enum},
        maybe::{Maybe, present},
        union::{Form as UnionForm, Raw, Rejection, Tag as UnionTag},
    },
    xml::Xml,
};

/// Types that describe the XML form of schemas.
pub mod xml {
    pub use crate::xml::{Element, Field, Name, Node, Root, Shape, Type, shape};
}
