//! Security schemes (OpenAPI 3.1, sections 4.8.27 to 4.8.30).

use crate::message::Location;
use crate::source::Place;

/// A required security scheme (section 4.8.30).
#[derive(Debug, Clone)]
pub struct Required<'d> {
    /// The name of the scheme.
    pub scheme: &'d str,
    /// The required scopes or roles.
    pub scopes: Vec<&'d str>,
    /// The place of the requirement.
    pub place: Place,
}

/// A security scheme (section 4.8.27).
pub struct SecurityScheme<'d> {
    /// The place in the description.
    pub place: Place,
    /// The description.
    pub description: Option<&'d str>,
    /// The kind of credential and its location.
    pub kind: SchemeKind<'d>,
    /// The OAuth flows or other ways to obtain a token.
    pub flows: Vec<Flow<'d>>,
}

/// An OAuth flow (section 4.8.29), or the URL of `openIdConnect`.
pub struct Flow<'d> {
    /// The name of the flow, or `openIdConnect`.
    pub name: &'d str,
    /// The URLs, by keyword.
    pub urls: Vec<(&'static str, &'d str)>,
    /// The available scopes.
    pub scopes: Vec<&'d str>,
}

/// The kind of a security scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind<'d> {
    /// An API key in the header, query parameter or cookie with this name.
    ApiKey(Location, &'d str),
    /// A username and password (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// A bearer token obtained through `oauth2` or `openIdConnect`.
    Token,
    /// The whole value of the `Authorization` header, for any other HTTP authentication scheme with this name.
    Authorization(&'d str),
    /// A client certificate of the TLS connection.
    MutualTls,
}
