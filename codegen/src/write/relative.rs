//! Relative paths between folders.

use std::path::{Component, Path, PathBuf};

use crate::source;

/// Returns the relative path from one folder to another, if both have the same root.
pub(crate) fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let from = std::path::absolute(from).ok()?;
    let to = std::path::absolute(to).ok()?;
    let (from, to) = (source::normal(&from), source::normal(&to));
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return None;
    }
    let up = std::iter::repeat_n(Component::ParentDir, from.len() - common);
    Some(up.chain(to.into_iter().skip(common)).collect())
}
