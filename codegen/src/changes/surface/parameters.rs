//! Required parameters of operations: the arguments of their functions.

use std::collections::BTreeMap;

use super::function::Function;
use super::items::Owned;
use super::{Item, Surface};
use crate::changes::kind::ItemKind;

/// Returns the required parameters of an operation, with their types.
pub(super) fn parameters(
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
        let call =
            value.calls.iter().position(|(_, wire, all)| uses(all.strip_prefix(&format!("{wire:?}")).unwrap_or(all)));
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
    let fixed =
        value.calls.iter().zip(used).filter(|(_, used)| !used).map(|((method, _, all), _)| format!("{method}({all})"));
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
pub(super) fn describe(item: &mut Item, (method, wire, all): &(String, String, String), name: &str) {
    let location = method.trim_end_matches("_with").trim_end_matches("_param");
    item.facts.insert("location", location.to_owned());
    item.facts.insert("wire name", wire.clone());
    let style = all.strip_prefix(&format!("{wire:?}")).unwrap_or(all).trim_start_matches(", ");
    item.facts.insert("style", style.replace(name, "_"));
}
