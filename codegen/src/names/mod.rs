//! Stage 5, **name**: chooses every Rust identifier, in one pass. Later stages create no identifiers.
//!
//! A name is made from the item's own place and words, never from its neighbors or their number. If two items claim the
//! same name, the first in a fixed order keeps it (components before inline schemas, then by pointer). The other item
//! takes a suffix made from its own place. The order of the description has no influence.

mod client;
mod former;
mod framework;
mod home;
mod inner;
mod items;
mod locked;
mod media;
mod member;
mod operation_words;
mod operations;
mod place;
mod reasons;
mod renames;
mod reserved;
mod scope;
mod servers;
mod table;
mod types;
#[cfg(feature = "unstable-stages")]
mod used;
mod values;
mod words;

pub use client::GroupNames;
pub use home::TypeHome;
pub use items::Items;
pub use operations::{FormerNames, OperationNames};
pub use scope::Name;
pub use servers::{ServerNames, VariableNames};
pub use table::report_lost;
pub(crate) use types::default_names as default_type_names;
pub use types::{FormerType, TypeNames};
#[cfg(feature = "unstable-stages")]
pub use used::used_names;
pub(crate) use words::{escaped, snake};

use crate::analyze::Facts;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, GroupId, OperationId, TypeId, TypeKind};
use crate::keep::Kept;
use crate::source::{Place, Sources};
use renames::{Renamed, claim_chosen, merge};
use scope::Scope;

/// All identifiers.
#[derive(Debug)]
pub struct Names {
    groups: Vec<GroupNames>,
    schemes: Vec<Name>,
    servers: Vec<ServerNames>,
    operations: Vec<OperationNames>,
    types: Vec<TypeNames>,
    kept: Items,
}

impl Names {
    /// Chooses the names of all items. Those that the lock has stay.
    pub fn of(api: &Api, facts: &Facts, kept: &Kept<'_>, sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut client = client::name(api, kept, diagnostics);
        let mut types = Scope::with(reserved::of_types());
        // The type parameter of an envelope.
        if api.types.iter().any(|def| matches!(&def.kind, TypeKind::Struct(structure) if structure.envelope.is_some()))
        {
            types.claim(&["T".to_owned()]);
        }
        let operations = operations::name(api, kept, &mut client, diagnostics);
        let types = types::name(api, facts, (&operations, kept), &mut types, sources, diagnostics);
        let servers = servers::name(api, kept);
        Self { groups: client.groups, schemes: client.schemes, servers, operations, types, kept: Items::all(api) }
    }

    /// Forgets the names of all items that are not in a set. Later stages emit only items with names.
    pub fn keep(&mut self, mut items: Items) {
        // The groups that have aliases of these operations.
        for (names, is_kept) in self.operations.iter().zip(&items.operations) {
            for group in names.former.iter().filter(|_| *is_kept).filter_map(|former| former.group) {
                if let Some(is_kept) = items.groups.get_mut(group.index()) {
                    *is_kept = true;
                }
            }
        }
        self.kept = items;
    }

    /// Returns the names of a group that is to be emitted.
    pub fn group(&self, id: GroupId) -> Option<&GroupNames> {
        self.groups.get(id.index()).filter(|_| self.kept.has_group(id))
    }

    /// Returns the methods that take the credentials, in the order of [`Api::schemes`].
    pub fn schemes(&self) -> &[Name] {
        &self.schemes
    }

    /// Returns the names of the servers, in the order of [`Api::servers`].
    pub fn servers(&self) -> &[ServerNames] {
        &self.servers
    }

    /// Returns the names of an operation that is to be emitted.
    pub fn operation(&self, id: OperationId) -> Option<&OperationNames> {
        self.operations.get(id.index()).filter(|_| self.kept.has_operation(id))
    }

    /// Returns the names of a type that is to be emitted.
    pub fn ty(&self, id: TypeId) -> Option<&TypeNames> {
        self.types.get(id.index()).filter(|_| self.kept.has_type(id))
    }
}

/// A request for a name: the candidates, best first, the place of the item, the name that the user chose, and the name
/// that the lock has.
struct Wish {
    candidates: Vec<String>,
    place: Place,
    rename: Option<String>,
    kept: Option<String>,
}

/// Claims a name for each item, and reports the items that do not get their first candidate. If several items want the
/// same name, the one with the lowest `key` keeps it.
fn claim(
    scope: &mut Scope,
    wishes: Vec<Wish>,
    mut key: impl FnMut(usize) -> String,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Vec<Name> {
    let items = wishes.iter().map(|wish| Renamed {
        rename: wish.rename.as_deref(),
        usual: wish.candidates.first().map_or("", String::as_str),
        place: wish.place,
    });
    let chosen = claim_chosen(scope, items, diagnostics);
    let open: Vec<usize> = (0..wishes.len()).filter(|index| chosen.get(*index).is_some_and(Option::is_none)).collect();
    let wishes: Vec<Wish> =
        wishes.into_iter().zip(&chosen).filter(|(_, name)| name.is_none()).map(|(wish, _)| wish).collect();
    let kept: Vec<Option<&str>> = wishes.iter().map(|wish| wish.kept.as_deref()).collect();
    let candidates: Vec<Vec<String>> = wishes.iter().map(|wish| wish.candidates.clone()).collect();
    let places = wishes.iter().map(|wish| wish.place);
    let names =
        scope.claim_kept(&candidates, &kept, |index| open.get(index).map(|index| key(*index)).unwrap_or_default());
    let claimed = names.into_iter().zip(places).zip(&candidates);
    let others = claimed.map(|(((name, moved), place), candidates)| {
        if moved {
            let wanted = candidates.first().map_or("", String::as_str);
            let message = format!("{what} would be named `{wanted}`, which is taken; it is named `{}`", name.as_str());
            diagnostics.push(Diagnostic::key(Code::NameCollision, place, message));
        }
        name
    });
    merge(chosen, others)
}
