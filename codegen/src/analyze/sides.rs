//! Which properties only one side sends, and which types therefore differ between a request and an answer.
//!
//! A `readOnly` property is left out of what is sent and a `writeOnly` one out of what is received (OpenAPI 3.1, Schema
//! Object). A type that goes both ways and says something else each way, itself or by what it holds, becomes two.

use rustc_hash::FxHashSet;

use super::Directions;
use super::holders::Holders;
use crate::ir::{Api, Field, Type, TypeId, TypeKind};

/// A side of the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// Requests.
    Sent,
    /// Answers.
    Received,
}

/// The discriminators of unions: they are sent whatever is said of them, or nobody could tell what was sent.
#[derive(Debug, Default)]
pub(super) struct Tags(FxHashSet<(TypeId, usize)>);

impl Tags {
    pub(super) fn of(api: &Api) -> Self {
        let mut tags = FxHashSet::default();
        for def in &api.types {
            let TypeKind::Union(union) = &def.kind else { continue };
            let Some(tag) = &union.tag else { continue };
            for variant in &union.variants {
                let Some((id, fields)) = fields(api, &variant.ty) else { continue };
                tags.extend(fields.iter().position(|field| field.wire == *tag).map(|index| (id, index)));
            }
        }
        Self(tags)
    }

    /// Whether a side sends a property.
    pub(super) fn sends(&self, side: Side, id: TypeId, index: usize, field: &Field) -> bool {
        let other = match side {
            Side::Sent => field.read_only,
            Side::Received => field.write_only,
        };
        !other || self.0.contains(&(id, index))
    }
}

/// The fields of a struct, behind other names of it.
fn fields<'a>(api: &'a Api, ty: &Type) -> Option<(TypeId, &'a [Field])> {
    let mut current = ty;
    for _ in 0..64 {
        let Type::Named(id) = current else { return None };
        match &api.get(*id)?.kind {
            TypeKind::Struct(structure) => return Some((*id, &structure.fields)),
            TypeKind::Alias(inner) | TypeKind::Newtype(inner) => current = inner,
            TypeKind::Enum(_) | TypeKind::Union(_) => return None,
        }
    }
    None
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
