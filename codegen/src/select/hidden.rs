//! Diagnostics of items that are not selected.

use rustc_hash::FxHashMap;

use crate::diagnostics::Diagnostics;
use crate::ir::Api;
use crate::location::{At, FileId, Place};
use crate::names::Names;
use crate::source::Sources;

/// Removes the warnings and notes about operations and types without names. Errors of the description remain, since it
/// is invalid as a whole.
pub fn hide(api: &Api, names: &Names, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut items: FxHashMap<(FileId, String), bool> = FxHashMap::default();
    let mut add = |place: Place, is_selected: bool| {
        *items.entry((place.file, sources.pointer(place))).or_default() |= is_selected;
    };
    api.operations().for_each(|(id, operation)| add(operation.place, names.operation(id).is_some()));
    api.types().for_each(|(id, def)| add(def.place, names.ty(id).is_some()));
    // The innermost item around a place decides.
    let is_selected = |place: Place| {
        let mut pointer = sources.pointer(place);
        loop {
            if let Some(is_selected) = items.get(&(place.file, pointer.clone())) {
                return *is_selected;
            }
            let Some(end) = pointer.rfind('/') else { return true };
            pointer.truncate(end);
        }
    };
    diagnostics.retain_failures_and(|diagnostic| match diagnostic.at {
        At::Node(place, _) => is_selected(place),
        _ => true,
    });
}
