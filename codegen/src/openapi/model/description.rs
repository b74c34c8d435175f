//! The description as a whole (OpenAPI 3.1, sections 4.8.1 and 4.8.22).

use rustc_hash::FxHashMap;

use super::operation::Operation;
use super::schema::{Case, Schema};
use super::security::SecurityScheme;
use super::server::Server;
use super::version::Version;
use super::xml::XmlDialect;
use crate::openapi::ledger::Ledger;
use crate::source::Place;

/// An OpenAPI description (OpenAPI Object, section 4.8.1).
pub struct Description<'d> {
    /// The version of the OpenAPI Specification.
    pub version: Version,
    /// The title of the API.
    pub title: &'d str,
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
    /// The values of the extension that names a schema's item.
    pub names: Vec<Place>,
    /// The record of how each keyword was handled.
    pub ledger: Ledger,
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
