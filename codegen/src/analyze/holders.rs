//! Which types hold which: what is true of a type may be true of all that hold it.

use crate::ir::{Api, TypeId};

/// For each type those that hold it directly.
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

    /// By type, whether it is one of these or holds one, at any depth. A type that is not `open` is none, and nothing goes
    /// through it.
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
