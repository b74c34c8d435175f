//! Joins the parts of operations: the function, the constants, the parameters and the types beside them.

use std::collections::BTreeMap;

use super::constants::{decoded, fact, readable, responses};
use super::function::Function;
use super::items::{Found, Owned};
use super::parameters::{describe, parameters};
use super::{Item, Surface, docs};
use crate::changes::kind::ItemKind;

/// Adds all items to a surface.
pub(super) fn assemble(found: Found, surface: &mut Surface) {
    let offset = surface.items.len();
    surface.items.extend(found.items.into_iter().map(|mut item| {
        item.parent = item.parent.map(|parent| parent + offset);
        item
    }));
    let mut functions = Functions::of(found.functions);
    let mut operations = BTreeMap::new();
    let by_path = by_path(surface);
    for operation in found.operations {
        let marker = operation.owner.rsplit("::").next().unwrap_or_default().to_owned();
        let function = functions.taking(&operation.module, &calls_of(surface, &by_path, &operation.module, &marker));
        let index = add_operation(&operation, function.as_ref(), surface, &by_path);
        adopt(surface, index, &operation, &marker, &by_path);
        operations.insert(operation.owner.clone(), index);
    }
    for (setter, kind) in found.setters.into_iter().map(|setter| (setter, ItemKind::Parameter)) {
        add_member(setter, kind, &operations, surface);
    }
    for header in found.headers {
        add_member(header, ItemKind::ResponseHeader, &operations, surface);
    }
    for function in functions.rest() {
        add_function(function, surface, &by_path);
    }
    for implementation in found.implementations {
        let (name, code) = &implementation.value;
        let mut item = Item::new(ItemKind::Trait, format!("{}: {name}", implementation.owner), implementation.file);
        item.parent = by_path.get(&implementation.owner).copied();
        item.gate = implementation.gate;
        item.facts.insert("code", code.clone());
        surface.items.push(item);
    }
}

fn by_path(surface: &Surface) -> BTreeMap<String, usize> {
    let types = surface.items.iter().enumerate().filter(|(_, item)| item.kind == ItemKind::Type);
    types.map(|(index, item)| (item.path.clone(), index)).collect()
}

/// The functions of types, to be found by what they return.
struct Functions {
    all: Vec<Option<Owned<Function>>>,
    by_output: BTreeMap<(String, String), usize>,
}

impl Functions {
    fn of(functions: Vec<Owned<Function>>) -> Self {
        let key = |function: &Owned<Function>| {
            let output = function.value.output.split('<').next().unwrap_or_default();
            (function.module.clone(), output.to_owned())
        };
        let by_output = functions.iter().enumerate().map(|(index, function)| (key(function), index)).collect();
        Self { all: functions.into_iter().map(Some).collect(), by_output }
    }

    /// Takes the function of a module that returns one of these types.
    fn taking(&mut self, module: &str, outputs: &[String]) -> Option<Owned<Function>> {
        let mut found = outputs.iter().filter_map(|output| self.by_output.get(&(module.to_owned(), output.clone())));
        let index = found.next().copied()?;
        self.all.get_mut(index).and_then(Option::take)
    }

    fn rest(self) -> impl Iterator<Item = Owned<Function>> {
        self.all.into_iter().flatten()
    }
}

/// Returns the names of the aliases of the call of an operation.
fn calls_of(surface: &Surface, by_path: &BTreeMap<String, usize>, module: &str, marker: &str) -> Vec<String> {
    let candidates = [format!("{marker}Call"), format!("{marker}OperationCall")];
    let target = format!("= Call<'c, {marker}>");
    let is_call = |name: &&String| {
        let found = by_path.get(&format!("{module}::{name}"));
        found.and_then(|index| surface.items.get(*index)).is_some_and(|item| item.ty == target)
    };
    candidates.iter().filter(is_call).cloned().collect()
}

