//! Operations.

mod body;
pub(in crate::lower) mod envelope;
mod group;
mod head;
mod header;
pub(in crate::lower) mod lowering;
pub(in crate::lower) mod media;
mod parameter;
mod query_protocol;
mod response;
pub(in crate::lower) mod server;

use rustc_hash::FxHashSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, IdWords, Operation, Required};
use crate::openapi;

use lowering::OperationLowering;

impl<'d> OperationLowering<'_, 'd> {
    pub(in crate::lower) fn operations(&mut self) {
        let view = self.view.description;
        let mut ids = FxHashSet::default();
        for operation in &view.operations {
            let mut lowered = self.operation(operation);
            if let Some(id) = operation.id
                && !ids.insert(id)
            {
                lowered.id = None;
                let message = format!("the operationId `{id}` is already used by an earlier operation");
                self.reports.report(
                    Diagnostic::value(Code::DuplicateOperationId, operation.id_place, message)
                        .hint("this operation gets its name from its method and path"),
                );
            }
            self.api.operations.push(lowered);
        }
        self.schemas.fill_pending();
    }

    fn operation(&mut self, operation: &openapi::Operation<'d>) -> Operation {
        let (responses, equal) = self.responses(operation);
        let security = self.security(operation);
        Operation {
            place: operation.place,
            id: operation.id.filter(|id| !id.trim().is_empty()).map(str::to_owned),
            words: IdWords::default(),
            rename: None,
            method: operation.method.clone(),
            path: operation.path.plain(),
            tag: operation.tags.first().map(|tag| (*tag).to_owned()),
            group: self.groups.of_operation(operation, &mut self.api.groups, self.reports),
            docs: Docs {
                summary: operation.summary.map(str::to_owned),
                description: operation.description.map(str::to_owned),
                remarks: Vec::new(),
                deprecated: operation.deprecated,
            },
            parameters: self.parameters(operation),
            body: self.numbered_body(operation),
            output: Self::output(&responses),
            error: self.error(&responses),
            equal,
            headers: self.headers(operation),
            responses,
            security,
            servers: self.own_servers(operation),
            idempotency_key: operation.idempotency_key.map(str::to_owned),
            retry: None,
        }
    }

    fn security(&mut self, operation: &openapi::Operation<'d>) -> Vec<Vec<Required>> {
        let mut alternatives = Vec::new();
        for alternative in &operation.security {
            for openapi::Required { scheme, place, .. } in alternative {
                if !self.api.schemes.iter().any(|known| known.name == *scheme) {
                    let message = format!("unknown security scheme `{scheme}`");
                    let section = match self.view.description.version {
                        openapi::Version::V2_0 => "securityDefinitions",
                        _ => "components.securitySchemes",
                    };
                    self.reports.report(Diagnostic::key(Code::UnknownSecurityScheme, *place, message).hint(format!(
                        "define it under `{section}`; without a definition, the requirement cannot be met"
                    )));
                }
            }
            // A client certificate belongs to the connection, not to the request.
            alternatives.push(
                alternative
                    .iter()
                    .filter(|openapi::Required { scheme, .. }| {
                        !self
                            .api
                            .schemes
                            .iter()
                            .any(|known| known.name == *scheme && known.credential == crate::ir::Credential::Connection)
                    })
                    .map(|required| Required {
                        scheme: required.scheme.to_owned(),
                        scopes: required.scopes.iter().map(|scope| (*scope).to_owned()).collect(),
                    })
                    .collect(),
            );
        }
        alternatives
    }
}
