//! Aliases that lead back to themselves: `type Tree = Vec<Tree>` is no Rust. One of each circle becomes a type of its own.

use crate::ir::{Api, Type, TypeId, TypeKind};

/// Turns aliases that stand in a circle of aliases into newtypes.
pub(super) fn break_aliases(api: &mut Api) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
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
                    make_newtype(api, id);
                    continue;
                }
                State::New => *mark = State::Open,
            }
            stack.push((id, true));
            for next in aliased(api, id) {
                match state.get(next.index()) {
                    Some(State::New) => stack.push((next, false)),
                    Some(State::Open) => make_newtype(api, next),
                    _ => {}
                }
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

fn make_newtype(api: &mut Api, id: TypeId) {
    if let Some(def) = api.types.get_mut(id.index())
        && let TypeKind::Alias(ty) = &mut def.kind
    {
        let ty = std::mem::replace(ty, Type::Any);
        def.kind = TypeKind::Newtype(ty);
    }
}
