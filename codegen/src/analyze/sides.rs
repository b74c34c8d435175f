//! Properties that only one side sends, and the types that therefore differ between requests and responses.
//!
//! A request omits `readOnly` properties, and a response omits `writeOnly` properties (OpenAPI 3.1, Schema Object). A type
//! that goes both ways is split in two if its two forms differ, in the type itself or in a type that it contains.
//!
//! The schema alone decides whether the forms differ. Each form has its own name even if the other form is not needed,
//! so that an operation that is added later and needs it renames nothing.

use rustc_hash::FxHashSet;

use super::Directions;
use super::holders::Holders;
use super::tags::Tags;
use crate::ir::{Api, Step, TypeDef, TypeId, TypeKind};

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
    /// For each type, whether its two forms differ.
    differ: Vec<bool>,
    /// For each type, whether both forms are needed, and they differ.
    split: Vec<bool>,
    /// For each type, whether its request form has a name of its own.
    named: Vec<bool>,
    omitted: FxHashSet<(TypeId, usize, Side)>,
}

impl Sides {
    /// Returns true if a type is split into a request form and a response form.
    pub fn is_split(&self, id: TypeId) -> bool {
        self.split.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns true if the request form of a type has a name of its own. The only form of a type that is part of a request
    /// body has the name of the type.
    pub fn names_request(&self, id: TypeId) -> bool {
        self.named.get(id.index()).copied().unwrap_or_default()
    }

    /// Returns true if a side has a field.
    pub fn has(&self, side: Side, id: TypeId, index: usize) -> bool {
        !self.omitted.contains(&(id, index, side))
    }

    /// Finds the properties that one side omits, and the types whose forms differ.
    pub(super) fn of(api: &Api, tags: &Tags, holders: &Holders) -> Self {
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
        Self { differ: holders.spread(differing, |_| true), omitted, ..Self::default() }
    }

    /// Returns true if the two forms of a type differ.
    pub(super) fn differ(&self, id: TypeId) -> bool {
        self.differ.get(id.index()).copied().unwrap_or_default()
    }

    /// Decides which types are split, by the directions in which they are needed.
    pub(super) fn split(mut self, api: &Api, directions: &Directions) -> Self {
        for (id, def) in api.types() {
            let direction = directions.get(id);
            let is_sent = direction.request && self.differ(id);
            self.split.push(is_sent && direction.response);
            self.named.push(is_sent && (direction.response || side_of(def) != Some(Side::Request)));
        }
        self
    }
}

/// Returns the side of an inline type whose place is in a request or in a response.
pub(super) fn side_of(def: &TypeDef) -> Option<Side> {
    def.origin.steps.iter().find_map(|step| match step {
        Step::Request | Step::Parameter(_) => Some(Side::Request),
        Step::Response(_) | Step::SharedResponse => Some(Side::Response),
        _ => None,
    })
}
