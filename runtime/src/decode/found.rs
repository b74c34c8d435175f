//! What a reading finds, each thing once, and no more than somebody wants to read.

use std::collections::HashSet;

use crate::drift::DriftKind;

/// How many deviations of one response are reported.
const REPORTS: usize = 100;

/// What one reading found, by place.
#[derive(Default)]
pub(crate) struct Found {
    list: Vec<(String, DriftKind)>,
    /// What is in the list: of members the name, whatever the place.
    seen: HashSet<(Option<String>, DriftKind)>,
    /// How many more there are.
    more: usize,
}

impl Found {
    /// Adds a deviation. A list of a thousand objects has an unknown member once.
    pub(super) fn add(&mut self, place: String, kind: DriftKind) {
        let name = match &kind {
            DriftKind::UnknownMember { .. } | DriftKind::UnexpectedNull => place.rsplit('/').next().map(str::to_owned),
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

    /// Adds what another reading found.
    pub(super) fn extend(&mut self, other: Self) {
        for (place, kind) in other.list {
            self.add(place, kind);
        }
        self.more = self.more.saturating_add(other.more);
    }

    /// The reports, the last of which says how many there are not.
    pub(crate) fn into_reports(self) -> impl Iterator<Item = (String, DriftKind)> {
        let more = (self.more > 0).then_some((String::new(), DriftKind::Unreported { count: self.more }));
        self.list.into_iter().chain(more)
    }
}
