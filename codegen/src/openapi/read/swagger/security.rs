//! Security Scheme Objects of OpenAPI 2.0.

use crate::diagnostics::{Code, Diagnostic};
use crate::message::Location;
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Flow, SchemeKind, SecurityScheme};
use crate::openapi::read::security;
use crate::source::Node;

/// Reads a security scheme. An invalid scheme is reported.
pub(super) fn scheme<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<SecurityScheme<'d>> {
    let node = reader.follow(node, Kind::SecurityScheme)?;
    let object = reader.object(node, Kind::SecurityScheme);
    let description = object.string("description");
    let invalid = |keyword: &str, message: String| {
        let at = node.get(keyword).unwrap_or(node).place();
        reader.report(Diagnostic::value(Code::InvalidSecurity, at, message).hint("the scheme cannot be used"));
        None
    };
    let mut flows = Vec::new();
    let kind = match object.required_string("type")? {
        "basic" => SchemeKind::Basic,
        "apiKey" => {
            let name = object.required_string("name");
            let location = match object.required_string("in")? {
                "header" => Location::Header,
                "query" => Location::Query,
                other => {
                    let message = format!("an API key must be in `header` or `query`, not in `{other}`");
                    return invalid("in", message);
                }
            };
            SchemeKind::ApiKey(location, name?)
        }
        "oauth2" => {
            let scopes =
                object.map("scopes").into_iter().map(|(scope, _)| scope).filter(|name| !name.starts_with("x-"));
            let scopes = scopes.collect();
            let flow = object.string("flow").map(flow_name);
            flows.extend(flow.map(|name| Flow { name, urls: security::urls(&object), scopes }));
            security::report_unused_flow(&object, "flow");
            SchemeKind::Token
        }
        other => return invalid("type", format!("`{other}` is not a known type of security scheme")),
    };
    Some(SecurityScheme { place: node.place(), description, kind, flows })
}

/// Returns the name of a flow in 3.0.
fn flow_name(name: &str) -> &str {
    match name {
        "application" => "clientCredentials",
        "accessCode" => "authorizationCode",
        _ => name,
    }
}
