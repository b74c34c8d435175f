//! Conversions from the response form to the request form of split types. A received value is often sent back with a
//! change.

use rustc_hash::FxHashMap;

use super::holders::Holders;
use super::{Side, Sides};
use crate::ir::{Api, Type, TypeId, TypeKind};

/// A reason why the request form of a type cannot be made from its response form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A required property of the request is never part of a response.
    Property(String),
    /// The type contains a type that cannot be converted.
    Contained,
    /// The type contains a tuple of split types.
    Tuple,
}

/// The obstacles to conversions.
#[derive(Debug, Default)]
pub struct Conversions(FxHashMap<TypeId, Obstacle>);

impl Conversions {
    /// Returns the reason why the request form of a type cannot be made from its response form.
    pub fn obstacle(&self, id: TypeId) -> Option<&Obstacle> {
        self.0.get(&id)
    }

    pub(super) fn of(api: &Api, sides: &Sides, holders: &Holders) -> Self {
        let mut obstacles = FxHashMap::default();
        for (id, def) in api.types().filter(|(id, _)| sides.is_split(*id)) {
            if let TypeKind::Struct(structure) = &def.kind {
                let mut fields = structure.fields.iter().enumerate();
                let only_in_requests = fields.find(|(index, field)| {
                    field.required && sides.has(Side::Request, id, *index) && !sides.has(Side::Response, id, *index)
                });
                if let Some((_, field)) = only_in_requests {
                    obstacles.insert(id, Obstacle::Property(field.wire.clone()));
                }
            }
            let mut tuple = false;
            def.kind.for_each_type(&mut |ty| tuple |= has_tuple(ty, sides));
            if tuple {
                obstacles.entry(id).or_insert(Obstacle::Tuple);
            }
        }
        let roots: Vec<TypeId> = obstacles.keys().copied().collect();
        for (index, is_stuck) in holders.spread(roots, |id| sides.is_split(id)).into_iter().enumerate() {
            if is_stuck {
                obstacles.entry(TypeId::new(index)).or_insert(Obstacle::Contained);
            }
        }
        Self(obstacles)
    }
}

/// Returns true if a type contains a tuple of split types.
fn has_tuple(ty: &Type, sides: &Sides) -> bool {
    match ty {
        Type::Tuple(..) => {
            let mut split = false;
            ty.for_each_named(&mut |id| split |= sides.is_split(id));
            split
        }
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => has_tuple(inner, sides),
        Type::Any | Type::Scalar(_) | Type::Named(_) | Type::Envelope(..) | Type::Enclosed => false,
    }
}
