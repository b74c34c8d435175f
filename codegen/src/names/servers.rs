//! Names of servers: functions, and the builders, setters and enums of servers with variables.
//!
//! A name is made from the server's own name, description or URL, so that a new server does not rename the others.

use super::Name;
use super::scope::Scope;
use super::words::{escaped, pascal_identifier, snake, snake_identifier};
use crate::ir::{Api, Server, ServerVariable};

/// The names of a server.
#[derive(Debug, Clone)]
pub struct ServerNames {
    /// The function that returns the server.
    pub function: Name,
    /// The type, if the server has variables.
    pub ty: Name,
    /// The setters, in the order of the variables.
    pub variables: Vec<VariableNames>,
}

/// The names of a variable.
#[derive(Debug, Clone)]
pub struct VariableNames {
    /// The setter.
    pub setter: Name,
    /// The enum of its values.
    pub ty: Name,
    /// The variants.
    pub variants: Vec<Name>,
}

pub(super) fn name(api: &Api) -> Vec<ServerNames> {
    let mut functions = Scope::default();
    let mut types = Scope::with(super::reserved::of_servers());
    let mut names = Vec::with_capacity(api.servers.len());
    for server in &api.servers {
        let function = functions.claim(&candidates(server)).0;
        let base = pascal_identifier(function.plain(), "Server");
        let ty = if server.variables.is_empty() {
            function.clone()
        } else {
            types.claim(&[base.clone(), format!("{base}Server")]).0
        };
        let mut setters = Scope::with(["at", "into", "from", "clone", "fmt", "try_into"]);
        let variables =
            server.variables.iter().map(|variable| variable_names(variable, &base, &mut setters, &mut types)).collect();
        names.push(ServerNames { function, ty, variables });
    }
    names
}

fn variable_names(variable: &ServerVariable, owner: &str, setters: &mut Scope, types: &mut Scope) -> VariableNames {
    let setter = snake_identifier(&variable.name, "variable");
    let setter = setters.claim(&[setter.clone(), format!("{setter}_variable")]).0;
    let word = pascal_identifier(&variable.name, "Value");
    let ty = if variable.values.is_empty() {
        setter.clone()
    } else {
        types.claim(&[format!("{owner}{word}"), format!("{owner}{word}Value")]).0
    };
    let mut scope = Scope::with(["Self"]);
    let variant = |value: &String| {
        let word = if value.is_empty() { "Empty".to_owned() } else { pascal_identifier(value, &word) };
        scope.claim(&[word]).0
    };
    VariableNames { setter, ty, variants: variable.values.iter().map(variant).collect() }
}

/// Returns the candidates for a server's function: its name, a short description, and its URL.
fn candidates(server: &Server) -> Vec<String> {
    let words = server.name.as_deref().map(snake).or_else(|| server.description.as_deref().and_then(described));
    let by_url = by_url(server);
    let mut names: Vec<String> = Vec::new();
    if let Some(words) = words.filter(|words| !words.is_empty() && words.len() <= 40) {
        names.push(format!("{words}_{}", by_url.first().map_or("", String::as_str)));
        names.insert(0, words);
    }
    names.extend(by_url);
    names.iter().map(|name| snake_identifier(name, "server")).map(escaped_path).collect()
}

/// Replaces a name that is a keyword, since a function cannot have a raw name that matches its type's name.
fn escaped_path(name: String) -> String {
    if escaped(name.clone()) == name { name } else { format!("{name}_server") }
}

/// Returns up to four words of a description, without words that are common to all servers.
fn described(text: &str) -> Option<String> {
    const COMMON: &[&str] = &[
        "the",
        "a",
        "an",
        "our",
        "this",
        "server",
        "servers",
        "api",
        "url",
        "endpoint",
        "environment",
        "env",
        "host",
        "of",
        "for",
    ];
    let line = text.trim().lines().next()?.trim_end_matches('.');
    if line.len() > 60 || line.contains("://") {
        return None;
    }
    let words = snake(line);
    let words: Vec<&str> = words.split('_').filter(|word| !word.is_empty() && !COMMON.contains(word)).collect();
    (1..=4).contains(&words.len()).then(|| words.join("_"))
}

/// Returns the host with the names of its variables, then host and path. A server with plain `http` has a suffix for
/// it.
fn by_url(server: &Server) -> Vec<String> {
    let plain = server.url.starts_with("http://");
    let rest = server.url.split_once("://").map_or(server.url.as_str(), |(_, rest)| rest);
    let (host, path) = if server.is_relative() { ("", rest) } else { rest.split_once('/').unwrap_or((rest, "")) };
    let host = host.strip_prefix("www.").unwrap_or(host);
    let base = match (snake(host), snake(path)) {
        (host, _) if !host.is_empty() => host,
        (_, path) if !path.is_empty() && path != "slash" => path,
        _ => "relative".to_owned(),
    };
    let http = if plain { "_http" } else { "" };
    let path = snake(path);
    let mut names = vec![format!("{base}{http}")];
    if !path.is_empty() && !server.is_relative() {
        names.push(format!("{base}_{path}{http}"));
    }
    names
}
