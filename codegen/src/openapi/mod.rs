//! Stage 2, **understand**: converts node trees to a typed model in the form of OpenAPI 3.1.
//!
//! Objects are read through a cursor that marks each key as read. Keys that are never read are entered in the
//! [`Ledger`] as ignored, extensions or unknown.

mod cursor;
mod ledger;
mod model;
mod read;

pub use ledger::{Fate, Kind, Ledger};
pub use model::{
    Additional, Case, Description, Discriminator, EnvelopeRule, Flow, Header, JsonType, MediaType, Operation,
    Parameter, Piece, Properties, RequestBody, Required, Response, Schema, SchemeKind, Server, Tag, Types, Version,
    Xml, XmlDialect, XmlNode,
};
pub use read::understand;
pub(crate) use read::{is_token, server_variables};
