//! Diagnostics of items that are not selected.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, TypeId};
use crate::location::{At, Place};
use crate::names::Names;
use crate::source::{Node, Sources};

/// Removes the warnings and notes about operations and types without names. Errors of the description remain, since it
/// is invalid as a whole.
pub fn hide(api: &Api, names: &Names, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut items: FxHashMap<Place, bool> = FxHashMap::default();
    let mut add = |place: Place, is_selected: bool| *items.entry(place).or_default() |= is_selected;
    api.operations().for_each(|(id, operation)| add(operation.place, names.operation(id).is_some()));
    api.types().for_each(|(id, def)| add(def.place, names.ty(id).is_some()));
    // The innermost item around a place decides.
    let is_selected = |place: Place| {
        let mut around = std::iter::successors(Some(place), |place| sources.parent(*place).map(Node::place));
        around.find_map(|place| items.get(&place)).copied().unwrap_or(true)
    };
    diagnostics.retain_failures_and(|diagnostic| match diagnostic.at {
        At::Node(place, _) => is_selected(place),
        _ => true,
    });
}

/// Reports component schemas that are left out because no operation uses them.
pub fn report_unused(api: &Api, unused: &[TypeId], diagnostics: &mut Diagnostics) {
    for def in unused.iter().filter_map(|id| api.get(*id)) {
        let schema = def.component().unwrap_or_default();
        let message = format!("no operation uses the type of the schema `{schema}`; it is left out");
        let hint = "to generate such schemas, set `schemas = [\"*\"]` or pass `--schema '*'`";
        diagnostics.push(Diagnostic::key(Code::UnusedSchema, def.place, message).hint(hint));
    }
}
