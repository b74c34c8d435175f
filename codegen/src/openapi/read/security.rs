//! Security Scheme and Security Requirement Objects (OpenAPI 3.1, sections 4.8.27 and 4.8.30).

use crate::diagnostics::{Code, Diagnostic};
use crate::message::Location;
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::{Flow, Required, SchemeKind, SecurityScheme};
use crate::source::Node;

/// Reads the alternatives of `security`. Each is a list of required schemes.
pub(super) fn requirements<'d>(
    reader: &Reader<'d>,
    alternatives: impl Iterator<Item = Node<'d>>,
) -> Vec<Vec<Required<'d>>> {
    alternatives
        .map(|alternative| {
            alternative
                .entries()
                .map(|(scheme, scopes)| {
                    reader.enter(Kind::SecurityRequirement, "{scheme}", KeywordStatus::Implemented, scopes.place());
                    Required {
                        scheme,
                        scopes: scopes.items().filter_map(Node::as_str).collect(),
                        place: scopes.place(),
                    }
                })
                .collect()
        })
        .collect()
}

/// Reads a security scheme. An invalid scheme is reported.
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
    let mut flows = Vec::new();
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
                        format!("an API key must be in `header`, `query` or `cookie`, not in `{other}`"),
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
        "oauth2" => {
            for (name, flow) in object.map("flows").into_iter().filter(|(name, _)| !name.starts_with("x-")) {
                flows.push(self::flow(reader, name, flow));
            }
            report_unused_flow(&object, "flows");
            SchemeKind::Token
        }
        "openIdConnect" => {
            let url = object.string("openIdConnectUrl");
            report_unused_flow(&object, "openIdConnectUrl");
            let urls = url.map(|url| ("openIdConnectUrl", url)).into_iter().collect();
            flows.push(Flow { name: "openIdConnect", urls, scopes: Vec::new() });
            SchemeKind::Token
        }
        "mutualTLS" => SchemeKind::MutualTls,
        other => return invalid("type", format!("`{other}` is not a known type of security scheme")),
    };
    Some(SecurityScheme { place: node.place(), description, kind, flows })
}

fn flow<'d>(reader: &Reader<'d>, name: &'d str, node: Node<'d>) -> Flow<'d> {
    let object = reader.object(node, Kind::OAuthFlow);
    Flow { name, urls: urls(&object), scopes: object.map("scopes").into_iter().map(|(scope, _)| scope).collect() }
}

/// Reads the URLs of a flow, or of a scheme in 2.0.
pub(super) fn urls<'d>(object: &Object<'_, 'd>) -> Vec<(&'static str, &'d str)> {
    ["authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl"]
        .into_iter()
        .filter(|keyword| object.node.get(keyword).is_some())
        .filter_map(|keyword| Some((keyword, object.string(keyword)?)))
        .collect()
}

/// Reports a flow, which is documented but not used to obtain a token.
pub(super) fn report_unused_flow(object: &Object<'_, '_>, keyword: &str) {
    if let Some(node) = object.node.get(keyword) {
        let message =
            format!("`{keyword}` of a Security Scheme Object is only documented; it is not used to obtain a token");
        let found = Diagnostic::key(Code::UnsupportedKeyword, node.place(), message);
        object.reader.report(found.hint("pass a token or a token provider to the client"));
        object.degrade(keyword);
    }
}
