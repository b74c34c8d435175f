//! The ends of chains of references, computed once for all schemas.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::openapi::Schema;
use crate::source::Place;

/// The targets of references.
#[derive(Debug, Default)]
pub(in crate::lower) struct Targets(FxHashMap<Place, Option<Place>>);

impl Targets {
    pub(in crate::lower) fn of(schemas: &FxHashMap<Place, Schema<'_>>) -> Self {
        let mut targets: FxHashMap<Place, Option<Place>> = FxHashMap::default();
        for start in schemas.iter().filter(|(_, schema)| schema.reference.is_some()).map(|(place, _)| *place) {
            let mut chain = Vec::new();
            let mut seen = FxHashSet::default();
            let mut current = start;
            let end = loop {
                if let Some(known) = targets.get(&current) {
                    break *known;
                }
                let Some(next) = schemas.get(&current).and_then(|schema| schema.reference) else { break Some(current) };
                if !seen.insert(current) {
                    break None;
                }
                chain.push(current);
                current = next;
            };
            targets.extend(chain.into_iter().map(|place| (place, end)));
        }
        Self(targets)
    }

    /// Returns the schema at the end of a chain of bare references, or `None` if the chain is circular.
    pub(in crate::lower) fn get(&self, place: Place) -> Option<Place> {
        self.0.get(&place).copied().unwrap_or(Some(place))
    }
}
