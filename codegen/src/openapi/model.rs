//! The typed model: the objects of the OpenAPI Specification in the form of 3.1, with references resolved.

use std::borrow::Cow;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::ledger::Ledger;
use super::path_template::PathTemplate;
use super::schema::Schema;
use super::version::Version;
use super::xml::XmlDialect;
use crate::source::Place;

/// An OpenAPI description (OpenAPI Object, section 4.8.1).
pub struct Description<'d> {
    /// The version of the OpenAPI Specification.
    pub version: Version,
    /// The title of the API.
    pub title: &'d str,
    /// The version of the API.
    pub api_version: String,
    /// The description of the API.
    pub description: Option<&'d str>,
    /// The servers of the API.
    pub servers: Vec<Server<'d>>,
    /// The operations, in the order of the description.
    pub operations: Vec<Operation<'d>>,
    /// The declared tags.
    pub tags: Vec<Tag<'d>>,
    /// The security schemes, by name.
    pub security_schemes: Vec<(&'d str, SecurityScheme<'d>)>,
    /// The schemas under `components`, by name.
    pub components: Vec<(&'d str, Place)>,
    /// All schemas that are used anywhere in the description.
    pub schemas: FxHashMap<Place, Schema<'d>>,
    /// The additional case in which property names are accepted.
    pub accept_case: Option<Case>,
    /// The XML representation of lists and maps, if it is set by `x-wirewright-xml`.
    pub xml_dialect: Option<XmlDialect>,
    /// The XML representation implied by the origin of the description, and the place that states this origin.
    pub xml_converted: Option<(XmlDialect, Place)>,
    /// The AWS service that the description was converted from, if stated.
    pub aws_service: Option<&'d str>,
    /// The record of how each keyword was handled.
    pub ledger: Ledger,
}

/// A server of an API (section 4.8.5).
pub struct Server<'d> {
    /// The name (OpenAPI 3.2, section 4.6).
    pub name: Option<&'d str>,
    /// The URL, which may contain variables in braces.
    pub url: String,
    /// The description.
    pub description: Option<&'d str>,
    /// The variables.
    pub variables: Vec<ServerVariable<'d>>,
}

/// A variable of a server's URL (section 4.8.6).
pub struct ServerVariable<'d> {
    /// The name in the URL.
    pub name: &'d str,
    /// The default value.
    pub default: Option<Cow<'d, str>>,
    /// The allowed values; empty if every value is allowed.
    pub values: Vec<Cow<'d, str>>,
    /// The description.
    pub description: Option<&'d str>,
}

/// A declared tag (section 4.8.22).
pub struct Tag<'d> {
    /// The name.
    pub name: &'d str,
    /// The description, or else the summary (3.2).
    pub description: Option<&'d str>,
    /// The name of the parent tag (3.2).
    pub parent: Option<&'d str>,
    /// The place in the description.
    pub place: Place,
}

/// An operation (section 4.8.10), including the defaults from its Path Item Object and the document.
pub struct Operation<'d> {
    /// The place in the description.
    pub place: Place,
    /// The HTTP method, in upper case unless it is one of `additionalOperations`.
    pub method: String,
    /// The path.
    pub path: PathTemplate<'d>,
    /// The place of the path.
    pub path_place: Place,
    /// The `operationId`.
    pub id: Option<&'d str>,
    /// The place of the `operationId`, or else of the operation.
    pub id_place: Place,
    /// The tags.
    pub tags: Vec<&'d str>,
    /// The summary of the operation, or else of the path item.
    pub summary: Option<&'d str>,
    /// The description of the operation, or else of the path item.
    pub description: Option<&'d str>,
    /// True if marked as deprecated.
    pub deprecated: bool,
    /// The parameters of the operation, then those of the path item that it does not override.
    pub parameters: Vec<Parameter<'d>>,
    /// The request body.
    pub body: Option<RequestBody<'d>>,
    /// The responses, by status.
    pub responses: Vec<(Status, Response<'d>)>,
    /// The alternative security requirements. Each alternative is a list of schemes, all of which are required.
    pub security: Vec<Vec<Required<'d>>>,
    /// The servers of the operation or its path item; empty if those of the document apply.
    pub servers: Rc<[Server<'d>]>,
    /// The envelope around responses, from the nearest of operation, path item and document.
    pub envelope: Option<EnvelopeRule<'d>>,
}

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

/// The status codes that a response is documented for (section 4.8.16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// A single status code.
    Exact(u16),
    /// A range: `4` for `4XX`.
    Class(u8),
    /// Every status code that is not documented otherwise.
    Default,
}

impl Status {
    /// Returns true if all status codes are 2XX.
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(code) => (200..300).contains(&code),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }
}

/// The location of a parameter in the request (section 4.8.12.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
}

