//! The typed view: the objects of the OpenAPI Specification in the shape of 3.1, references followed.

use std::borrow::Cow;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::ledger::Ledger;
use super::path_template::PathTemplate;
use super::schema::Schema;
use super::version::Version;
use super::xml::XmlDialect;
use crate::source::Place;

/// A description as it was read (OpenAPI Object, section 4.8.1).
pub struct Description<'d> {
    /// The version that it follows.
    pub version: Version,
    /// The title of the API.
    pub title: &'d str,
    /// The version of the API.
    pub api_version: String,
    /// What the API is for.
    pub description: Option<&'d str>,
    /// Where the API is served.
    pub servers: Vec<Server<'d>>,
    /// The operations, in the order of the description.
    pub operations: Vec<Operation<'d>>,
    /// The tags that are described.
    pub tags: Vec<Tag<'d>>,
    /// The security schemes, by name.
    pub security_schemes: Vec<(&'d str, SecurityScheme<'d>)>,
    /// The schemas under `components`, by name.
    pub components: Vec<(&'d str, Place)>,
    /// Every schema that anything refers to.
    pub schemas: FxHashMap<Place, Schema<'d>>,
    /// The names that every property is also accepted under.
    pub accept_case: Option<Case>,
    /// How lists and maps look in XML, if it is said.
    pub xml_dialect: Option<XmlDialect>,
    /// How they must look by the origin of the description, and where that is told.
    pub xml_converted: Option<(XmlDialect, Place)>,
    /// The service that a description of AWS was converted from, if that is said.
    pub aws_service: Option<&'d str>,
    /// What became of each keyword.
    pub ledger: Ledger,
}

/// Where an API is served (section 4.8.5).
pub struct Server<'d> {
    /// Where it stands.
    pub place: Place,
    /// Its name (OpenAPI 3.2, section 4.6).
    pub name: Option<&'d str>,
    /// The URL, which may hold variables in braces.
    pub url: String,
    /// What it is for.
    pub description: Option<&'d str>,
    /// The variables.
    pub variables: Vec<ServerVariable<'d>>,
}

/// A variable of a server's URL (section 4.8.6).
pub struct ServerVariable<'d> {
    /// The name in the URL.
    pub name: &'d str,
    /// The value where none is given.
    pub default: Option<Cow<'d, str>>,
    /// The values that it can have; none where it can have any.
    pub values: Vec<Cow<'d, str>>,
    /// What it is for.
    pub description: Option<&'d str>,
}

/// A described tag (section 4.8.22).
pub struct Tag<'d> {
    /// The name.
    pub name: &'d str,
    /// What it is for; its summary (3.2) where it has no description.
    pub description: Option<&'d str>,
    /// The tag that it is nested in (3.2).
    pub parent: Option<&'d str>,
    /// Where it stands.
    pub place: Place,
}

/// An operation (section 4.8.10) with what its Path Item Object adds.
pub struct Operation<'d> {
    /// Where it stands.
    pub place: Place,
    /// The method, in upper case.
    pub method: String,
    /// The path.
    pub path: PathTemplate<'d>,
    /// Where the path stands.
    pub path_place: Place,
    /// The operationId.
    pub id: Option<&'d str>,
    /// Where the operationId stands.
    pub id_place: Place,
    /// The tags.
    pub tags: Vec<&'d str>,
    /// The summary, of the path item where the operation has none.
    pub summary: Option<&'d str>,
    /// The description, of the path item where the operation has none.
    pub description: Option<&'d str>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Its parameters, then those of the path item that it does not override.
    pub parameters: Vec<Parameter<'d>>,
    /// The body of the request.
    pub body: Option<RequestBody<'d>>,
    /// The answers.
    pub responses: Vec<(Status, Response<'d>)>,
    /// The alternatives of credentials; each is a list of scheme names.
    pub security: Vec<Vec<Required<'d>>>,
    /// The servers that it or its path describes; none where those of the document count.
    pub servers: Rc<[Server<'d>]>,
    /// The envelope round the answers, of the nearest of operation, path item and document.
    pub envelope: Option<EnvelopeRule<'d>>,
}

/// A scheme that a security requirement names (section 4.8.30).
#[derive(Debug, Clone)]
pub struct Required<'d> {
    /// The scheme.
    pub scheme: &'d str,
    /// The scopes, or roles, that are needed.
    pub scopes: Vec<&'d str>,
    /// Where it is said.
    pub place: Place,
}

/// For which statuses an answer is (section 4.8.16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// One status code.
    Exact(u16),
    /// A range, such as `4XX`.
    Class(u8),
    /// Any that is not described otherwise.
    Default,
}

impl Status {
    /// Whether the answer is a success whatever else is described.
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(code) => (200..300).contains(&code),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }
}

/// Where a parameter is sent (section 4.8.12.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In the `Cookie` header.
    Cookie,
}

/// How a parameter is serialized (section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// `tsv` of 2.0.
    TabDelimited,
    DeepObject,
    /// Of 3.2: as `form`, but nothing is percent-encoded.
    Cookie,
    /// Of `x-wirewright-style`: `a[][b]=1`.
    Brackets,
    /// Of `x-wirewright-style`: `a[0][b]=1`.
    Indices,
    /// Of `x-wirewright-style`: `a.0.b=1`.
    Dots,
    /// Of `x-wirewright-style`: `a.1.b=1`.
    Aws,
}

