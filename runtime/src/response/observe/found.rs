//! The deviations found while decoding: each is listed once, and their number is limited.

use std::collections::HashSet;

use super::drift::DriftKind;

/// The maximum number of deviations reported for one response.
const REPORTS: usize = 100;

/// The deviations found by one decoding, with their places.
#[derive(Default)]
pub(crate) struct Found {
    list: Vec<(String, DriftKind)>,
    /// The deviations in the list. Those about properties are identified by the property's name, regardless of place.
    seen: HashSet<(Option<String>, DriftKind)>,
    /// The number of deviations beyond the limit.
    more: usize,
}

impl Found {
    /// Adds a deviation. An unknown property that occurs in a thousand objects of a list is added once.
    pub(super) fn add(&mut self, place: String, kind: DriftKind) {
        let name = match &kind {
            DriftKind::UnknownProperty { .. } | DriftKind::UnexpectedNull => {
                place.rsplit('/').next().map(str::to_owned)
            }
            _ => None,
        };
        let key = (name, kind);
        if self.seen.contains(&key) {
            return;
        }
        if self.list.len() == REPORTS {
            self.more = self.more.saturating_add(1);
            return;
        }
        self.list.push((place, key.1.clone()));
        self.seen.insert(key);
    }

    /// Adds the deviations found by another decoding.
    pub(super) fn extend(&mut self, other: Self) {
        for (place, kind) in other.list {
            self.add(place, kind);
        }
        self.more = self.more.saturating_add(other.more);
    }

    /// Returns the deviations. If there were more than the limit, the last entry states the number of those left out.
    pub(crate) fn into_reports(self) -> impl Iterator<Item = (String, DriftKind)> {
        let more = (self.more > 0).then_some((String::new(), DriftKind::Unreported { count: self.more }));
        self.list.into_iter().chain(more)
    }
}
