//! Security Scheme Objects of OpenAPI 2.0.

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Location, SchemeKind, SecurityScheme};
use crate::openapi::reader::Reader;
use crate::source::Node;

/// Reads a scheme; one that is not of the form that it must have is reported.
pub(super) fn scheme<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<SecurityScheme<'d>> {
    let node = reader.follow(node, Kind::SecurityScheme)?;
    let object = reader.object(node, Kind::SecurityScheme);
    let description = object.string("description");
    let invalid = |keyword: &str, message: String| {
        let at = node.get(keyword).unwrap_or(node).place();
        reader.report(Diagnostic::value(Code::InvalidSecurity, at, message).hint("the scheme cannot be used"));
        None
    };
    let kind = match object.required_string("type")? {
        "basic" => SchemeKind::Basic,
        "apiKey" => {
            let name = object.required_string("name");
            let location = match object.required_string("in")? {
                "header" => Location::Header,
                "query" => Location::Query,
                other => {
                    let message = format!("an API key is sent in a header or the query, not in `{other}`");
                    return invalid("in", message);
                }
            };
            SchemeKind::ApiKey(location, name?)
        }
        // The token is used; how it is got is not described in code.
        "oauth2" => SchemeKind::Bearer,
        other => return invalid("type", format!("`{other}` is not a known type of security scheme")),
    };
    Some(SecurityScheme { place: node.place(), description, kind })
}
