//! Security Scheme and Security Requirement Objects (OpenAPI 3.1, sections 4.8.27 and 4.8.30).

use super::ledger::{Fate, Kind};
use super::model::{Location, SchemeKind, SecurityScheme};
use super::reader::Reader;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, Place};

/// The alternatives of a `security`: each the names of the schemes that it needs.
pub(super) fn requirements<'d>(
    reader: &Reader<'d>,
    alternatives: impl Iterator<Item = Node<'d>>,
) -> Vec<Vec<(&'d str, Place)>> {
    alternatives
        .map(|alternative| {
            alternative
                .members()
                .map(|(scheme, scopes)| {
                    reader.enter(Kind::SecurityRequirement, "{scheme}", Fate::Implemented, scopes.place());
                    (scheme, scopes.place())
                })
                .collect()
        })
        .collect()
}

/// Reads a scheme; one that is not of the form that it must have is reported.
pub(super) fn scheme<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<SecurityScheme<'d>> {
    let own = reader.described(node, Kind::SecurityScheme);
    let node = reader.follow(node, Kind::SecurityScheme)?;
    let object = reader.object(node, Kind::SecurityScheme);
    let description = object.string("description");
    let description = own.or(description);
    let invalid = |keyword: &str, message: String| {
        let at = node.get(keyword).unwrap_or(node).place();
        reader.report(Diagnostic::value(Code::InvalidSecurity, at, message).hint("the scheme cannot be used"));
        None
    };
    let kind = match object.required_string("type")? {
        "apiKey" => {
            let name = object.required_string("name")?;
            let location = match object.required_string("in")? {
                "header" => Location::Header,
                "query" => Location::Query,
                "cookie" => Location::Cookie,
                other => {
                    return invalid(
                        "in",
                        format!("an API key is sent in a header, the query or a cookie, not in `{other}`"),
                    );
                }
            };
            SchemeKind::ApiKey(location, name)
        }
        "http" => match object.required_string("scheme")? {
            scheme if scheme.eq_ignore_ascii_case("basic") => SchemeKind::Basic,
            scheme if scheme.eq_ignore_ascii_case("bearer") => SchemeKind::Bearer,
            scheme => SchemeKind::Authorization(scheme),
        },
        // The token is used; how it is got is not described in code.
        "oauth2" | "openIdConnect" => SchemeKind::Bearer,
        "mutualTLS" => SchemeKind::MutualTls,
        other => return invalid("type", format!("`{other}` is not a known type of security scheme")),
    };
    Some(SecurityScheme { place: node.place(), description, kind })
}
