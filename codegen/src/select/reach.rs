//! The types that operations need.

use crate::analyze::Sharing;
use crate::ir::{Api, Case, Operation, ResponseType, Type, TypeId};

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
        for parameter in &operation.parameters {
            self.ty(&parameter.ty);
        }
        for content in operation.contents() {
            content.form.ty().into_iter().for_each(|ty| self.ty(ty));
        }
        operation.headers.iter().for_each(|header| self.ty(&header.ty));
        for response in &operation.responses {
            response.payload.for_each_type(&mut |ty| self.ty(ty));
        }
        for response_type in [&operation.output, &operation.error] {
            self.response_type(response_type);
        }
    }

    fn response_type(&mut self, response_type: &ResponseType) {
        match response_type {
            ResponseType::One(payload) => payload.for_each_type(&mut |ty| self.ty(ty)),
            ResponseType::Failure(id) => self.ty(&Type::Named(*id)),
            ResponseType::Several(cases) => {
                for case in cases {
                    match case {
                        Case::Status(_, payload) => payload.for_each_type(&mut |ty| self.ty(ty)),
                        Case::Failure(id) => self.ty(&Type::Named(*id)),
                    }
                }
            }
        }
    }

    fn ty(&mut self, ty: &Type) {
        ty.for_each_named(&mut |id| self.todo.push(id));
    }

    /// Returns, for each type, true if it was added or is contained in such a type at any depth.
    pub(super) fn types(mut self) -> Vec<bool> {
        while let Some(id) = self.todo.pop() {
            let Some(is_reached) = self.types.get_mut(id.index()) else { continue };
            if std::mem::replace(is_reached, true) {
                continue;
            }
            // The type itself may be an alias of the definition that it shares.
            self.todo.push(self.sharing.representative(id));
            if let Some(def) = self.api.get(id) {
                def.kind.for_each_named(&mut |inner| self.todo.push(inner));
            }
            if let Some(shape) = self.api.xml.get(&id) {
                shape.for_each_named(&mut |inner| self.todo.push(inner));
            }
        }
        self.types
    }
}
