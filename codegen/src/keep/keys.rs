//! Keys of items in a lock: their places in the description, in its own words. A key depends on nothing but the item.

use rustc_hash::FxHashMap;

use crate::ir::{
    Api, Case, Location, Operation, Origin, Owner, Parameter, Server, ServerVariable, Status, Step, Type, Union,
    Variant,
};
use crate::lock::quoted;

/// Returns the key of an operation.
pub(crate) fn operation(operation: &Operation) -> String {
    format!("operation {} {}", operation.method, quoted(&operation.path))
}

/// Returns the key of a component schema.
pub(crate) fn schema(key: &str) -> String {
    format!("schema {}", quoted(key))
}

/// Returns the key of a tag.
pub(crate) fn tag(name: &str) -> String {
    format!("tag {}", quoted(name))
}

/// Returns the key of a security scheme.
pub(crate) fn security(name: &str) -> String {
    format!("security {}", quoted(name))
}

/// Returns the keys of servers, in their order.
pub(crate) fn servers(servers: &[Server]) -> Vec<String> {
    numbered(servers.iter().map(|server| format!("server {}", quoted(&server.url))))
}

/// Returns the key of the setter of a server's variable.
pub(crate) fn server_variable(variable: &ServerVariable) -> String {
    format!("variable {}", quoted(&variable.name))
}

/// Returns the key of the enum of a server's variable.
pub(crate) fn server_enum(variable: &ServerVariable) -> String {
    format!("variable {} <type>", quoted(&variable.name))
}

/// Returns the key of a value of a server's variable.
pub(crate) fn server_value(variable: &ServerVariable, value: &str) -> String {
    format!("variable {} value {}", quoted(&variable.name), quoted(value))
}

/// Returns the keys of all types, in their order. `owner` returns the key of an operation or a component schema.
pub(crate) fn types(api: &Api, owner: impl Fn(&Owner) -> Option<String>) -> Vec<String> {
    let key = |origin: &Origin| {
        let owner = owner(&origin.owner).unwrap_or_else(|| self::owner(api, &origin.owner));
        origin.steps.iter().fold(owner, |key, known| format!("{key} {}", step(known)))
    };
    numbered(api.types.iter().map(|def| key(&def.origin)))
}

/// Returns the key of the owner of types.
fn owner(api: &Api, owner: &Owner) -> String {
    match owner {
        Owner::Schema(key) => schema(key),
        Owner::Operation(id) => api.operations.get(id.index()).map_or_else(String::new, operation),
        Owner::Path(path) => format!("path {}", quoted(path)),
        Owner::Component(name) => format!("component {}", quoted(name)),
        Owner::Elsewhere(words) => format!("elsewhere {}", quoted(&words.join("/"))),
    }
}

/// Returns the key of a step to an inline type.
fn step(step: &Step) -> String {
    match step {
        Step::Property(name) => format!(".{}", quoted(name)),
        Step::Item => "[]".to_owned(),
        Step::Position(index) => format!("[{index}]"),
        Step::Value => "{}".to_owned(),
        Step::Variant(Some(words), _) => format!("|{}", quoted(words)),
        Step::Variant(None, index) => format!("|{index}"),
        Step::Base => "<base>".to_owned(),
        Step::Request => "request".to_owned(),
        Step::Media(name) => format!("media {}", quoted(name)),
        Step::Response(status) => format!("response {}", self::status(*status)),
        Step::SharedResponse => "response".to_owned(),
        Step::Parameter(name) => format!("parameter {}", quoted(name)),
    }
}

/// Returns the key of a status.
fn status(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Class(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// Returns the key of a case of a response type.
pub(crate) fn case(case: &Case) -> String {
    match case {
        Case::Status(status, _) => self::status(*status),
        Case::Failure(_) => "failure".to_owned(),
    }
}

/// Returns the key of a parameter in its operation.
pub(crate) fn parameter(parameter: &Parameter) -> String {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    format!("{location} {}", quoted(&parameter.wire))
}

/// Returns the keys of the variants of a union: their tags, or their types. `own` is the key of the union, and `keys` are
/// those of all types.
pub(crate) fn variants(union: &Union, own: &str, keys: &[String]) -> Vec<String> {
    let key = |variant: &Variant| match (variant.tags.first(), of_type(&variant.ty, keys)) {
        (Some(tag), _) => format!("tag {}", quoted(tag)),
        // The key of an inline type begins with that of the union.
        (None, Some(key)) => key.strip_prefix(own).and_then(|key| key.strip_prefix(' ')).unwrap_or(key).to_owned(),
        (None, None) => quoted(&variant.name),
    };
    numbered(union.variants.iter().map(key))
}

/// Returns the key of a defined type that may be nullable, from the keys of all types.
fn of_type<'k>(ty: &Type, keys: &'k [String]) -> Option<&'k str> {
    match ty {
        Type::Named(id) => keys.get(id.index()).map(String::as_str),
        Type::Nullable(inner) => of_type(inner, keys),
        _ => None,
    }
}

/// Returns keys that are all different: the second of two equal ones ends in a number.
fn numbered(keys: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let number = |key: String| {
        let count = counts.entry(key.clone()).or_default();
        *count += 1;
        if *count == 1 { key } else { format!("{key} <{count}>") }
    };
    keys.map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_written_in_the_words_of_the_description() {
        let rows = [
            (Step::Property("owner".to_owned()), ".owner"),
            (Step::Property("first name".to_owned()), ".\"first name\""),
            (Step::Variant(Some("Cat".to_owned()), 3), "|Cat"),
            (Step::Response(Status::Class(4)), "response 4XX"),
            (Step::Media("text/csv".to_owned()), "media text/csv"),
        ];
        for (known, expected) in rows {
            assert_eq!(step(&known), expected);
        }
    }

    #[test]
    fn equal_keys_are_numbered() {
        assert_eq!(numbered(["a", "b", "a"].map(str::to_owned).into_iter()), ["a", "b", "a <2>"]);
    }
}
