//! The prelude of generated code, and the macros that it invokes.
//!
//! It is not meant for direct use and changes together with the generator.

mod call;
mod enum_by_value;
mod environment;
mod include;
mod integer_enum;
mod require;
mod string_enum;

pub use environment::{required_variable, variable};

pub use bytes::Bytes;
pub use http::HeaderMap;
pub use serde::{Serialize, de::IgnoredAny};

pub use crate::{
    error::{Message, Said, Told, Untold, fail, said_by, say},
    operation::{
        Encodings, EnvelopeOf, ErrorOf, Method, Operation, OperationServer, OutputOf, PartEncoding, Responses, Scopes,
        Security, StatusKey, Style, Variables,
    },
    request::{BodyOf, Encode, Form, Multipart, Ranged, RequestParts, body::MediaBody, params::Sequence},
    response::{
        RawResponse,
        decode::{
            AnyBody, Base64OrBytes, Binary, Decode, DecodeEnvelope, DecodeError, Either, Empty, Envelope,
            EnvelopeFailure, Enveloped, Json, Text, TextAs, additional,
        },
        header::{HeaderError, ResponseHeader},
        observe::nullable,
    },
    transport::RequestBody,
    values::{
        enumeration::{decode_enum, decode_integer_enum, known},
        maybe::present,
        union::{Raw, Selected, Tag, TaggedUnion, UnionForm, UnionTag, tagged},
    },
    xml::Xml,
};

/// Types that describe the XML form of schemas.
pub mod xml {
    pub use crate::xml::{Element, Field, Name, Node, Root, Shape, Type, shape};
}
