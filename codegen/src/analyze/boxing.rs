//! Boxed fields: one in each cycle of types that contain each other by value.

use rustc_hash::FxHashSet;

use super::Sharing;
use crate::ir::{Api, Type, TypeId, TypeKind};

/// The fields that are boxed.
#[derive(Debug, Default)]
pub struct Boxing {
    fields: FxHashSet<(TypeId, usize)>,
}

impl Boxing {
    /// Returns true if this field of this type is boxed.
    pub fn is_boxed(&self, id: TypeId, field: usize) -> bool {
        self.fields.contains(&(id, field))
    }

    /// Walks the types depth-first, in the order of ids. An edge back to a type that is still open closes a cycle.
    ///
    /// Deduplicated types count as one node; a cycle may close only through an alias.
    pub(super) fn of(api: &Api, sharing: &Sharing) -> Self {
        let graph = Graph { api, sharing };
        let mut boxing = Self::default();
        let mut state = vec![State::New; api.types.len()];
        for (start, _) in api.types() {
            if sharing.representative(start) != start || state.get(start.index()) != Some(&State::New) {
                continue;
            }
            let mut stack = vec![graph.frame(start)];
            set(&mut state, start, State::Open);
            while let Some(frame) = stack.last_mut() {
                let Some((field, target)) = frame.edges.pop() else {
                    set(&mut state, frame.id, State::Done);
                    stack.pop();
                    continue;
                };
                match state.get(target.index()) {
                    Some(State::Open) => {
                        boxing.fields.insert((frame.id, field));
                    }
                    Some(State::New) => {
                        set(&mut state, target, State::Open);
                        stack.push(graph.frame(target));
                    }
                    _ => {}
                }
            }
        }
        boxing
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

fn set(state: &mut [State], id: TypeId, to: State) {
    if let Some(state) = state.get_mut(id.index()) {
        *state = to;
    }
}

struct Frame {
    id: TypeId,
    /// The types that this type contains by value, with the position of the field. The last is visited first.
    edges: Vec<(usize, TypeId)>,
}

/// The graph of the emitted types and the types that they contain.
struct Graph<'a> {
    api: &'a Api,
    sharing: &'a Sharing,
}

impl Graph<'_> {
    fn frame(&self, id: TypeId) -> Frame {
        let mut edges = Vec::new();
        match self.api.get(id).map(|def| &def.kind) {
            Some(TypeKind::Struct(structure)) => {
                for (index, field) in structure.fields.iter().enumerate().rev() {
                    self.held(&field.ty, 0, &mut |target| edges.push((index, target)));
                }
            }
            Some(TypeKind::Union(union)) => {
                for (index, variant) in union.variants.iter().enumerate().rev() {
                    self.held(&variant.ty, 0, &mut |target| edges.push((index, target)));
                }
            }
            Some(TypeKind::Newtype(ty)) => self.held(ty, 0, &mut |target| edges.push((0, target))),
            _ => {}
        }
        Frame { id, edges }
    }

    /// Calls `found` with the defined types that a value of `ty` contains without indirection. Aliases are resolved;
    /// they are never circular here.
    fn held(&self, ty: &Type, depth: usize, found: &mut impl FnMut(TypeId)) {
        match ty {
            Type::Nullable(inner) => self.held(inner, depth, found),
            Type::Tuple(items, _) => items.iter().for_each(|item| self.held(item, depth, found)),
            Type::Named(id) => match self.api.get(*id).map(|def| &def.kind) {
                Some(TypeKind::Alias(ty)) if depth < 64 => self.held(ty, depth + 1, found),
                _ => found(self.sharing.representative(*id)),
            },
            Type::Envelope(id, inner) => {
                found(self.sharing.representative(*id));
                self.held(inner, depth, found);
            }
            Type::Any | Type::Scalar(_) | Type::Array(_) | Type::Map(_) | Type::Enclosed => {}
        }
    }
}
