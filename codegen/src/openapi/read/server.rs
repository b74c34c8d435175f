//! Server and Server Variable Objects (OpenAPI 3.1, sections 4.8.5 and 4.8.6).

use std::borrow::Cow;

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Server, ServerVariable, Version};
use crate::source::{Node, Place, Value};

/// Reads the servers of an object; empty if the servers of the enclosing object apply.
pub(super) fn read_all<'d>(object: &Object<'_, 'd>) -> Vec<Server<'d>> {
    object.array("servers").into_iter().flatten().filter_map(|node| read(object.reader, node)).collect()
}

fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Server<'d>> {
    let object = reader.object(node, Kind::Server);
    let variables: Vec<_> = object
        .map("variables")
        .into_iter()
        .map(|(name, node)| ServerVariable { name, ..variable(reader, node) })
        .collect();
    let name = if reader.version >= Version::V3_2 { object.string("name") } else { None };
    let description = object.string("description");
    let url = object.required_string("url")?.trim();
    let at = node.get("url").unwrap_or(node).place();
    if !is_of_http(url) {
        let message = format!("`{url}` is not an `http` or `https` URL");
        reader.report(Diagnostic::value(Code::InvalidServer, at, message).hint("the server is ignored"));
        object.degrade("url");
        return None;
    }
    check(reader, url, at, &variables);
    let url = match url.strip_prefix("//") {
        // The scheme is that of the description's own URL, which is unknown here.
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    };
    Some(Server { name, url, description, variables })
}

/// Returns true if a URL is relative, or its scheme is `http`, `https` or a variable.
fn is_of_http(url: &str) -> bool {
    match url.split_once("://") {
        Some((scheme, _)) if !scheme.contains(['{', '/']) => {
            scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
        }
        _ => true,
    }
}

fn variable<'d>(reader: &Reader<'d>, node: Node<'d>) -> ServerVariable<'d> {
    let object = reader.object(node, Kind::ServerVariable);
    let default = match object.get("default") {
        Some(node) => text(reader, node),
        None => {
            object.missing("default");
            None
        }
    };
    let listed = object.array("enum");
    let is_empty = listed.is_some();
    let values: Vec<_> = listed.into_iter().flatten().filter_map(|node| text(reader, node)).collect();
    if is_empty && values.is_empty() {
        let at = node.get("enum").unwrap_or(node).place();
        reader.report(Diagnostic::value(Code::EmptyEnum, at, "the `enum` of the variable has no values"));
    }
    if let Some(default) =
        default.as_deref().filter(|default| !values.is_empty() && !values.iter().any(|v| v == default))
    {
        let at = node.get("default").unwrap_or(node).place();
        let message = format!("the default `{default}` is not a value of the variable's `enum`");
        reader.report(Diagnostic::value(Code::InvalidServer, at, message).hint("it is used if no value is given"));
    }
    ServerVariable { name: "", default, values, description: object.string("description") }
}

/// Returns the text of a value. A value without quotes, such as a port number, is reported and treated as a string.
fn text<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Cow<'d, str>> {
    if let Some(text) = node.as_str() {
        return Some(text.into());
    }
    if matches!(node.value(), Value::Object(_) | Value::Array(_) | Value::Null) {
        reader.wrong_type(node, "a server variable's value", "a string");
        return None;
    }
    let message = "the value of a server variable must be a string";
    reader.report(Diagnostic::value(Code::Tolerated, node.place(), message).hint("it is treated as a string").noted());
    Some(node.spelling().map_or_else(|| node.to_json().to_string().into(), Into::into))
}

/// Reports variables that occur only in the URL or only in `variables`.
fn check(reader: &Reader<'_>, url: &str, at: Place, variables: &[ServerVariable<'_>]) {
    let named = names(url);
    for name in named.iter().filter(|name| !variables.iter().any(|variable| variable.name == **name)) {
        let message = format!("the variable `{name}` of the URL is not defined");
        let found = Diagnostic::value(Code::InvalidServer, at, message);
        reader.report(
            found.hint("define it under `variables` with a default; without one, each user must provide the value"),
        );
    }
    for variable in variables.iter().filter(|variable| !named.contains(&variable.name)) {
        let message = format!("the variable `{}` does not occur in the URL", variable.name);
        reader.report(Diagnostic::value(Code::InvalidServer, at, message).hint("it is ignored"));
    }
}

/// Returns the variables of a URL, each once.
pub(crate) fn names(url: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = url;
    while let Some((name, after)) = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}')) {
        if !names.contains(&name) {
            names.push(name);
        }
        rest = after;
    }
    names
}
