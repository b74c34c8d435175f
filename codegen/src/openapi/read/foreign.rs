//! Recognition of YAML and JSON documents that are not OpenAPI descriptions.

use crate::openapi::cursor::close_to;
use crate::source::{Node, Value};

/// A message that names the kind of a document, and a hint.
type Recognised = (String, String);

/// Keywords of other formats, each with the name of the format and a hint.
const FORMATS: &[(&str, &str, &str)] = &[
    ("asyncapi", "an AsyncAPI document", "AsyncAPI describes messages; only OpenAPI descriptions are supported"),
    ("swaggerVersion", "a Swagger 1 description", "convert it to 2.0 or 3.0 first, e.g. with `api-spec-converter`"),
    ("overlay", "an overlay", "pass the description as the input, and the overlay with `--overlay`"),
    ("arazzo", "an Arazzo description", "Arazzo describes workflows; pass the OpenAPI description that it refers to"),
    ("openrpc", "an OpenRPC document", "OpenRPC describes JSON-RPC; only OpenAPI descriptions are supported"),
    ("raml", "a RAML definition", "convert it to OpenAPI first"),
    ("smithy", "a Smithy model", "convert it to OpenAPI first with `smithy build` and its plugin `openapi`"),
    ("discoveryVersion", "a Google API Discovery document", "convert it to OpenAPI first"),
    ("jsonrpc", "a JSON-RPC message", "pass the file that contains the OpenAPI description"),
    ("_postman_id", "a Postman collection", POSTMAN),
];

const POSTMAN: &str = "convert it to OpenAPI first, e.g. with `postman-to-openapi`, or export the API's definition";
const ERROR: &str = "the server rejected the download; check the URL and the credentials";

/// Recognises a document without `openapi` and `swagger`.
pub(super) fn recognise(root: Node<'_>) -> Option<Recognised> {
    let some = |what: &str, hint: &str| Some((format!("this is {what}, not an OpenAPI description"), hint.to_owned()));
    let has = |key: &str| root.get(key).is_some();
    let text = |key: &str| root.get(key).and_then(Node::as_str);
    if let Some((_, what, hint)) = FORMATS.iter().find(|(keyword, _, _)| has(keyword)) {
        return some(what, hint);
    }
    if is_postman(root) {
        return some("a Postman collection", POSTMAN);
    }
    if root.get("data").unwrap_or(root).get("__schema").is_some() {
        return some("the schema of a GraphQL service", "only OpenAPI descriptions are supported");
    }
    if root.get("log").is_some_and(|log| log.get("entries").is_some()) {
        return some("an HTTP archive (HAR)", "generate a description from it first");
    }
    if text("_type") == Some("export") && has("resources") {
        return some("an Insomnia export", "export the design document of the API instead");
    }
    if has("apiVersion") && has("kind") {
        return some("a Kubernetes manifest", "pass the file that contains the OpenAPI description");
    }
    if let Some(found) = misspelled(root) {
        return Some(found);
    }
    if has("paths") || has("components") || has("definitions") && has("info") {
        let message = "this is not an OpenAPI description: `openapi` is missing".to_owned();
        let keyword = if has("definitions") { "swagger: '2.0'" } else { "openapi: 3.1.0" };
        return Some((message, format!("add the version of the specification as the first line, e.g. `{keyword}`")));
    }
    if let Some(found) = error(root) {
        return some(&found, ERROR);
    }
    if has("$schema") || has("$defs") || has("definitions") || (has("type") && (has("properties") || has("items"))) {
        return some(
            "a JSON Schema",
            "write a description with `openapi`, `info` and `paths` that refers to this file with `$ref`",
        );
    }
    None
}

fn is_postman(root: Node<'_>) -> bool {
    let info = root.get("info");
    let schema = info.and_then(|info| info.get("schema")).and_then(Node::as_str).unwrap_or_default();
    schema.contains("getpostman.com")
        || info.is_some_and(|info| info.get("_postman_id").is_some())
        || (root.get("item").is_some() && info.is_some() && root.get("paths").is_none())
        || root.get("collection").is_some_and(|inner| inner.get("item").is_some() && inner.get("info").is_some())
}

/// Recognises `openAPI: 3.1.0` and the like.
fn misspelled(root: Node<'_>) -> Option<Recognised> {
    let versioned = |node: Node<'_>| match node.value() {
        Value::String(text) => text.starts_with(|c: char| c.is_ascii_digit()),
        Value::Int(_) | Value::Float(_) => true,
        _ => false,
    };
    let (key, keyword) = root
        .entries()
        .filter(|(_, node)| versioned(*node))
        .find_map(|(key, _)| Some((key, close_to(key, ["openapi", "swagger"])?)))?;
    Some((format!("this is not an OpenAPI description: it has `{key}`"), format!("did you mean `{keyword}`?")))
}

/// Recognises an error response that was saved in place of a description, and quotes its message.
fn error(root: Node<'_>) -> Option<String> {
    const MESSAGES: [&str; 9] =
        ["message", "error", "detail", "title", "error_description", "errors", "Message", "msg", "description"];
    // An error response has few properties.
    const MOST: usize = 12;
    let count = root.entries().count();
    // `404: Not Found` is an object in YAML.
    if let Some((status, reason)) = root.entries().next().filter(|_| count == 1)
        && status.len() == 3
        && status.starts_with(['4', '5'])
        && status.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Some(format!(
            "an error response of a server (`{status}: {}`)",
            cut(reason.as_str().unwrap_or_default())
        ));
    }
    let sure = ["message", "error", "errors", "detail", "Message", "msg", "error_description"];
    let problem = root.get("status").is_some() && root.get("title").is_some();
    if count > MOST || !(problem || sure.iter().any(|key| root.get(key).is_some())) {
        return None;
    }
    let text = MESSAGES.iter().find_map(|key| words(root.get(key)?)).map(cut);
    Some(text.map_or_else(
        || "an error response of a server".to_owned(),
        |text| format!("an error response of a server (`{text}`)"),
    ))
}

fn words(node: Node<'_>) -> Option<&str> {
    match node.value() {
        Value::Array(_) => node.items().next().and_then(words),
        Value::Object(_) => ["message", "detail", "title", "reason"].iter().find_map(|key| node.get(key)?.as_str()),
        _ => node.as_str(),
    }
}

fn cut(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() { format!("{short}…") } else { short }
}

/// Returns the message and the hint for a document that is not an object.
pub(super) fn of_another_kind(root: Node<'_>) -> (String, &'static str) {
    let message = format!("an OpenAPI description must be an object, but this is {}", root.value().kind());
    let hint = match root.value() {
        Value::String(text) if !text.contains('\n') && text.contains(['/', '\\']) => {
            "this looks like the path of another file; pass that file"
        }
        Value::Array(_) if root.items().any(|item| item.get("openapi").or_else(|| item.get("swagger")).is_some()) => {
            "this is a list of descriptions; pass a file that contains a single one"
        }
        Value::Null => "the file contains only comments",
        _ => "the first line is usually `openapi: 3.1.0` or `swagger: '2.0'`",
    };
    (message, hint)
}
