//! Aliases that lead back to themselves. `type Tree = Vec<Tree>` is invalid in Rust, so one alias of each cycle becomes
//! a newtype.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Api, Type, TypeId, TypeKind};
use crate::lower::reports::Reports;

/// The progress of a walk at a type.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum State {
    New,
    Open,
    Done,
}

/// Turns one alias of each cycle of aliases into a newtype. A schema that only refers to itself has no values, so it
/// becomes untyped.
pub(super) fn break_aliases(api: &mut Api, reports: &Reports) {
    let mut state = vec![State::New; api.types.len()];
    for start in 0..api.types.len() {
        // Depth-first without recursion, since a chain of aliases may be long.
        let mut stack = vec![(TypeId::new(start), false)];
        while let Some((id, leaving)) = stack.pop() {
            let Some(mark) = state.get_mut(id.index()) else { continue };
            if leaving {
                *mark = State::Done;
                continue;
            }
            match *mark {
                State::Done => continue,
                State::Open => {
                    break_at(api, id, reports);
                    continue;
                }
                State::New => *mark = State::Open,
            }
            stack.push((id, true));
            for next in aliased(api, id) {
                match state.get(next.index()) {
                    Some(State::New) => stack.push((next, false)),
                    Some(State::Open) => break_at(api, next, reports),
                    _ => {}
                }
            }
        }
    }
}

/// The maximum length of a chain of aliases: longer than any real description needs, and short enough to follow link by
/// link.
const LONGEST: u32 = 32;

/// Points the aliases at the head of a long chain directly to its end. This keeps all later walks short.
pub(super) fn shorten_aliases(api: &mut Api) {
    // For each type, the end of its chain of aliases and the length of the chain.
    let mut ends: Vec<Option<(TypeId, u32)>> = vec![None; api.types.len()];
    for start in 0..api.types.len() {
        let mut chain = Vec::new();
        let mut current = TypeId::new(start);
        let (end, mut length) = loop {
            match (ends.get(current.index()), api.get(current).map(|def| &def.kind)) {
                (Some(Some(known)), _) => break *known,
                (_, Some(TypeKind::Alias(Type::Named(next)))) => {
                    chain.push(current);
                    current = *next;
                }
                _ => break (current, 0),
            }
        };
        for id in chain.into_iter().rev() {
            length += 1;
            if let Some(slot) = ends.get_mut(id.index()) {
                *slot = Some((end, length));
            }
            if length > LONGEST
                && let Some(def) = api.types.get_mut(id.index())
            {
                def.kind = TypeKind::Alias(Type::Named(end));
            }
        }
    }
}

fn aliased(api: &Api, id: TypeId) -> Vec<TypeId> {
    let mut ids = Vec::new();
    if let Some(TypeKind::Alias(ty)) = api.get(id).map(|def| &def.kind) {
        ty.for_each_named(&mut |id| ids.push(id));
    }
    ids
}

fn break_at(api: &mut Api, id: TypeId, reports: &Reports) {
    let bare = is_itself(api, id);
    if let Some(def) = api.types.get_mut(id.index())
        && let TypeKind::Alias(ty) = &mut def.kind
    {
        let ty = std::mem::replace(ty, Type::Any);
        if bare {
            let found = Diagnostic::value(Code::CircularReference, def.place, "this schema only refers to itself");
            reports.report(found.hint("it becomes an untyped value"));
        } else {
            def.kind = TypeKind::Newtype(ty);
        }
    }
}

/// Returns true if a cycle passes through no list, map or struct.
fn is_itself(api: &Api, id: TypeId) -> bool {
    let mut current = id;
    for _ in 0..api.types.len() {
        let Some(TypeKind::Alias(ty)) = api.get(current).map(|def| &def.kind) else { return false };
        current = match ty {
            Type::Named(next) => *next,
            Type::Nullable(inner) => match &**inner {
                Type::Named(next) => *next,
                _ => return false,
            },
            _ => return false,
        };
        if current == id {
            return true;
        }
    }
    false
}
