//! The part of a report that matters to a crate: what its sources use.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::kind::{ChangeKind, ItemKind};
use super::report::{Change, Report};
use crate::Compilation;
use crate::error::{Error, Result};
use crate::select::{Calls, called};

/// The items that the sources of a crate use.
#[derive(Debug)]
pub struct Used {
    calls: Calls,
    paths: BTreeSet<String>,
}

impl Used {
    /// Reads the Rust files of some folders. An operation is used if its function and that of its group are called. A type
    /// is used if such an operation needs it, or if it is named.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read, or is not Rust.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn show(compilations: &[&wirewright::Compilation]) -> wirewright::Result<()> {
    /// let used = wirewright::changes::Used::by(&["src".into()], compilations)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn by(folders: &[PathBuf], compilations: &[&Compilation]) -> Result<Self> {
        let calls = Calls::read(folders).map_err(|error| Error::Usage(error.to_string()))?;
        let mut paths = BTreeSet::new();
        for model in compilations.iter().filter_map(|compilation| compilation.model.as_ref()) {
            let items = called(&model.api, &model.facts, &model.names, &calls);
            for ((id, operation), _) in model.api.operations().zip(&items.operations).filter(|(_, used)| **used) {
                if let Some(names) = model.names.operation(id) {
                    paths.insert(super::places::function(model, operation, names));
                }
            }
            for ((id, _), _) in model.api.types().zip(&items.types).filter(|(_, used)| **used) {
                if let Some(names) = model.names.ty(id) {
                    let all = std::iter::once(&names.name).chain(&names.request).chain(&names.required);
                    paths.extend(all.map(|name| format!("types::{}", name.plain())));
                }
            }
        }
        Ok(Self { calls, paths })
    }

    /// Returns true if a change matters.
    fn has(&self, change: &Change) -> bool {
        let last = |text: &str| {
            let end = text.find([' ', '<']).unwrap_or(text.len());
            let text = text.get(..end).unwrap_or_default().trim_end_matches(')');
            text.rsplit(['.', ':', '(', '@']).next().unwrap_or_default().to_owned()
        };
        let owner = &change.owner;
        let is_owner_used = self.paths.contains(owner) || self.calls.mentions(&last(owner));
        match change.item {
            ItemKind::Feature => true,
            ItemKind::Module | ItemKind::Dependency | ItemKind::Code => false,
            ItemKind::Credential | ItemKind::Group | ItemKind::Server => self.calls.mentions(&last(&change.path)),
            ItemKind::Function if owner == "Client" => self.calls.mentions(&last(&change.path)),
            ItemKind::Field | ItemKind::Value | ItemKind::Variant | ItemKind::ResponseHeader | ItemKind::Function
                if concerns_name(change.kind) =>
            {
                let old = if change.kind == ChangeKind::Renamed { change.old.as_deref() } else { None };
                is_owner_used && self.calls.mentions(&last(old.unwrap_or(&change.path)))
            }
            _ => is_owner_used,
        }
    }
}

/// Returns true if a change matters only to code that names the item.
fn concerns_name(kind: ChangeKind) -> bool {
    match kind {
        ChangeKind::Removed
        | ChangeKind::Renamed
        | ChangeKind::TypeChanged
        | ChangeKind::NewlyRequired
        | ChangeKind::NewlyOptional
        | ChangeKind::Reordered
        | ChangeKind::Deprecated => true,
        ChangeKind::Added
        | ChangeKind::WireChanged
        | ChangeKind::DefaultChanged
        | ChangeKind::FeaturesChanged
        | ChangeKind::DocumentationChanged
        | ChangeKind::CodeChanged => false,
    }
}

impl Report {
    /// Returns the changes that matter to a crate, with their verdict.
    ///
    /// ```
    /// # fn show(report: wirewright::changes::Report, used: &wirewright::changes::Used) {
    /// print!("{}", report.for_users(used).text());
    /// # }
    /// ```
    #[must_use]
    pub fn for_users(self, used: &Used) -> Self {
        Self::of(self.changes.into_iter().filter(|change| used.has(change)).collect())
    }
}
