//! Properties that only one side sends, and the types that therefore differ between requests and responses.
//!
//! A request omits `readOnly` properties, and a response omits `writeOnly` properties (OpenAPI 3.1, Schema Object). A type
//! that goes both ways is split in two if its two forms differ, in the type itself or in a type that it contains.

use rustc_hash::FxHashSet;

use super::Directions;
use super::holders::Holders;
use super::tags::Tags;
use crate::ir::{Api, TypeId, TypeKind};

/// A side of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Requests.
    Request,
    /// Responses.
    Response,
}

/// The differences between the two sides.
#[derive(Debug, Default)]
pub struct Sides {
    split: Vec<bool>,
    omitted: FxHashSet<(TypeId, usize, Side)>,
}

impl Sides {
    /// Returns true if a type is split into a request form and a response form.
    pub fn is_split(&self, id: TypeId) -> bool {
        self.split.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns true if a side has a field.
    pub fn has(&self, side: Side, id: TypeId, index: usize) -> bool {
        !self.omitted.contains(&(id, index, side))
    }

    pub(super) fn of(api: &Api, tags: &Tags, directions: &Directions, holders: &Holders) -> Self {
        let mut omitted = FxHashSet::default();
        let mut differing = Vec::new();
        for (id, def) in api.types() {
            let TypeKind::Struct(structure) = &def.kind else { continue };
            // Only clients unwrap envelopes, so they have no request form.
            if structure.envelope.is_some() {
                continue;
            }
            let before = omitted.len();
            for (index, field) in structure.fields.iter().enumerate() {
                for side in [Side::Request, Side::Response] {
                    if !tags.sends(side, id, index, field) {
                        omitted.insert((id, index, side));
                    }
                }
            }
            if omitted.len() > before {
                differing.push(id);
            }
        }
        let goes_both_ways = |id| {
            let direction = directions.get(id);
            direction.request && direction.response
        };
        Self { split: holders.spread(differing, goes_both_ways), omitted }
    }
}
