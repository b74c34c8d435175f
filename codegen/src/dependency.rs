//! A check of the user's manifest: the dependency on the runtime crate must enable the features that the output needs.
//!
//! A build script cannot see the features that cargo selected, but it can read the manifest. Without the features, the
//! output fails to compile (`wirewright_client::require!`). The warning of the build script shows the corrected line of
//! the manifest.

use std::path::Path;

use toml_edit::{DocumentMut, Item, TableLike};

use crate::write::{self, with_features};

/// The name of the runtime crate.
pub(crate) const RUNTIME: &str = "wirewright-client";

/// Returns the corrected dependency line of the manifest in `folder`. Returns `None` if no feature is missing, or if
/// the dependency is not found.
pub(crate) fn corrected(folder: &Path, needed: &[&str]) -> Option<String> {
    let manifest = document(folder)?;
    let (name, item) = dependency(manifest.as_table(), RUNTIME)?;
    let mut given = features(item);
    if item.get("workspace").is_some() {
        given.extend(inherited(folder, name)?);
    }
    given.extend(forwarded(&manifest, name));
    if needed.iter().all(|feature| given.iter().any(|known| known == feature)) {
        return None;
    }
    Some(format!("{name} = {}", with_features(item, needed)))
}

/// Returns true if a folder has the manifest of a crate, which may be that of a workspace, too.
pub(crate) fn is_package(folder: &Path) -> bool {
    document(folder).is_some_and(|manifest| manifest.contains_key("package"))
}

/// Returns true if the manifest in `folder` has a dependency on a crate.
pub(crate) fn is_declared(folder: &Path, package: &str) -> bool {
    document(folder).is_some_and(|manifest| dependency(manifest.as_table(), package).is_some())
}

/// Returns the line of a new dependency on the runtime crate.
pub(crate) fn line(version: &str, path: Option<&str>, features: &[&str]) -> String {
    if path.is_none() && features.is_empty() {
        return format!("{RUNTIME} = \"{version}\"");
    }
    format!("{RUNTIME} = {}", write::dependency(version, path, features, true))
}

fn document(folder: &Path) -> Option<DocumentMut> {
    std::fs::read_to_string(folder.join("Cargo.toml")).ok()?.parse().ok()
}

/// Returns the dependency on a crate, with its name in the manifest. It may be specific to a target.
fn dependency<'m>(manifest: &'m dyn TableLike, package: &str) -> Option<(&'m str, &'m Item)> {
    let is_wanted = |name: &str, item: &Item| item.get("package").and_then(Item::as_str).unwrap_or(name) == package;
    let tables = manifest.get("target").and_then(Item::as_table_like).into_iter().flat_map(TableLike::iter);
    let tables = tables.map(|(_, target)| target.get("dependencies"));
    let mut all = std::iter::once(manifest.get("dependencies")).chain(tables).flatten().filter_map(Item::as_table_like);
    all.find_map(|table| table.iter().find(|(name, item)| is_wanted(name, item)))
}

fn features(item: &Item) -> Vec<String> {
    let list = item.get("features").and_then(Item::as_array);
    list.into_iter().flatten().filter_map(|feature| feature.as_str().map(str::to_owned)).collect()
}

/// Returns the features of the workspace dependency, or `None` if no workspace is found above the folder.
fn inherited(folder: &Path, name: &str) -> Option<Vec<String>> {
    let mut documents = folder.ancestors().filter_map(document);
    let root = documents.find(|document| document.contains_key("workspace"))?;
    root.get("workspace")?.get("dependencies")?.get(name).map(features)
}

/// Returns the features of the dependency that features of the crate enable.
fn forwarded(manifest: &DocumentMut, name: &str) -> Vec<String> {
    let table = manifest.get("features").and_then(Item::as_table_like);
    let lists = table.into_iter().flat_map(TableLike::iter).filter_map(|(_, item)| item.as_array()).flatten();
    let feature = |value: &str| {
        let (of, feature) = value.split_once('/')?;
        (of.trim_end_matches('?') == name).then(|| feature.to_owned())
    };
    lists.filter_map(|value| feature(value.as_str()?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(manifest: &str) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("Cargo.toml"), "[workspace.dependencies]\nwirewright-client = \"0.1\"\n")
            .unwrap();
        let member = folder.path().join("member");
        std::fs::create_dir(&member).unwrap();
        std::fs::write(member.join("Cargo.toml"), manifest).unwrap();
        corrected(&member, &["chrono", "uuid"])
    }

    #[test]
    fn the_dependency_of_the_manifest_is_shown_with_its_missing_features() {
        let rows = [
            (
                "[dependencies]\nwirewright-client = \"0.1\"",
                "wirewright-client = { version = \"0.1\", features = [\"chrono\", \"uuid\"] }",
            ),
            (
                "[dependencies]\nwirewright-client = { path = \"../runtime\", features = [\"uuid\"] }",
                "wirewright-client = { path = \"../runtime\", features = [\"uuid\", \"chrono\"] }",
            ),
            (
                "[dependencies.client]\npackage = \"wirewright-client\"\nversion = \"0.1\"",
                "client = { package = \"wirewright-client\", version = \"0.1\", features = [\"chrono\", \"uuid\"] }",
            ),
            (
                "[target.'cfg(unix)'.dependencies]\nwirewright-client = { workspace = true }",
                "wirewright-client = { workspace = true, features = [\"chrono\", \"uuid\"] }",
            ),
        ];
        for (manifest, line) in rows {
            assert_eq!(said(manifest).as_deref(), Some(line), "{manifest}");
        }
    }

    #[test]
    fn nothing_is_shown_if_no_feature_is_missing() {
        for manifest in [
            "[dependencies]\nwirewright-client = { version = \"0.1\", features = [\"uuid\", \"chrono\"] }",
            "[dependencies]\nwirewright-client = \"0.1\"\n[features]\nall = [\"wirewright-client/chrono\", \"wirewright-client?/uuid\"]",
            "[dependencies]\nserde = \"1\"",
            "no manifest",
        ] {
            assert_eq!(said(manifest), None, "{manifest}");
        }
    }
}
