//! The compiler's own model of an API: ids instead of references, no JSON Schema words.
//!
//! Stage 3 makes it, the stages after it read it.

mod operation;
mod origin;
mod server;
mod types;
mod xml;

use std::collections::BTreeMap;

pub use operation::*;
pub use origin::{Origin, Owner, Step};
pub use server::{Server, ServerId, ServerVariable};
pub use types::*;
pub use xml::*;

use crate::openapi::SchemeKind;
use crate::source::Place;

/// An API.
#[derive(Debug, Default)]
pub struct Api {
    /// The title.
    pub title: String,
    /// The version of the API.
    pub version: String,
    /// What it is for.
    pub description: Option<String>,
    /// Where it is served, as the description says: first the whole, then what has servers of its own.
    pub servers: Vec<Server>,
    /// How many of the servers are those of the whole.
    pub document_servers: usize,
    /// How credentials are sent.
    pub schemes: Vec<Scheme>,
    /// The groups of operations, in the order in which they first appear.
    pub groups: Vec<Group>,
    /// The operations, in the order of the description.
    pub operations: Vec<Operation>,
    /// The types, components first.
    pub types: Vec<TypeDef>,
    /// What the types that XML reaches are in XML.
    pub xml: BTreeMap<TypeId, XmlShape>,
}

impl Api {
    /// A type.
    pub fn get(&self, id: TypeId) -> Option<&TypeDef> {
        self.types.get(id.index())
    }

    /// The types with their ids.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, def)| (TypeId::new(index), def))
    }

    /// The groups with their ids.
    pub fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        let id = |index: usize| GroupId(u32::try_from(index).unwrap_or(u32::MAX));
        self.groups.iter().enumerate().map(move |(index, group)| (id(index), group))
    }

    /// The operations with their ids.
    pub fn operations(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations.iter().enumerate().map(|(index, operation)| (OperationId::new(index), operation))
    }
}

/// A security scheme.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Where it stands.
    pub place: Place,
    /// Its name in the description.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// How the credential is sent.
    pub credential: Credential,
    /// How a token is got.
    pub flows: Vec<Flow>,
}

/// A way to get a token.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The name in the description.
    pub name: String,
    /// The URLs, by keyword.
    pub urls: Vec<(&'static str, String)>,
    /// The scopes that there are.
    pub scopes: Vec<String>,
}

/// How a credential is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// A key in a header.
    Header(String),
    /// A key in the query.
    Query(String),
    /// A key in a cookie.
    Cookie(String),
    /// User and password.
    Basic,
    /// A bearer token.
    Bearer,
    /// A bearer token that is got in one of several ways.
    Token,
    /// The whole `Authorization` header, for a scheme of this name.
    Authorization(String),
    /// Nothing in the request: the TLS connection has it.
    Connection,
}

impl From<SchemeKind<'_>> for Credential {
    fn from(kind: SchemeKind<'_>) -> Self {
        use crate::openapi::Location;
        match kind {
            SchemeKind::ApiKey(Location::Query, name) => Self::Query(name.to_owned()),
            SchemeKind::ApiKey(Location::Cookie, name) => Self::Cookie(name.to_owned()),
            SchemeKind::ApiKey(_, name) => Self::Header(name.to_owned()),
            SchemeKind::Basic => Self::Basic,
            SchemeKind::Bearer => Self::Bearer,
            SchemeKind::Token => Self::Token,
            SchemeKind::Authorization(name) => Self::Authorization(name.to_owned()),
            SchemeKind::MutualTls => Self::Connection,
        }
    }
}

/// A group of operations: those with the same first tag.
#[derive(Debug, Clone)]
pub struct Group {
    /// Where the tag is described, otherwise the first operation that has it.
    pub place: Place,
    /// The tag.
    pub tag: String,
    /// What it is for.
    pub description: Option<String>,
    /// The group of the tag that this one is nested in.
    pub parent: Option<GroupId>,
}

/// A place in [`Api::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub(crate) u32);

impl GroupId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}
