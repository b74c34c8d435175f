//! Which of the types that are two, one for requests and one for answers, can be made of each other: what was received is often
//! sent back with a change.

use rustc_hash::FxHashMap;

use super::holders::Holders;
use super::{Side, Sides};
use crate::ir::{Api, Type, TypeId, TypeKind};

/// Why what is sent cannot be made of what was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// A property that must be sent is never received.
    Property(String),
    /// It holds a type that cannot be made.
    Held,
    /// It holds a tuple of types that are two.
    Tuple,
}

/// What keeps types from being made.
#[derive(Debug, Default)]
pub struct Twins(FxHashMap<TypeId, Obstacle>);

impl Twins {
    /// Why a type as it is sent cannot be made of the type as it is received.
    pub fn obstacle(&self, id: TypeId) -> Option<&Obstacle> {
        self.0.get(&id)
    }

    pub(super) fn of(api: &Api, sides: &Sides, holders: &Holders) -> Self {
        let mut obstacles = FxHashMap::default();
        for (id, def) in api.types().filter(|(id, _)| sides.is_split(*id)) {
            if let TypeKind::Struct(structure) = &def.kind {
                let mut fields = structure.fields.iter().enumerate();
                let only_sent = fields.find(|(index, field)| {
                    field.required && sides.has(Side::Sent, id, *index) && !sides.has(Side::Received, id, *index)
                });
                if let Some((_, field)) = only_sent {
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
                obstacles.entry(TypeId::new(index)).or_insert(Obstacle::Held);
            }
        }
        Self(obstacles)
    }
}

/// Whether a type has a tuple of types that are two.
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
