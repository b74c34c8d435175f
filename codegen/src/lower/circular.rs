//! Aliases that lead back to themselves: `type Tree = Vec<Tree>` is no Rust. One of each circle becomes a type of its own.

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Type, TypeId, TypeKind};

/// How far a walk is with a type.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum State {
    New,
    Open,
    Done,
}

/// Turns aliases that stand in a circle of aliases into newtypes. One that is nothing but itself has no values: it is untyped.
pub(super) fn break_aliases(api: &mut Api, diagnostics: &mut Diagnostics) {
    let mut state = vec![State::New; api.types.len()];
    for start in 0..api.types.len() {
        // Depth first without recursion: a chain of aliases may be long.
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
                    break_at(api, id, diagnostics);
                    continue;
                }
                State::New => *mark = State::Open,
            }
            stack.push((id, true));
            for next in aliased(api, id) {
                match state.get(next.index()) {
                    Some(State::New) => stack.push((next, false)),
                    Some(State::Open) => break_at(api, next, diagnostics),
                    _ => {}
                }
            }
        }
    }
}

/// How many names a name may lead through: more than any description needs, and few enough to follow one by one.
const LONGEST: u32 = 32;

/// Lets an alias at the head of a long chain of names name its end. Every later walk through names is short then.
pub(super) fn shorten_aliases(api: &mut Api) {
    // By type: where its names lead, and over how many of them.
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

fn break_at(api: &mut Api, id: TypeId, diagnostics: &mut Diagnostics) {
    let bare = is_itself(api, id);
    if let Some(def) = api.types.get_mut(id.index())
        && let TypeKind::Alias(ty) = &mut def.kind
    {
        let ty = std::mem::replace(ty, Type::Any);
        if bare {
            let found = Diagnostic::value(Code::CircularReference, def.place, "this schema is nothing but itself");
            diagnostics.push(found.hint("it is taken as an untyped value"));
        } else {
            def.kind = TypeKind::Newtype(ty);
        }
    }
}

/// Whether a circle leads through no list, map or struct.
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
