//! Between stages 3 and 4, **keep**: finds the items of a lock in the model, under the keys that they have now.
//!
//! An operation is found by its method and path, a type by its owner and the way to it. A component schema that was
//! renamed is found by its properties and its uses. `names/` gives the items their old names. An operation whose tag
//! changed goes back to its old group, unless the user follows the names of the description.

mod components;
mod groups;
pub(crate) mod keys;
mod operations;
mod shape;
mod slots;

use rustc_hash::FxHashMap;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, GroupId, Owner, Union};
use crate::location::{At, FileId};
use crate::lock::{Lock, Section, Table};
use crate::settings::{Groups, Renames};
pub(crate) use groups::other_tag;
pub use shape::shapes;
pub use slots::Slots;

/// The items of a lock that are in the model.
#[derive(Debug, Default)]
pub struct Kept<'l> {
    operations: Vec<Slots<'l>>,
    types: Vec<Slots<'l>>,
    groups: Vec<Slots<'l>>,
    schemes: Vec<Slots<'l>>,
    servers: Vec<Slots<'l>>,
    /// The keys that types have in the lock, if they differ from those of a new lock.
    keys: Vec<String>,
    former_operations: Vec<FormerOperation<'l>>,
    former_types: Vec<(usize, &'l Section)>,
}

/// A former name of an operation.
#[derive(Debug, Clone, Copy)]
pub struct FormerOperation<'l> {
    /// The position of the operation.
    pub operation: usize,
    /// The group that had the operation.
    pub group: Option<GroupId>,
    /// The names.
    pub names: Slots<'l>,
}

/// The lock of a run.
#[derive(Debug, Clone, Copy)]
pub struct Source<'l> {
    /// The content.
    pub lock: &'l Lock,
    /// The file, for reports.
    pub file: FileId,
}

/// Finds the items of a lock in the model, and puts operations into the groups that they had.
pub fn keep<'l>(
    api: &mut Api,
    source: Option<Source<'l>>,
    renames: Renames,
    groups: Groups,
    diagnostics: &mut Diagnostics,
) -> Kept<'l> {
    let Some(Source { lock, file }) = source else { return Kept::default() };
    let table = &lock.table;
    let follows = renames == Renames::Follow;
    let operations = operations::find(api, table, file, diagnostics);
    let renamed = components::find(api, table, file, diagnostics);
    let tags = groups::find(api, table, &operations);
    let mut kept = Kept {
        operations: operations.iter().map(|section| Slots::of(*section)).collect(),
        schemes: slots(table, api.schemes.iter().map(|scheme| keys::security(&scheme.name))),
        servers: slots(table, keys::servers(&api.servers).into_iter()),
        ..Kept::default()
    };
    if groups == Groups::Tags {
        groups::place(api, &mut kept, table, &tags, follows, diagnostics);
    }
    kept.groups = groups::slots(api, table, &tags, follows);
    operations::follow(api, &mut kept, table, follows, diagnostics);
    kept.keys = old_keys(api, &operations, &renamed);
    kept.types = kept.keys.iter().map(|key| Slots::of(table.get(key))).collect();
    components::follow(api, &mut kept, table, &renamed, follows);
    kept
}

fn slots(table: &Table, keys: impl Iterator<Item = String>) -> Vec<Slots<'_>> {
    keys.map(|key| Slots::of(table.get(&key))).collect()
}

/// Returns the keys that all types have in the lock.
fn old_keys(api: &Api, operations: &[Option<&Section>], renamed: &FxHashMap<String, String>) -> Vec<String> {
    keys::types(api, |owner| match owner {
        Owner::Schema(key) => renamed.get(key).map(|old| keys::schema(old)),
        Owner::Operation(id) => operations.get(id.index()).copied().flatten().map(|section| section.head.clone()),
        Owner::Path(_) | Owner::Component(_) | Owner::Elsewhere(_) => None,
    })
}

/// Reports an item that the description lost.
fn stale(section: &Section, file: FileId, diagnostics: &mut Diagnostics) {
    let message = format!("the lock has `{}`, which was removed from the description", section.head);
    let at = At::Text { file, line: section.line, column: 1 };
    let hint = "its names are removed from the lock, and free for other items";
    diagnostics.push(Diagnostic::new(Code::StaleName, at, message).hint(hint));
}

impl<'l> Kept<'l> {
    /// Lets an operation take its name from the description.
    fn follow_operation(&mut self, index: usize) {
        if let Some(slots) = self.operations.get_mut(index) {
            *slots = slots.following();
        }
    }

    /// Returns the names of an operation, by its position.
    pub fn operation(&self, index: usize) -> Slots<'l> {
        self.operations.get(index).copied().unwrap_or_default()
    }

    /// Returns the names of a type, by its position.
    pub fn ty(&self, index: usize) -> Slots<'l> {
        self.types.get(index).copied().unwrap_or_default()
    }

    /// Returns the names of a group, by its position.
    pub fn group(&self, index: usize) -> Slots<'l> {
        self.groups.get(index).copied().unwrap_or_default()
    }

    /// Returns the name of a security scheme, by its position.
    pub fn scheme(&self, index: usize) -> Slots<'l> {
        self.schemes.get(index).copied().unwrap_or_default()
    }

    /// Returns the names of a server, by its position.
    pub fn server(&self, index: usize) -> Slots<'l> {
        self.servers.get(index).copied().unwrap_or_default()
    }

    /// Returns the former names of operations.
    pub fn former_operations(&self) -> &[FormerOperation<'l>] {
        &self.former_operations
    }

    /// Returns the former names of types, with the positions of the types.
    pub fn former_types(&self) -> &[(usize, &'l Section)] {
        &self.former_types
    }

    /// Returns the former name of a type, by its position.
    pub fn former_type(&self, index: usize) -> Option<&'l str> {
        let at = self.former_types.binary_search_by_key(&index, |(known, _)| *known).ok()?;
        self.former_types.get(at).map(|(_, section)| section.name.as_str())
    }

    /// Returns the names of the variants of a union, by the position of its type.
    pub fn variants(&self, index: usize, union: &Union) -> Vec<Option<&'l str>> {
        let slots = self.ty(index);
        let Some(own) = self.keys.get(index).filter(|_| slots.section().is_some()) else {
            return vec![None; union.variants.len()];
        };
        keys::variants(union, own, &self.keys).iter().map(|key| slots.part(|| key)).collect()
    }
}
