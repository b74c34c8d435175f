//! The reverse of containment between types. A fact about a type may hold for all types that contain it.

use crate::ir::{Api, TypeId};

/// For each type, the types that contain it directly.
#[derive(Debug)]
pub(super) struct Holders(Vec<Vec<TypeId>>);

impl Holders {
    pub(super) fn of(api: &Api) -> Self {
        let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
        for (id, def) in api.types() {
            def.kind.for_each_named(&mut |inner| {
                if let Some(holders) = holders.get_mut(inner.index()) {
                    holders.push(id);
                }
            });
        }
        Self(holders)
    }

    /// Returns, for each type, true if it is in `todo` or contains such a type at any depth. Types that are not `open`
    /// are never marked, and nothing spreads through them.
    pub(super) fn spread(&self, mut todo: Vec<TypeId>, open: impl Fn(TypeId) -> bool) -> Vec<bool> {
        let mut marks = vec![false; self.0.len()];
        while let Some(id) = todo.pop() {
            let Some(mark) = marks.get_mut(id.index()).filter(|_| open(id)) else { continue };
            if !std::mem::replace(mark, true) {
                todo.extend(self.0.get(id.index()).into_iter().flatten());
            }
        }
        marks
    }
}
