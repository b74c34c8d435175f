//! Keys of the configuration that name one item.

use super::index::{Index, similar};
use super::pattern::Pattern;
use super::{CustomizeError, members};
use crate::ir::{Api, GroupId, GroupOrigin, OperationId, TypeDef, TypeId};

/// An item that has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Item {
    Type(TypeId),
    /// A field or a variant.
    Member(TypeId, usize),
    Operation(OperationId),
    Parameter(OperationId, usize),
    Group(GroupId),
}

/// The kind of an item, as a prefix of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Schema,
    Operation,
    Tag,
}

const KINDS: [(&str, Kind); 3] = [("schema:", Kind::Schema), ("operation:", Kind::Operation), ("tag:", Kind::Tag)];

/// Returns the items that a key of `rename` names: one, or with `*` any number.
pub(super) fn items(key: &str, api: &Api, index: &Index<'_>) -> Result<Vec<Item>, CustomizeError> {
    let mut found = of_kind(key.trim(), None, api, index);
    if found.is_empty() {
        let prefixed = KINDS.iter().find_map(|(prefix, kind)| Some((key.trim().strip_prefix(prefix)?.trim(), *kind)));
        found = prefixed.map(|(rest, kind)| of_kind(rest, Some(kind), api, index)).unwrap_or_default();
    }
    match found.as_slice() {
        [] => Err(CustomizeError::Unmatched {
            setting: "rename",
            key: key.to_owned(),
            what: "schema, property, value, operation or tag",
            similar: similar(key.trim(), known(api, index)),
        }),
        [_] => Ok(found),
        _ if key.contains('*') => Ok(found),
        many => {
            let mut choices: Vec<String> = many.iter().map(|item| spelled(*item, api, index)).collect();
            choices.sort_unstable();
            choices.dedup();
            Err(CustomizeError::Ambiguous { setting: "rename", key: key.to_owned(), choices })
        }
    }
}

fn of_kind(text: &str, kind: Option<Kind>, api: &Api, index: &Index<'_>) -> Vec<Item> {
    let is = |wanted| kind.is_none_or(|kind| kind == wanted);
    let mut found = Vec::new();
    if is(Kind::Schema) {
        found.extend(index.types(text).into_iter().map(Item::Type));
    }
    if is(Kind::Operation) {
        found.extend(operations(text, api).into_iter().map(Item::Operation));
    }
    if is(Kind::Tag) {
        let pattern = Pattern::new(text);
        let tags = api.groups().filter(|(_, group)| group.origin == GroupOrigin::Tag && pattern.matches(&group.name));
        found.extend(tags.map(|(id, _)| Item::Group(id)));
    }
    if found.is_empty() && is(Kind::Schema) {
        found.extend(index.members(text).into_iter().map(|(id, member)| Item::Member(id, member)));
    }
    if found.is_empty() && is(Kind::Operation) {
        found.extend(parameters(text, api));
    }
    found
}

/// Returns the operations with an id, or with a method and a path.
fn operations(text: &str, api: &Api) -> Vec<OperationId> {
    let (method, rest) = match text.split_once(char::is_whitespace) {
        Some((method, path)) if path.trim_start().starts_with('/') => (Some(method), path.trim_start()),
        _ => (None, text),
    };
    let pattern = Pattern::new(rest);
    let found = api.operations().filter(|(_, operation)| match method {
        Some(method) => operation.method.eq_ignore_ascii_case(method) && pattern.matches(&operation.path),
        None => operation.id.as_deref().is_some_and(|id| pattern.matches(id)),
    });
    found.map(|(id, _)| id).collect()
}

/// Returns the parameters that match `operation.name`.
fn parameters(text: &str, api: &Api) -> Vec<Item> {
    for (dot, _) in text.rmatch_indices('.') {
        let (Some(operation), Some(name)) = (text.get(..dot), text.get(dot + 1..)) else { continue };
        let mut found = Vec::new();
        for id in operations(operation, api) {
            let all = api.operations.get(id.index()).into_iter().flat_map(|operation| &operation.parameters);
            let matching = all.enumerate().filter(|(_, parameter)| parameter.wire == name);
            found.extend(matching.map(|(index, _)| Item::Parameter(id, index)));
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Returns a key that names only this item.
fn spelled(item: Item, api: &Api, index: &Index<'_>) -> String {
    let operation = |id: OperationId| api.operations.get(id.index());
    match item {
        Item::Type(id) => format!("schema:{}", index.name(id)),
        Item::Member(id, member) => {
            let all = api.get(id).map(|def| members::names(&def.kind)).unwrap_or_default();
            let name = all.into_iter().nth(member).and_then(|names| names.into_iter().next()).unwrap_or_default();
            format!("schema:{}.{name}", index.name(id))
        }
        Item::Operation(id) => operation(id).map(|op| format!("{} {}", op.method, op.path)).unwrap_or_default(),
        Item::Parameter(id, parameter) => operation(id)
            .and_then(|op| Some(format!("{} {}.{}", op.method, op.path, op.parameters.get(parameter)?.wire)))
            .unwrap_or_default(),
        Item::Group(id) => api.groups.get(id.index()).map(|group| format!("tag:{}", group.name)).unwrap_or_default(),
    }
}

/// Returns all keys.
fn known(api: &Api, index: &Index<'_>) -> Vec<String> {
    let mut known = index.all_names();
    for operation in &api.operations {
        known.extend(operation.id.clone());
        known.push(format!("{} {}", operation.method, operation.path));
        let name = operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path));
        known.extend(operation.parameters.iter().map(|parameter| format!("{name}.{}", parameter.wire)));
    }
    known.extend(api.groups.iter().filter(|group| group.origin == GroupOrigin::Tag).map(|group| group.name.clone()));
    known
}

impl Index<'_> {
    /// Returns the key of a component, or the Rust name of any other type.
    fn name(&self, id: TypeId) -> &str {
        let key = self.definition(id).and_then(TypeDef::component);
        key.unwrap_or_else(|| self.rust_name(id))
    }
}
