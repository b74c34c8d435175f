//! Servers from `host`, `basePath` and `schemes` (OpenAPI 2.0, Swagger Object).

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::Object;
use crate::openapi::model::Server;

/// Returns one server for each scheme.
pub(super) fn servers<'d>(object: &Object<'_, 'd>) -> Vec<Server<'d>> {
    let reader = object.reader;
    let host = object.string("host").map(|host| host.trim_end_matches('/'));
    let path = object.string("basePath").map(|path| path.trim_matches('/')).unwrap_or_default();
    let path = if path.is_empty() { String::new() } else { format!("/{path}") };
    let schemes: Vec<&str> = object
        .array("schemes")
        .into_iter()
        .flatten()
        .filter_map(|node| match node.as_str() {
            Some(scheme @ ("http" | "https")) => Some(scheme),
            Some(scheme) => {
                let message = format!("`{scheme}` is not `http` or `https`");
                let found = Diagnostic::value(Code::UnsupportedKeyword, node.place(), message);
                reader.report(found.hint("the scheme is ignored"));
                None
            }
            None => {
                reader.wrong_type(node, "schemes", "an array of strings");
                None
            }
        })
        .collect();
    let server = |url: String| Server { name: None, url, description: None, variables: Vec::new() };
    match host {
        // The default is the server of the description itself.
        None if path.is_empty() => Vec::new(),
        None => vec![server(path)],
        Some(host) if host.contains("://") => {
            let at = object.node.get("host").unwrap_or(object.node).place();
            let message = "`host` must not have a scheme";
            reader.report(Diagnostic::value(Code::Tolerated, at, message).hint("the scheme is used").noted());
            vec![server(format!("{host}{path}"))]
        }
        // The default is the scheme of the description's own URL, which is unknown here.
        Some(host) if schemes.is_empty() => vec![server(format!("https://{host}{path}"))],
        Some(host) => schemes.into_iter().map(|scheme| server(format!("{scheme}://{host}{path}"))).collect(),
    }
}
