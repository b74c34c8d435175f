//! Which properties only one side sends, and which types therefore differ between a request and an answer.
//!
//! A `readOnly` property is left out of what is sent and a `writeOnly` one out of what is received (OpenAPI 3.1, Schema
//! Object). A type that goes both ways and says something else each way, itself or by what it holds, becomes two.

use rustc_hash::FxHashSet;

use super::Directions;
use super::holders::Holders;
use super::tags::Tags;
use crate::ir::{Api, TypeId, TypeKind};

/// A side of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Requests.
    Sent,
    /// Answers.
    Received,
}

/// What the sides say differently.
#[derive(Debug, Default)]
pub struct Sides {
    split: Vec<bool>,
    left_out: FxHashSet<(TypeId, usize, Side)>,
}

impl Sides {
    /// Whether a type is two: one for requests and one for answers.
    pub fn is_split(&self, id: TypeId) -> bool {
        self.split.get(id.index()).copied().unwrap_or_default()
    }

    /// Whether a side has a field.
    pub fn has(&self, side: Side, id: TypeId, index: usize) -> bool {
        !self.left_out.contains(&(id, index, side))
    }

    pub(super) fn of(api: &Api, tags: &Tags, directions: &Directions, holders: &Holders) -> Self {
        let mut left_out = FxHashSet::default();
        let mut differing = Vec::new();
        for (id, def) in api.types() {
            let TypeKind::Struct(structure) = &def.kind else { continue };
            // Only a client opens envelopes.
            if structure.envelope.is_some() {
                continue;
            }
            let before = left_out.len();
            for (index, field) in structure.fields.iter().enumerate() {
                for side in [Side::Sent, Side::Received] {
                    if !tags.sends(side, id, index, field) {
                        left_out.insert((id, index, side));
                    }
                }
            }
            if left_out.len() > before {
                differing.push(id);
            }
        }
        let goes_both_ways = |id| {
            let direction = directions.get(id);
            direction.sent && direction.received
        };
        Self { split: holders.spread(differing, goes_both_ways), left_out }
    }
}