/// A style with its switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// Which style.
    pub kind: StyleKind,
    /// Whether each item or member stands on its own.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether a query parameter without a value is sent with its name alone.
    pub allow_empty: bool,
}

impl Style {
    /// A style without switches.
    pub fn plain(kind: StyleKind, explode: bool) -> Self {
        Self { kind, explode, allow_reserved: false, allow_empty: false }
    }
}

/// A parameter (section 4.8.12).
#[derive(Debug, Clone)]
pub struct Parameter<'d> {
    /// Where it stands.
    pub place: Place,
    /// The name on the wire.
    pub name: &'d str,
    /// Where it is sent.
    pub location: Location,
    /// What it is for.
    pub description: Option<&'d str>,
    /// Whether it must be sent.
    pub required: bool,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// The style.
    pub style: Style,
    /// The schema.
    pub schema: Option<Place>,
    /// The media type in which the value is written, for `content`.
    pub content: Option<&'d str>,
    /// The media type of the whole query, for `in: querystring` (OpenAPI 3.2, section 4.12.1).
    pub query_string: Option<MediaType<'d>>,
}

impl Parameter<'_> {
    /// Whether one overrides the other: the same name in the same place.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.location == other.location
    }
}

/// The body of a request (section 4.8.13).
#[derive(Debug, Clone)]
pub struct RequestBody<'d> {
    /// Where it stands.
    pub place: Place,
    /// What it is for.
    pub description: Option<&'d str>,
    /// Whether it must be sent.
    pub required: bool,
    /// The media types.
    pub content: Vec<MediaType<'d>>,
}

/// A media type with its schema (section 4.8.14).
#[derive(Debug, Clone)]
pub struct MediaType<'d> {
    /// Where it stands.
    pub place: Place,
    /// The media type or range.
    pub name: &'d str,
    /// The schema.
    pub schema: Option<Place>,
    /// The schema of each item of a stream (OpenAPI 3.2, section 4.14.1).
    pub item_schema: Option<Place>,
    /// How the properties of a form are written, where it is said.
    pub encodings: Vec<(&'d str, Encoding<'d>)>,
    /// The envelope round the schema: of this media type.
    pub envelope: Option<EnvelopeRule<'d>>,
}

/// How a property of a form is written (section 4.8.15).
#[derive(Debug, Clone)]
pub struct Encoding<'d> {
    /// Where it stands.
    pub place: Place,
    /// The style, which goes before the media type.
    pub style: Option<Style>,
    /// Media types and ranges, separated by commas.
    pub content_type: Option<&'d str>,
    /// The headers of each part whose values are fixed.
    pub headers: Vec<(&'d str, &'d str)>,
}

/// An answer (section 4.8.17).
#[derive(Debug, Clone)]
pub struct Response<'d> {
    /// Where it stands.
    pub place: Place,
    /// What it means.
    pub description: Option<&'d str>,
    /// Its headers, without that of the media type.
    pub headers: Vec<Header<'d>>,
    /// The media types; none where there is no body.
    pub content: Vec<MediaType<'d>>,
}

/// A header of an answer (section 4.8.21).
#[derive(Debug, Clone)]
pub struct Header<'d> {
    /// Where it stands.
    pub place: Place,
    /// The name.
    pub name: &'d str,
    /// What it is for.
    pub description: Option<&'d str>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Whether the members of an object are `name=value`.
    pub explode: bool,
    /// The schema.
    pub schema: Option<Place>,
    /// The media type in which the value is written, for `content`.
    pub content: Option<&'d str>,
}

/// A security scheme (section 4.8.27).
pub struct SecurityScheme<'d> {
    /// Where it stands.
    pub place: Place,
    /// What it is for.
    pub description: Option<&'d str>,
    /// How the credential is sent.
    pub kind: SchemeKind<'d>,
    /// How a token is got.
    pub flows: Vec<Flow<'d>>,
}

/// A way to get a token (section 4.8.29), or where such ways are described.
pub struct Flow<'d> {
    /// The name, or `openIdConnect`.
    pub name: &'d str,
    /// The URLs, by keyword.
    pub urls: Vec<(&'static str, &'d str)>,
    /// The scopes that there are.
    pub scopes: Vec<&'d str>,
}

/// How a credential is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind<'d> {
    /// A key in a header, query parameter or cookie of this name.
    ApiKey(Location, &'d str),
    /// User and password (RFC 7617).
    Basic,
    /// A bearer token (RFC 6750).
    Bearer,
    /// A bearer token that is got by `oauth2` or `openIdConnect`.
    Token,
    /// The whole value of the `Authorization` header, for a scheme that is not known.
    Authorization(&'d str),
    /// The certificate of the TLS connection.
    MutualTls,
}

/// `x-wirewright-envelope`: what is described is a property of what is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnvelopeRule<'d> {
    /// No envelope here, whatever stands further out.
    None,
    /// The envelope.
    Some {
        /// The extension.
        place: Place,
        /// The schema of the envelope.
        schema: Place,
        /// The property that holds what is described.
        value: &'d str,
        /// The property that holds a failure.
        failure: Option<&'d str>,
    },
}

/// `x-wirewright-accept-case`: a case in which the names of properties are also accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Case {
    Camel,
    Pascal,
    Snake,
    Kebab,
}
