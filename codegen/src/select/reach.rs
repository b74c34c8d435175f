//! The types that operations need.

use crate::analyze::Facts;
use crate::ir::{Api, Operation, TypeId, TypeKind};

/// Calls `visit` with all types that a type contains in one of its forms, or is an alias of.
pub fn for_each_part(api: &Api, facts: &Facts, id: TypeId, visit: &mut impl FnMut(TypeId)) {
    let definition = facts.sharing.representative(id);
    if definition != id {
        visit(definition);
    }
    match api.get(id).map(|def| &def.kind) {
        Some(TypeKind::Struct(structure)) => {
            let fields = structure.fields.iter().enumerate();
            let fields = fields.filter(|(index, _)| facts.has_field(id, *index)).map(|(_, field)| &field.ty);
            fields.chain(&structure.additional).for_each(|ty| ty.for_each_named(visit));
        }
        Some(kind) => kind.for_each_named(visit),
        None => {}
    }
    if let Some(shape) = api.xml.get(&id) {
        shape.for_each_named(visit);
    }
}

/// A walk from operations to all types that they contain.
pub(super) struct Reach<'a> {
    api: &'a Api,
    facts: &'a Facts,
    types: Vec<bool>,
    todo: Vec<TypeId>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(api: &'a Api, facts: &'a Facts) -> Self {
        Self { api, facts, types: vec![false; api.types.len()], todo: Vec::new() }
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
                for_each_part(self.api, self.facts, id, &mut |inner| self.todo.push(inner));
            }
        }
        self.types
    }
}
