//! The features and dependencies of a manifest.

use super::Item;
use crate::changes::kind::ItemKind;
use crate::write::OutputFile;

/// Returns the features and dependencies of a manifest.
#[cfg(feature = "crates")]
pub(super) fn items(file: &OutputFile, index: usize) -> Result<Vec<Item>, String> {
    let manifest: toml_edit::DocumentMut =
        file.text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
    // The manifests of the other crates of a split client are part of its implementation.
    let kinds: &[(&str, ItemKind)] = if file.path == "Cargo.toml" {
        &[("features", ItemKind::Feature), ("dependencies", ItemKind::Dependency)]
    } else {
        &[("dependencies", ItemKind::Dependency)]
    };
    let mut items = Vec::new();
    for (table, kind) in kinds {
        let Some(table) = manifest.get(table).and_then(toml_edit::Item::as_table_like) else { continue };
        for (key, value) in table.iter() {
            let path = match kind {
                ItemKind::Feature => format!("feature `{key}`"),
                _ => format!("dependency `{key}`"),
            };
            let mut item = Item::new(*kind, path, index);
            item.facts.insert("value", value.to_string().split_whitespace().collect::<Vec<_>>().join(" "));
            items.push(item);
        }
    }
    Ok(items)
}

/// Returns nothing: without the feature `crates`, there are no manifests.
#[cfg(not(feature = "crates"))]
#[allow(clippy::unnecessary_wraps, reason = "the signature is that of the function with the feature")]
pub(super) fn items(_: &OutputFile, _: usize) -> Result<Vec<Item>, String> {
    Ok(Vec::new())
}
