//! Servers without duplicates: those of the document, followed by those of paths and operations.

use crate::ir::{Server, ServerId, ServerVariable};
use crate::lower::operation::lowering::OperationLowering;
use crate::openapi;

/// Returns the servers of the document.
pub(in crate::lower) fn document_servers(description: &openapi::Description<'_>) -> Vec<Server> {
    description.servers.iter().map(lowered).collect()
}

impl OperationLowering<'_, '_> {
    /// Returns the servers of an operation, or an empty list if they are those of the document.
    pub(in crate::lower) fn own_servers(&mut self, operation: &openapi::Operation<'_>) -> Vec<ServerId> {
        let own: Vec<Server> = operation.servers.iter().map(lowered).collect();
        let document = self.api.servers.get(..self.api.document_servers).unwrap_or_default();
        let same = own.len() == document.len() && own.iter().zip(document).all(|(own, other)| own.is_same(other));
        if same {
            return Vec::new();
        }
        let mut ids: Vec<ServerId> = Vec::new();
        for server in own {
            let known = self.api.servers.iter().position(|other| other.is_same(&server));
            let index = known.unwrap_or_else(|| {
                self.api.servers.push(server);
                self.api.servers.len() - 1
            });
            if !ids.contains(&ServerId(index)) {
                ids.push(ServerId(index));
            }
        }
        ids
    }
}

fn lowered(server: &openapi::Server<'_>) -> Server {
    let names = openapi::server_variables(&server.url);
    let variable = |name: &str| {
        let described = server.variables.iter().find(|variable| variable.name == name);
        let mut values: Vec<String> = Vec::new();
        for value in described.iter().flat_map(|variable| &variable.values) {
            if !values.iter().any(|known| known == value) {
                values.push(value.to_string());
            }
        }
        ServerVariable {
            name: name.to_owned(),
            default: described.and_then(|variable| variable.default.as_deref()).map(str::to_owned),
            values,
            description: described.and_then(|variable| variable.description).map(str::to_owned),
        }
    };
    Server {
        name: server.name.map(str::to_owned),
        url: server.url.clone(),
        description: server.description.map(str::to_owned),
        variables: names.into_iter().map(variable).collect(),
    }
}
