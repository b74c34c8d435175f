//! Diagnostics of items that are not selected.

use rustc_hash::FxHashMap;

use super::Selection;
use crate::diagnostics::Diagnostics;
use crate::ir::Api;
use crate::location::{At, Place};
use crate::source::{FileId, Sources};

impl Selection {
    /// Removes the warnings and notes about operations and types that are not selected. Errors of the description
    /// remain, since it is invalid as a whole.
    pub(crate) fn hide(&self, api: &Api, sources: &Sources, diagnostics: &mut Diagnostics) {
        if self.is_whole {
            return;
        }
        let mut items: FxHashMap<(FileId, String), bool> = FxHashMap::default();
        let mut add = |place: Place, is_selected: bool| {
            *items.entry((place.file, sources.pointer(place))).or_default() |= is_selected;
        };
        for (id, operation) in api.operations() {
            add(operation.place, self.has_operation(id));
        }
        for (id, def) in api.types() {
            add(def.place, self.has_type(id));
        }
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
}
