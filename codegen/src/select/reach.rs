//! The types that operations need.

use crate::analyze::Sharing;
use crate::ir::{Api, Operation, TypeId};

/// Calls `visit` with all types that a type contains, or is an alias of.
pub fn for_each_part(api: &Api, sharing: &Sharing, id: TypeId, visit: &mut impl FnMut(TypeId)) {
    let definition = sharing.representative(id);
    if definition != id {
        visit(definition);
    }
    if let Some(def) = api.get(id) {
        def.kind.for_each_named(visit);
    }
    if let Some(shape) = api.xml.get(&id) {
        shape.for_each_named(visit);
    }
}

/// A walk from operations to all types that they contain.
pub(super) struct Reach<'a> {
    api: &'a Api,
    sharing: &'a Sharing,
    types: Vec<bool>,
    todo: Vec<TypeId>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(api: &'a Api, sharing: &'a Sharing) -> Self {
        Self { api, sharing, types: vec![false; api.types.len()], todo: Vec::new() }
    }

    /// Adds the types of an operation.
    pub(super) fn operation(&mut self, operation: &Operation) {
        operation.for_each_type(&mut |_, ty| ty.for_each_named(&mut |id| self.todo.push(id)));
    }

    /// Adds a type.
    pub(super) fn ty(&mut self, id: TypeId) {
        self.todo.push(id);
    }

    /// Returns, for each type, true if it was added or is contained in such a type at any depth.
    pub(super) fn types(mut self) -> Vec<bool> {
        while let Some(id) = self.todo.pop() {
            let Some(is_reached) = self.types.get_mut(id.index()) else { continue };
            if !std::mem::replace(is_reached, true) {
                for_each_part(self.api, self.sharing, id, &mut |inner| self.todo.push(inner));
            }
        }
        self.types
    }
}