fn add_operation(
    operation: &Owned<Vec<(String, String)>>,
    function: Option<&Owned<Function>>,
    surface: &mut Surface,
    by_path: &BTreeMap<String, usize>,
) -> usize {
    let path = function
        .map_or_else(|| operation.owner.clone(), |function| format!("{}::{}", function.owner, function.value.name));
    let mut item = Item::new(ItemKind::Operation, path.clone(), operation.file);
    item.gate.clone_from(&operation.gate);
    for (name, value) in &operation.value {
        let Some(fact) = fact(name) else { continue };
        let coded = match fact {
            "body" => Some("body encoding"),
            "response type" => Some("response encoding"),
            "error type" => Some("error encoding"),
            _ => None,
        };
        match coded {
            Some(encoding) => {
                let (ty, codec) = decoded(value);
                item.facts.insert(fact, ty.to_owned());
                item.facts.insert(encoding, codec.to_owned());
            }
            None => {
                item.facts.insert(fact, readable(fact, value));
            }
        }
    }
    let index = surface.items.len();
    let mut parts = responses(operation, &path, index);
    if let Some(function) = function {
        docs::describe(&mut item, &function.value.attributes);
        item.ty = function.value.receiver.clone().unwrap_or_default();
        parts.extend(parameters(function, &path, index, &mut item, surface, by_path));
    }
    let body = item.facts.remove("body").filter(|body| body != "()");
    if let Some(body) = body {
        let mut part = Item::new(ItemKind::Body, format!("{path}(body)"), operation.file);
        part.required = parts.iter().any(|part| part.facts.contains_key("body"));
        part.parent = Some(index);
        part.ty = body;
        parts.push(part);
    }
    parts.retain(|part| !part.facts.contains_key("body"));
    surface.items.push(item);
    surface.items.extend(parts);
    index
}

/// Makes the types of an operation its parts.
fn adopt(
    surface: &mut Surface,
    index: usize,
    operation: &Owned<Vec<(String, String)>>,
    marker: &str,
    by_path: &BTreeMap<String, usize>,
) {
    let own = [
        "Call",
        "OperationCall",
        "Headers",
        "OperationHeaders",
        "Arguments",
        "OperationArguments",
        "Body",
        "OperationBody",
    ];
    let mut names: Vec<String> = own.iter().map(|word| format!("{marker}{word}")).collect();
    names.push(marker.to_owned());
    let words = operation.value.iter().filter(|(name, _)| matches!(name.as_str(), "Body" | "Output" | "Error"));
    names.extend(words.map(|(_, ty)| ty.split('<').next().unwrap_or_default().to_owned()));
    for name in names {
        if let Some(found) = by_path.get(&format!("{}::{name}", operation.module))
            && let Some(item) = surface.items.get_mut(*found)
            && item.parent.is_none()
        {
            item.parent = Some(index);
        }
    }
}

fn add_member(found: Owned<Function>, kind: ItemKind, operations: &BTreeMap<String, usize>, surface: &mut Surface) {
    let Some(parent) = operations.get(&found.owner).copied() else { return };
    let Some(operation) = surface.items.get(parent).map(|item| item.path.clone()) else { return };
    let separators = if kind == ItemKind::Parameter { ("(", ")") } else { ("@", "") };
    let path = format!("{operation}{}{}{}", separators.0, found.value.name, separators.1);
    let mut item = Item::new(kind, path, found.file);
    docs::describe(&mut item, &found.value.attributes);
    item.parent = Some(parent);
    item.gate = found.gate;
    if kind == ItemKind::Parameter {
        item.ty = found.value.arguments.first().map_or_else(String::new, |(_, ty)| ty.clone());
        if let Some(call) = found.value.calls.first() {
            describe(&mut item, call, &found.value.name);
        }
    } else {
        item.ty.clone_from(&found.value.output);
        item.facts.insert("code", found.value.body);
    }
    surface.items.push(item);
}

fn add_function(found: Owned<Function>, surface: &mut Surface, by_path: &BTreeMap<String, usize>) {
    let path = format!("{}::{}", found.owner, found.value.name);
    let mut item = Item::new(ItemKind::Function, path, found.file);
    docs::describe(&mut item, &found.value.attributes);
    item.kind = if found.owner == "servers::Server" {
        ItemKind::Server
    } else if item.docs.contains("Sets the credential of the security scheme") {
        ItemKind::Credential
    } else if item.docs.contains("Returns the operations of the tag") {
        ItemKind::Group
    } else {
        ItemKind::Function
    };
    item.parent = by_path.get(&found.owner).copied();
    item.gate = found.gate;
    item.deprecated |= found.value.is_deprecated();
    item.order = found.value.arguments.iter().map(|(name, ty)| format!("{name}: {ty}")).collect();
    item.ty = found.value.ty();
    item.facts.insert("code", found.value.body);
    surface.items.push(item);
}
