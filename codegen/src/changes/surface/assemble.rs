//! Joins the parts of operations: the function, the constants, the parameters and the types beside them.

use std::collections::BTreeMap;

use super::function::Function;
use super::items::{Found, Owned};
use super::{Item, Surface, docs};
use crate::changes::report::ItemKind;

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
    let path = function.map_or_else(
        || operation.owner.clone(),
        |function| format!("{}::{}", function.owner, function.value.name),
    );
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

/// Returns the name of a constant or type of an operation. The responses are items of their own.
fn fact(name: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 11] = [
        ("ID", "operation id"),
        ("METHOD", "method"),
        ("PATH", "path"),
        ("SECURITY", "security"),
        ("SCOPES", "scopes"),
        ("MEDIA_TYPE", "media type"),
        ("ENCODING", "encoding"),
        ("SERVER", "server"),
        ("Body", "body"),
        ("Output", "response type"),
        ("Error", "error type"),
    ];
    match name {
        "RESPONSES" => None,
        name => Some(NAMES.iter().find(|(known, _)| *known == name).map_or("other constants", |(_, name)| name)),
    }
}

/// Returns the type of the value that a codec of the runtime encodes or decodes, and the name of the codec.
fn decoded(codec: &str) -> (&str, &str) {
    match codec {
        "Empty" | "()" => return ("()", ""),
        "Text" => return ("String", "Text"),
        "Binary" => return ("Bytes", "Binary"),
        _ => {}
    }
    let known = ["Json", "Form", "Multipart"].iter().find_map(|name| {
        let inner = codec.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>')?;
        Some((inner, *name))
    });
    known.unwrap_or((codec, ""))
}

/// Returns a constant of an operation as the description spells it.
fn readable(name: &str, value: &str) -> String {
    match name {
        "method" => value.trim_start_matches("Method::").trim_start_matches("named(").trim_end_matches(')').replace('"', ""),
        "operation id" | "path" | "media type" => value.trim_matches('"').to_owned(),
        "security" => {
            let alternatives = value.split("&[").skip(2).map(|schemes| {
                let names: Vec<&str> = schemes.split('"').skip(1).step_by(2).collect();
                if names.is_empty() { "no credential".to_owned() } else { names.join(" and ") }
            });
            let alternatives: Vec<String> = alternatives.collect();
            if alternatives.is_empty() { "no credential".to_owned() } else { alternatives.join(" or ") }
        }
        _ => value.to_owned(),
    }
}

/// Returns the media types of a response, as the description spells them.
fn media_types(form: &str) -> String {
    let mut names: Vec<&str> = form.split('"').skip(1).step_by(2).collect();
    if form.starts_with("json()") {
        names.insert(0, "application/json");
    }
    if names.is_empty() { "no body".to_owned() } else { names.join(", ") }
}

/// Returns the documented responses: one item for each status.
fn responses(operation: &Owned<Vec<(String, String)>>, path: &str, index: usize) -> Vec<Item> {
    let text = operation.value.iter().find(|(name, _)| name == "RESPONSES").map_or("", |(_, text)| text.as_str());
    let rows = text.split("StatusKey::").skip(1);
    let rows = rows.map(|row| {
        let row = row.trim_end_matches([',', ' ', ']']);
        let (key, form) = row.split_once('.').unwrap_or((row, ""));
        let digits: String = key.chars().filter(char::is_ascii_digit).collect();
        let status = match (key.starts_with("Range"), digits.as_str()) {
            (_, "") => "default".to_owned(),
            (true, class) => format!("{class}xx"),
            (false, code) => code.to_owned(),
        };
        let mut item = Item::new(ItemKind::Response, format!("{path}@{status}"), operation.file);
        item.parent = Some(index);
        item.facts.insert("media types", media_types(form));
        item
    });
    rows.collect()
}

/// Returns the required parameters of an operation, with their types.
fn parameters(
    function: &Owned<Function>,
    path: &str,
    index: usize,
    operation: &mut Item,
    surface: &mut Surface,
    by_path: &BTreeMap<String, usize>,
) -> Vec<Item> {
    let value = &function.value;
    let mut arguments = value.arguments.clone();
    if let [(_, ty)] = arguments.as_slice()
        && let Some(fields) = arguments_by_name(&function.module, ty, surface, by_path)
    {
        operation.ty.push_str(", arguments by name");
        arguments = fields;
    }
    operation.order = arguments.iter().map(|(name, _)| name.clone()).collect();
    let mut used = vec![false; value.calls.len()];
    let mut items = Vec::new();
    for (name, ty) in &arguments {
        let mut item = Item::new(ItemKind::Parameter, format!("{path}({name})"), function.file);
        item.parent = Some(index);
        item.required = true;
        item.ty.clone_from(ty);
        let uses = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name);
        let call = value.calls.iter().position(|(_, wire, all)| {
            uses(all.strip_prefix(&format!("{wire:?}")).unwrap_or(all))
        });
        match call.and_then(|position| value.calls.get(position).map(|call| (position, call))) {
            Some((position, call)) => {
                if let Some(slot) = used.get_mut(position) {
                    *slot = true;
                }
                describe(&mut item, call, name);
            }
            None => {
                item.facts.insert("body", String::new());
            }
        }
        items.push(item);
    }
    let fixed = value.calls.iter().zip(used).filter(|(_, used)| !used).map(|((method, _, all), _)| {
        format!("{method}({all})")
    });
    let fixed = fixed.collect::<Vec<_>>().join(", ");
    if !fixed.is_empty() {
        operation.facts.insert("fixed parameters", fixed);
    }
    items
}

/// Returns the fields of the struct that holds the arguments of a function. They become parameters.
fn arguments_by_name(
    module: &str,
    ty: &str,
    surface: &mut Surface,
    by_path: &BTreeMap<String, usize>,
) -> Option<Vec<(String, String)>> {
    let name = ty.split('<').next().filter(|name| name.ends_with("Arguments"))?;
    let parent = *by_path.get(&format!("{module}::{name}"))?;
    let parts = surface.items.iter_mut().skip(parent + 1).take_while(|item| item.parent == Some(parent));
    let fields = parts.filter(|item| item.kind == ItemKind::Field).map(|item| {
        // A parameter of the operation describes it.
        item.kind = ItemKind::Argument;
        (item.path.rsplit('.').next().unwrap_or_default().to_owned(), item.ty.clone())
    });
    Some(fields.collect())
}

/// Sets the facts of a parameter by the call that sends it.
fn describe(item: &mut Item, (method, wire, all): &(String, String, String), name: &str) {
    let location = method.trim_end_matches("_with").trim_end_matches("_param");
    item.facts.insert("location", location.to_owned());
    item.facts.insert("wire name", wire.clone());
    let style = all.strip_prefix(&format!("{wire:?}")).unwrap_or(all).trim_start_matches(", ");
    item.facts.insert("style", style.replace(name, "_"));
}

/// Makes the types of an operation its parts.
fn adopt(
    surface: &mut Surface,
    index: usize,
    operation: &Owned<Vec<(String, String)>>,
    marker: &str,
    by_path: &BTreeMap<String, usize>,
) {
    let own = ["Call", "OperationCall", "Headers", "OperationHeaders", "Arguments", "OperationArguments", "Body", "OperationBody"];
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

fn add_member(
    found: Owned<Function>,
    kind: ItemKind,
    operations: &BTreeMap<String, usize>,
    surface: &mut Surface,
) {
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
        item.ty = found.value.output.clone();
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
