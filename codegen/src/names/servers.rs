//! Names of servers: functions, and the builders, setters and enums of servers with variables.
//!
//! A name is made from the server's own name, description or URL, so that a new server does not rename the others.

use super::Name;
use super::scope::Scope;
use super::words::{escaped, pascal_identifier, snake, snake_identifier};
use crate::ir::{Api, Server, ServerVariable};
use crate::keep::{Kept, Slots, keys};

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

pub(super) fn name(api: &Api, kept: &Kept<'_>) -> Vec<ServerNames> {
    let mut functions = Scope::default();
    functions.hold((0..api.servers.len()).filter_map(|index| kept.server(index).name()));
    let mut types = Scope::with(super::reserved::of_servers());
    for (index, server) in api.servers.iter().enumerate() {
        let kept = kept.server(index);
        let enums = server.variables.iter().filter_map(|variable| kept.part(|| keys::server_enum(variable)));
        types.hold(kept.beside("<type>").into_iter().chain(enums));
    }
    let mut names = Vec::with_capacity(api.servers.len());
    for (index, server) in api.servers.iter().enumerate() {
        let kept = kept.server(index);
        let function = functions.claim_one(kept.name(), &candidates(server));
        let base = pascal_identifier(function.plain(), "Server");
        let ty = if server.variables.is_empty() {
            function.clone()
        } else {
            types.claim_one(kept.beside("<type>"), &[base.clone(), format!("{base}Server")])
        };
        let mut setters = Scope::with(["at", "into", "from", "clone", "fmt", "try_into"]);
        setters.hold(server.variables.iter().filter_map(|variable| kept.part(|| keys::server_variable(variable))));
        let variables = server.variables.iter();
        let variables =
            variables.map(|variable| variable_names(variable, kept, &base, &mut setters, &mut types)).collect();
        names.push(ServerNames { function, ty, variables });
    }
    names
}

fn variable_names(
    variable: &ServerVariable,
    kept: Slots<'_>,
    owner: &str,
    setters: &mut Scope,
    types: &mut Scope,
) -> VariableNames {
    let setter = snake_identifier(&variable.name, "variable");
    let candidates = [setter.clone(), format!("{setter}_variable")];
    let setter = setters.claim_one(kept.part(|| keys::server_variable(variable)), &candidates);
    let word = pascal_identifier(&variable.name, "Value");
    let ty = if variable.values.is_empty() {
        setter.clone()
    } else {
        let candidates = [format!("{owner}{word}"), format!("{owner}{word}Value")];
        types.claim_one(kept.part(|| keys::server_enum(variable)), &candidates)
    };
    let mut scope = Scope::with(["Self"]);
    scope.hold(variable.values.iter().filter_map(|value| kept.part(|| keys::server_value(variable, value))));
    let variant = |value: &String| {
        let word = if value.is_empty() { "Empty".to_owned() } else { pascal_identifier(value, &word) };
        scope.claim_one(kept.part(|| keys::server_value(variable, value)), &[word])
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
