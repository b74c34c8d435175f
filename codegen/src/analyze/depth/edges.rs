//! The edges from a type to the types that it holds, weighted by what rustc counts.

use super::super::{Boxing, Sharing};
use crate::ir::{Api, Type, TypeId, TypeKind};

/// The steps from a list to its items: `Vec`, its buffer, the pointer and the marker.
const LIST: usize = 4;

/// The steps from a map to its values.
const MAP: usize = 5;

/// The steps through a box.
const BOX: usize = 3;

/// A type held by another type, in the field of this position.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) field: usize,
    pub(super) target: usize,
    /// The types in a row if the value is held inline, without a box, list or map between; otherwise `None`.
    pub(super) inline: Option<usize>,
    /// The steps until rustc knows whether the type is `Send`.
    pub(super) steps: usize,
}

/// Returns the types that a type holds, in the order of its fields.
pub(super) fn edges(api: &Api, sharing: &Sharing, boxing: &Boxing, id: TypeId) -> Vec<Edge> {
    let mut edges = Vec::new();
    if sharing.representative(id) != id {
        return edges;
    }
    let mut hold = |field: usize, ty: &Type, from: Way| {
        let from = if boxing.is_boxed(id, field) { from.through_pointer(BOX) } else { from };
        held(api, sharing, ty, from, 0, &mut |target, way| {
            edges.push(Edge { field, target: target.index(), inline: way.inline, steps: way.steps });
        });
    };
    match api.get(id).map(|def| &def.kind) {
        Some(TypeKind::Struct(structure)) => {
            for (index, field) in structure.fields.iter().enumerate() {
                let own = Way::default().inside();
                hold(index, &field.ty, if field.required { own } else { own.inside() });
            }
            if let Some(ty) = &structure.additional {
                hold(structure.fields.len(), ty, Way::default().inside().through_pointer(MAP));
            }
        }
        Some(TypeKind::Union(union)) => {
            let own = Way::default().inside();
            union.variants.iter().enumerate().for_each(|(index, variant)| hold(index, &variant.ty, own));
        }
        Some(TypeKind::Newtype(ty)) => hold(0, ty, Way::default().inside()),
        Some(TypeKind::Enum(_) | TypeKind::Alias(_) | TypeKind::External(_)) | None => {}
    }
    edges
}

/// The way from a type down to a type that it holds.
#[derive(Clone, Copy)]
struct Way {
    inline: Option<usize>,
    steps: usize,
}

impl Default for Way {
    fn default() -> Self {
        Self { inline: Some(0), steps: 0 }
    }
}

impl Way {
    fn inside(self) -> Self {
        Self { inline: self.inline.map(|levels| levels + 1), steps: self.steps + 1 }
    }

    fn through_pointer(self, steps: usize) -> Self {
        Self { inline: None, steps: self.steps + steps }
    }
}

/// Calls `found` with each defined type in a type. Aliases are seen through.
fn held(api: &Api, sharing: &Sharing, ty: &Type, way: Way, depth: usize, found: &mut impl FnMut(TypeId, Way)) {
    match ty {
        Type::Nullable(inner) => held(api, sharing, inner, way.inside(), depth, found),
        Type::Array(inner) => held(api, sharing, inner, way.through_pointer(LIST), depth, found),
        Type::Map(inner) => held(api, sharing, inner, way.through_pointer(MAP), depth, found),
        Type::Tuple(items, tail) => {
            let all = items.iter().chain(tail.as_deref());
            all.for_each(|item| held(api, sharing, item, way.through_pointer(LIST), depth, found));
        }
        Type::Named(id) => match api.get(*id).map(|def| &def.kind) {
            Some(TypeKind::Alias(ty)) if depth < 64 => held(api, sharing, ty, way, depth + 1, found),
            _ => found(sharing.representative(*id), way),
        },
        Type::Envelope(id, inner) => {
            found(sharing.representative(*id), way);
            held(api, sharing, inner, way.inside(), depth, found);
        }
        Type::Any | Type::Scalar(_) | Type::Enclosed => {}
    }
}
