//! The changes that writing would make to a folder.

use std::path::Path;

use super::OutputFile;
use super::error::SinkError;
use super::existing::{crates, stale};
use super::sink::{Guard, changes, name_in};

/// The changes that [`Generator::write`](crate::Generator::write) would make to the output folder, as returned by
/// [`Generator::plan`](crate::Generator::plan). Paths are relative to the folder, with `/` as separator.
///
/// # Examples
///
/// ```
/// # fn show(generator: &wirewright::Generator, files: &[wirewright::OutputFile]) -> wirewright::Result<()> {
/// let plan = generator.plan(files)?;
/// println!("{} new, {} changed, {} removed", plan.created.len(), plan.changed.len(), plan.removed.len());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Plan {
    /// The files that do not exist yet.
    pub created: Vec<String>,
    /// The existing files whose text would change.
    pub changed: Vec<String>,
    /// The files of an earlier run that would be removed.
    pub removed: Vec<String>,
    /// The number of files that are up to date.
    pub unchanged: usize,
}

/// Returns the changes that [`write`](super::write) would make. Nothing is written.
///
/// # Errors
///
/// Returns an error if a guarded file would be replaced or removed, or if an I/O operation fails.
pub fn plan(folder: &Path, files: &[OutputFile], guard: &Guard) -> Result<Plan, SinkError> {
    let changes = changes(folder, files, guard)?;
    let mut plan = Plan { unchanged: files.len() - changes.len(), ..Plan::default() };
    for change in changes {
        if change.is_new { plan.created.push(change.name) } else { plan.changed.push(change.name) }
    }
    let removed = stale(folder, files, &crates(folder, files));
    plan.removed = removed.iter().map(|path| name_in(folder, path)).collect();
    Ok(plan)
}
