//! Paths of files.

use std::path::{Component, Path, PathBuf};

/// Normalizes a path, so that each file has one name: removes `.`, and `..` after a name.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(result.components().next_back(), Some(Component::Normal(_))) => {
                result.pop();
            }
            other => result.push(other),
        }
    }
    result
}
