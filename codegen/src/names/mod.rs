//! Stage 5, **name**: every Rust identifier, in one pass. Nobody makes an identifier later.
//!
//! A name is made from the item's own place and words, never from its neighbours or their count. Where two things would have
//! one name, the one that comes first in the description keeps it.

mod client;
mod media;
mod members;
mod operations;
mod reserved;
mod scope;
mod servers;
mod types;
mod words;

pub use client::GroupNames;
pub use operations::OperationNames;
pub use reserved::used_names;
pub use scope::Name;
pub use servers::{ServerNames, VariableNames};
pub use types::{TypeHome, TypeNames};
pub(crate) use words::escaped;

use crate::analyze::Facts;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, GroupId, OperationId, TypeId, TypeKind};
use crate::source::Place;
use scope::Scope;

/// All identifiers.
#[derive(Debug)]
pub struct Names {
    groups: Vec<GroupNames>,
    schemes: Vec<Name>,
    servers: Vec<ServerNames>,
    operations: Vec<OperationNames>,
    types: Vec<TypeNames>,
}

impl Names {
    /// Names everything.
    pub fn of(api: &Api, facts: &Facts, diagnostics: &mut Diagnostics) -> Self {
        let mut client = client::name(api, diagnostics);
        let mut types = Scope::with(reserved::of_types());
        // The parameter of an envelope.
        if api.types.iter().any(|def| matches!(&def.kind, TypeKind::Struct(structure) if structure.envelope.is_some()))
        {
            types.claim(&["T".to_owned()]);
        }
        let operations = operations::name(api, &mut client, diagnostics);
        let types = types::name(api, facts, &operations, &mut types, diagnostics);
        let servers = servers::name(api);
        Self { groups: client.groups, schemes: client.schemes, servers, operations, types }
    }

    /// The names of a group.
    pub fn group(&self, id: GroupId) -> Option<&GroupNames> {
        self.groups.get(id.index())
    }

    /// The methods that take the credentials, in the order of [`Api::schemes`].
    pub fn schemes(&self) -> &[Name] {
        &self.schemes
    }

    /// The names of the servers, in the order of [`Api::servers`].
    pub fn servers(&self) -> &[ServerNames] {
        &self.servers
    }

    /// The names of an operation.
    pub fn operation(&self, id: OperationId) -> Option<&OperationNames> {
        self.operations.get(id.index())
    }

    /// The names of a type.
    pub fn ty(&self, id: TypeId) -> Option<&TypeNames> {
        self.types.get(id.index())
    }
}

/// Claims a name and reports when it is not the one that the item would have alone.
fn claim(scope: &mut Scope, candidates: &[String], place: Place, what: &str, diagnostics: &mut Diagnostics) -> Name {
    let (name, moved) = scope.claim(candidates);
    if moved {
        let wanted = candidates.first().map_or("", String::as_str);
        let message = format!("{what} would be `{wanted}`, which is taken; it is `{}`", name.as_str());
        diagnostics.push(Diagnostic::key(Code::NameCollision, place, message));
    }
    name
}
