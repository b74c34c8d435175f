//! Walks over schemas. Schemas refer to each other in cycles and along many paths. A walk remembers the schemas that it
//! has visited, so that it ends and takes linear time.

use std::hash::Hash;

use rustc_hash::FxHashSet;

/// A walk that visits each item once. The item that was pushed last comes first.
#[derive(Debug)]
pub(in crate::lower) struct Walk<T> {
    seen: FxHashSet<T>,
    open: Vec<T>,
}

impl<T: Copy + Eq + Hash> Walk<T> {
    pub(in crate::lower) fn from(start: T) -> Self {
        Self { seen: FxHashSet::from_iter([start]), open: vec![start] }
    }

    /// Adds the items that are not visited yet, so that the first of them comes next.
    pub(in crate::lower) fn push_all(&mut self, next: impl DoubleEndedIterator<Item = T>) {
        let new: Vec<T> = next.filter(|next| self.seen.insert(*next)).collect();
        self.open.extend(new.into_iter().rev());
    }
}

impl<T> Iterator for Walk<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.open.pop()
    }
}
