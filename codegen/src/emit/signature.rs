//! Signatures of operations, as reports show them.

use super::Emitter;
use super::fragment::{Fragment, rust};
use super::ty::Scope;
use super::uses::Uses;
use crate::analyze::Side;
use crate::ir::{Body, Operation, ResponseType, Type, TypeId, TypeKind};
use crate::names::{Name, OperationNames};

/// The signature of an operation: Rust types as in the module of the operation.
#[derive(Debug, Clone)]
pub struct OperationSignature {
    /// The arguments of the function: names and types.
    pub required: Vec<(String, String)>,
    /// The fields of the only argument, if the arguments are given by name.
    #[cfg_attr(not(feature = "unstable-stages"), allow(dead_code, reason = "only tests read it"))]
    pub by_name: Vec<(String, String)>,
    /// The setters of optional parameters: names and types.
    pub optional: Vec<(String, String)>,
    /// The type of the body, and true if the body is required.
    pub body: Option<(String, bool)>,
    /// The type of a success; `()` if it has no value.
    pub response: String,
    /// The type of documented errors; `None` if no error is documented.
    pub error: Option<String>,
}

impl Emitter<'_> {
    /// Returns the signature of an operation.
    pub fn signature(&self, operation: &Operation, names: &OperationNames) -> OperationSignature {
        let uses = &mut Uses::default();
        let mut required = Vec::new();
        let mut optional = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            let argument = self.argument(name, &parameter.ty, uses);
            let argument = (name.as_str().to_owned(), argument.ty.as_str().to_owned());
            match (parameter.required, &parameter.constant) {
                (true, Some(_)) => {}
                (true, None) => required.push(argument),
                (false, _) => optional.push(argument),
            }
        }
        let body = operation.body.as_ref().map(|body| (self.shown_body(body, names, uses), body.required));
        if let Some((ty, true)) = &body {
            required.push((names.body.as_str().to_owned(), ty.clone()));
        }
        let mut by_name = Vec::new();
        if let Some(ty) = self.arguments_type(operation, names) {
            let fields = self.argument_fields(operation, names, uses);
            by_name = fields.iter().map(|field| (field.name.to_string(), field.ty.to_string())).collect();
            required = vec![("arguments".to_owned(), ty.to_string())];
        }
        let response = self.shown_response(&operation.output, &names.output.0, uses);
        let error = self.shown_response(&operation.error, &names.error.0, uses);
        OperationSignature {
            required,
            by_name,
            optional,
            body,
            response: response.map_or_else(|| "()".to_owned(), |ty| ty.as_str().to_owned()),
            error: error.map(|ty| ty.as_str().to_owned()),
        }
    }

    /// Returns the type of the argument or of the setter for a body.
    pub(super) fn shown_body(&self, body: &Body, names: &OperationNames, uses: &mut Uses) -> String {
        if !body.required {
            return self.body_value(body, names, uses).as_str().to_owned();
        }
        let (ty, _) = self.body_argument(body, names, uses);
        // Only the code needs to name the lifetime.
        ty.as_str().replace("<'b>", "<'_>")
    }

    /// Returns the type of a response, or `None` if the response has no value.
    pub(super) fn shown_response(
        &self,
        response_type: &ResponseType,
        name: &Name,
        uses: &mut Uses,
    ) -> Option<Fragment> {
        match response_type {
            ResponseType::One(payload) => self.content(payload, uses).map(|(ty, _)| ty),
            ResponseType::Several(_) => Some(rust!("{}", name)),
            ResponseType::Failure(id) => {
                self.failure(*id).map(|ty| self.owned(ty, Scope::operations(Side::Response), uses))
            }
        }
    }

    /// Returns the type of the failure in an envelope.
    pub(super) fn failure(&self, envelope: TypeId) -> Option<&Type> {
        match &self.api.get(envelope)?.kind {
            TypeKind::Struct(structure) => {
                let failure = structure.envelope.as_ref()?.failure?;
                structure.fields.get(failure).map(|field| match &field.ty {
                    Type::Nullable(inner) => &**inner,
                    other => other,
                })
            }
            _ => None,
        }
    }
}
