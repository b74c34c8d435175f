//! The typed model: the objects of the OpenAPI Specification in the form of 3.1, with references resolved.

mod description;
mod json_type;
mod media_type;
mod operation;
mod parameter;
mod path_template;
mod response;
mod schema;
mod security;
mod server;
mod swagger;
mod version;
mod xml;

pub use description::{Description, Tag};
pub use json_type::{JsonType, Types};
pub use media_type::{Encoding, EnvelopeRule, MediaType, RequestBody};
pub use operation::Operation;
pub use parameter::Parameter;
pub use path_template::{PathTemplate, Piece};
pub use response::{Header, Response};
pub use schema::{Additional, Case, Discriminator, Properties, Schema};
pub use security::{Flow, Required, SchemeKind, SecurityScheme};
pub use server::{Server, ServerVariable};
pub(super) use swagger::{Body, Field, SwaggerParameter, SwaggerResponse};
pub use version::Version;
pub use xml::{Xml, XmlDialect, XmlNode};
