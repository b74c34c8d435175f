//! The types that operations need.

use crate::analyze::Sharing;
use crate::ir::{Api, Case, Operation, Payload, ResponseType, Type, TypeId};

/// The part of an operation in which a type occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationPart<'o> {
    /// A parameter, by its name.
    Parameter(&'o str),
    /// The request body.
    Body,
    /// The headers of responses.
    Headers,
}

/// Calls `visit` with all types that an operation names itself.
pub fn for_each_type<'o>(operation: &'o Operation, visit: &mut impl FnMut(OperationPart<'o>, &'o Type)) {
    operation.parameters.iter().for_each(|parameter| visit(OperationPart::Parameter(&parameter.wire), &parameter.ty));
    operation.contents().filter_map(|content| content.form.ty()).for_each(|ty| visit(OperationPart::Body, ty));
    operation.headers.iter().for_each(|header| visit(OperationPart::Headers, &header.ty));
}

/// Calls `visit` with all defined types that the responses of an operation name themselves.
pub fn for_each_response_type(operation: &Operation, visit: &mut impl FnMut(TypeId)) {
    let payload = |payload: &Payload, visit: &mut dyn FnMut(TypeId)| {
        payload.for_each_type(&mut |ty| ty.for_each_named(&mut |id| visit(id)));
    };
    operation.responses.iter().for_each(|response| payload(&response.payload, visit));
    for response_type in [&operation.output, &operation.error] {
        match response_type {
            ResponseType::One(one) => payload(one, visit),
            ResponseType::Failure(id) => visit(*id),
            ResponseType::Several(cases) => {
                for case in cases {
                    match case {
                        Case::Status(_, one) => payload(one, visit),
                        Case::Failure(id) => visit(*id),
                    }
                }
            }
        }
    }
}

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
        for_each_type(operation, &mut |_, ty| ty.for_each_named(&mut |id| self.todo.push(id)));
        for_each_response_type(operation, &mut |id| self.todo.push(id));
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
