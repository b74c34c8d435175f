//! The compiler's own model of an API, with ids instead of references and without JSON Schema keywords.
//!
//! Stage 3 (lowering) builds the model; the later stages read it.

mod behind;
mod custom;
mod operation;
mod origin;
mod server;
mod types;
mod xml;

use std::collections::BTreeMap;

pub use behind::{Layers, behind};
pub use custom::{Custom, External, IdWords};
pub use operation::*;
pub use origin::{Origin, Owner, Step};
pub use server::{Server, ServerId, ServerVariable};
pub use types::*;
pub use xml::*;

pub use crate::message::{Location, Status, Style, StyleKind};
use crate::source::Place;

/// An API.
#[derive(Debug, Default)]
pub struct Api {
    /// The title.
    pub title: String,
    /// The description.
    pub description: Option<String>,
    /// The servers: first those of the whole document, then those of single paths and operations.
    pub servers: Vec<Server>,
    /// The number of servers that belong to the whole document.
    pub document_servers: usize,
    /// The environment variable of the base URL.
    pub base_url_env: Option<String>,
    /// The security schemes.
    pub schemes: Vec<Scheme>,
    /// The groups of operations, in the order in which they first appear.
    pub groups: Vec<Group>,
    /// The operations, in the order of the description.
    pub operations: Vec<Operation>,
    /// The types, components first.
    pub types: Vec<TypeDef>,
    /// True if there are inline types that nothing uses, because of settings of the user.
    pub has_orphans: bool,
    /// The XML representations of the types that XML bodies use.
    pub xml: BTreeMap<TypeId, XmlShape>,
}

impl Api {
    /// Returns the type with this id.
    pub fn get(&self, id: TypeId) -> Option<&TypeDef> {
        self.types.get(id.index())
    }

    /// Returns the first server of the document, if its URL is absolute.
    pub fn default_server(&self) -> Option<&Server> {
        self.servers.iter().take(self.document_servers).next().filter(|server| !server.is_relative())
    }

    /// Iterates over the types with their ids.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &TypeDef)> {
        self.types.iter().enumerate().map(|(index, def)| (TypeId::new(index), def))
    }

    /// Iterates over the groups with their ids.
    pub fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        let id = |index: usize| GroupId(u32::try_from(index).unwrap_or(u32::MAX));
        self.groups.iter().enumerate().map(move |(index, group)| (id(index), group))
    }

    /// Returns the group of an operation's tag. An operation without one is a method of the client.
    pub fn tag_group(&self, operation: &Operation) -> Option<GroupId> {
        operation.group.filter(|id| self.is_tagged(*id))
    }

    /// Returns true for the group of a tag.
    pub fn is_tagged(&self, group: GroupId) -> bool {
        self.groups.get(group.index()).is_some_and(|group| group.origin == GroupOrigin::Tag)
    }

    /// Iterates over the operations with their ids.
    pub fn operations(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations.iter().enumerate().map(|(index, operation)| (OperationId::new(index), operation))
    }
}

/// A security scheme.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// The location in the description.
    pub place: Place,
    /// The name in the description.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// The way in which the credential is sent.
    pub credential: Credential,
    /// The OAuth flows that issue a token.
    pub flows: Vec<Flow>,
    /// The environment variables of the credential: one, or those of a user and a password.
    pub env: Vec<String>,
}

/// An OAuth flow.
#[derive(Debug, Clone)]
pub struct Flow {
    /// The name in the description.
    pub name: String,
    /// The URLs, by keyword.
    pub urls: Vec<(&'static str, String)>,
    /// The available scopes.
    pub scopes: Vec<String>,
}

/// The way in which a credential is sent.
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
    /// A bearer token that an OAuth flow issues.
    Token,
    /// The whole `Authorization` header, for the HTTP authentication scheme of this name.
    Authorization(String),
    /// A client certificate of the TLS connection; nothing in the request.
    Connection,
}

/// A group of operations: those with the same first tag, or without a tag and with the same head of the path.
#[derive(Debug, Clone)]
pub struct Group {
    /// The location of the tag's definition, or of the first operation of the group.
    pub place: Place,
    /// The tag, or the head of the path.
    pub name: String,
    /// The origin of the name.
    pub origin: GroupOrigin,
    /// The description.
    pub description: Option<String>,
    /// The group of the parent tag.
    pub parent: Option<GroupId>,
    /// The name that the user chose.
    pub rename: Option<String>,
    /// The other tags whose operations the user put into the group.
    pub merged: Vec<String>,
}

/// The origin of a group's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupOrigin {
    /// A tag. The operations are methods of a struct.
    Tag,
    /// The head of the path, for operations without a tag. They are methods of the client.
    Path,
}

/// An index into [`Api::groups`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub(crate) u32);

impl GroupId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}