/// The serialization style of a parameter (section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// `tsv` in OpenAPI 2.0.
    TabDelimited,
    DeepObject,
    /// `cookie` in OpenAPI 3.2: like `form`, but without percent-encoding.
    Cookie,
    /// `brackets` of `x-wirewright-style`: `a[][b]=1`.
    Brackets,
    /// `indices` of `x-wirewright-style`: `a[0][b]=1`.
    Indices,
    /// `dots` of `x-wirewright-style`: `a.0.b=1`.
    Dots,
    /// `aws` of `x-wirewright-style`: `a.1.b=1`.
    Aws,
}

/// A serialization style with its options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// The style.
    pub kind: StyleKind,
    /// True if each item or property is sent separately.
    pub explode: bool,
    /// True if reserved characters are not percent-encoded.
    pub allow_reserved: bool,
    /// True if a query parameter without a value is sent as its name only.
    pub allow_empty: bool,
}

impl Style {
    /// Creates a style with all other options off.
    pub fn plain(kind: StyleKind, explode: bool) -> Self {
        Self { kind, explode, allow_reserved: false, allow_empty: false }
    }
}

/// A parameter (section 4.8.12).
#[derive(Debug, Clone)]
pub struct Parameter<'d> {
    /// The place in the description.
    pub place: Place,
    /// The name.
    pub name: &'d str,
    /// The location in the request.
    pub location: Location,
    /// The description.
    pub description: Option<&'d str>,
    /// True if required.
    pub required: bool,
    /// True if marked as deprecated.
    pub deprecated: bool,
    /// The serialization style.
    pub style: Style,
    /// The schema.
    pub schema: Option<Place>,
    /// The media type of the value, if it is described by `content`.
    pub content: Option<&'d str>,
    /// The media type of the whole query, for `in: querystring` (OpenAPI 3.2, section 4.12.1).
    pub query_string: Option<MediaType<'d>>,
}

impl Parameter<'_> {
    /// Returns true if both have the same name and location, so that one overrides the other.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.location == other.location
    }
}

/// A request body (section 4.8.13).
#[derive(Debug, Clone)]
pub struct RequestBody<'d> {
    /// The description.
    pub description: Option<&'d str>,
    /// True if required.
    pub required: bool,
    /// The media types.
    pub content: Vec<MediaType<'d>>,
}

/// A media type with its schema (section 4.8.14).
#[derive(Debug, Clone)]
pub struct MediaType<'d> {
    /// The place in the description.
    pub place: Place,
    /// The media type or media type range.
    pub name: &'d str,
    /// The schema.
    pub schema: Option<Place>,
    /// The encodings of the properties of a form, by property name.
    pub encodings: Vec<(&'d str, Encoding<'d>)>,
    /// The envelope around the schema, if this media type declares one.
    pub envelope: Option<EnvelopeRule<'d>>,
}

/// The encoding of a property of a form (section 4.8.15).
#[derive(Debug, Clone)]
pub struct Encoding<'d> {
    /// The place in the description.
    pub place: Place,
    /// The serialization style, which takes precedence over the content type.
    pub style: Option<Style>,
    /// The media types and media type ranges, separated by commas.
    pub content_type: Option<&'d str>,
    /// The names and values of part headers that have only one allowed value.
    pub headers: Vec<(&'d str, &'d str)>,
}

/// A response (section 4.8.17).
#[derive(Debug, Clone)]
pub struct Response<'d> {
    /// The description.
    pub description: Option<&'d str>,
    /// The headers, without `Content-Type`.
    pub headers: Vec<Header<'d>>,
    /// The media types; empty if the response has no body.
    pub content: Vec<MediaType<'d>>,
}

/// A response header (section 4.8.21).
#[derive(Debug, Clone)]
pub struct Header<'d> {
    /// The place in the description.
    pub place: Place,
    /// The name.
    pub name: &'d str,
    /// The description.
    pub description: Option<&'d str>,
    /// True if the header is always present.
    pub required: bool,
    /// True if marked as deprecated.
    pub deprecated: bool,
    /// True if the properties of an object are encoded as `name=value`.
    pub explode: bool,
    /// The schema.
    pub schema: Option<Place>,
    /// The media type of the value, if it is described by `content`.
    pub content: Option<&'d str>,
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

/// The rule of `x-wirewright-envelope`: a documented value is sent as a property of an envelope object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeRule<'d> {
    /// No envelope; overrides an outer rule.
    None,
    /// An envelope.
    Some {
        /// The place of the extension.
        place: Place,
        /// The schema of the envelope.
        schema: Place,
        /// The property that contains the documented value.
        value: &'d str,
        /// The property that contains an error.
        failure: Option<&'d str>,
    },
}

/// The value of `x-wirewright-accept-case`: an additional case in which property names are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Case {
    Camel,
    Pascal,
    Snake,
    Kebab,
}
