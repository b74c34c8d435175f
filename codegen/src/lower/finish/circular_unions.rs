//! Unions among their own variants, whose decoding would never end.

use super::circular::State;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Api, Type, TypeId, TypeKind};
use crate::lower::reports::Reports;

/// Removes every variant that leads back to its union only through aliases and other unions. No value is lost: a value
/// that matches no other variant is kept as it is.
pub(super) fn break_unions(api: &mut Api, reports: &Reports) {
    let mut state = vec![State::New; api.types.len()];
    for start in 0..api.types.len() {
        visit(api, TypeId::new(start), &mut state, reports);
    }
}

/// A union on the current path, and the index of its next variant.
struct Frame {
    id: TypeId,
    variant: usize,
}

/// Visits unions depth-first, without recursion since a chain of unions may be long.
fn visit(api: &mut Api, start: TypeId, state: &mut [State], reports: &Reports) {
    let mut stack = vec![Frame { id: start, variant: 0 }];
    while let Some(Frame { id, variant }) = stack.pop() {
        let Some(mark) = state.get_mut(id.index()).filter(|mark| **mark != State::Done) else { continue };
        let Some(ty) = variant_type(api, id, variant) else {
            *mark = State::Done;
            continue;
        };
        *mark = State::Open;
        match union_behind(api, ty).and_then(|next| state.get(next.index()).map(|mark| (next, *mark))) {
            Some((_, State::Open)) => {
                leave_out(api, id, variant, reports);
                stack.push(Frame { id, variant });
            }
            Some((next, State::New)) => {
                stack.push(Frame { id, variant: variant + 1 });
                stack.push(Frame { id: next, variant: 0 });
            }
            _ => stack.push(Frame { id, variant: variant + 1 }),
        }
    }
}

/// Returns the type of a variant, or `None` past the last one and for a type that is not a union.
fn variant_type(api: &Api, id: TypeId, variant: usize) -> Option<&Type> {
    match &api.get(id)?.kind {
        TypeKind::Union(union) => union.variants.get(variant).map(|variant| &variant.ty),
        _ => None,
    }
}

/// Returns the union that a type is an alias of.
fn union_behind(api: &Api, ty: &Type) -> Option<TypeId> {
    let mut current = ty;
    // A chain of aliases is no longer than the number of types.
    for _ in 0..api.types.len() {
        match current {
            Type::Nullable(inner) => current = &**inner,
            Type::Named(next) => match &api.get(*next)?.kind {
                TypeKind::Union(_) => return Some(*next),
                TypeKind::Alias(ty) | TypeKind::Newtype(ty) => current = ty,
                TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::External(_) => return None,
            },
            _ => return None,
        }
    }
    None
}

fn leave_out(api: &mut Api, id: TypeId, variant: usize, reports: &Reports) {
    let Some(def) = api.types.get_mut(id.index()) else { return };
    let TypeKind::Union(union) = &mut def.kind else { return };
    let removed = union.variants.remove(variant);
    union.default = union.default.filter(|default| *default != variant);
    union.default = union.default.map(|default| default - usize::from(default > variant));
    let message = format!("the variant {} of this union leads back to the union itself", removed.name);
    let found = Diagnostic::value(Code::CircularReference, def.place, message);
    reports.report(found.hint("the variant is omitted, since it adds no values to those of the other variants"));
    if union.variants.is_empty() {
        def.kind = TypeKind::Alias(Type::Any);
    }
}
