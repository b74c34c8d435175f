//! A check of the user's manifest: the dependency on the runtime crate must enable the features that the output needs.
//!
//! A build script cannot see the features that cargo selected, but it can read the manifest. Without the features, the
//! output fails to compile (`wirewright_client::require!`). The warning of the build script shows the corrected line of
//! the manifest.

use std::path::Path;

use serde_json::{Map, Value};

#[cfg(feature = "crates")]
use crate::write;

/// The name of the runtime crate.
pub(crate) const RUNTIME: &str = "wirewright-client";

/// Returns the corrected dependency line of the manifest in `folder`. Returns `None` if no feature is missing, or if
/// the dependency is not found.
pub(crate) fn corrected(folder: &Path, needed: &[&str]) -> Option<String> {
    let manifest = document(folder)?;
    let (name, dependency) = dependency(&manifest, RUNTIME)?;
    let mut given = features(dependency);
    if dependency.get("workspace").is_some() {
        given.extend(inherited(folder, name)?);
    }
    given.extend(forwarded(&manifest, name));
    if needed.iter().all(|feature| given.iter().any(|known| known == feature)) {
        return None;
    }
    Some(format!("{name} = {}", with_features(dependency, needed)))
}

/// Returns true if a folder has the manifest of a crate, which may be that of a workspace, too.
#[cfg(feature = "crates")]
pub(crate) fn is_package(folder: &Path) -> bool {
    document(folder).is_some_and(|manifest| manifest.contains_key("package"))
}

/// Returns true if the manifest in `folder` has a dependency on a crate.
#[cfg(feature = "crates")]
pub(crate) fn is_declared(folder: &Path, package: &str) -> bool {
    document(folder).is_some_and(|manifest| dependency(&manifest, package).is_some())
}

/// Returns the line of a new dependency on the runtime crate.
#[cfg(feature = "crates")]
pub(crate) fn line(version: &str, path: Option<&str>, features: &[&str]) -> String {
    if path.is_none() && features.is_empty() {
        return format!("{RUNTIME} = \"{version}\"");
    }
    format!("{RUNTIME} = {}", write::dependency(version, path, features, true))
}

/// Reads a manifest. The values of TOML become those of JSON, in the same order.
fn document(folder: &Path) -> Option<Map<String, Value>> {
    basic_toml::from_str(&std::fs::read_to_string(folder.join("Cargo.toml")).ok()?).ok()
}

/// Returns the dependency on a crate, with its name in the manifest. It may be specific to a target.
fn dependency<'m>(manifest: &'m Map<String, Value>, package: &str) -> Option<(&'m str, &'m Value)> {
    let is_wanted = |name: &str, value: &Value| value.get("package").and_then(Value::as_str).unwrap_or(name) == package;
    let targets = manifest.get("target").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let tables = targets.map(|target| target.get("dependencies"));
    let mut all = std::iter::once(manifest.get("dependencies")).chain(tables).flatten().filter_map(Value::as_object);
    all.find_map(|table| table.iter().find(|(name, value)| is_wanted(name, value)))
        .map(|(name, value)| (name.as_str(), value))
}

fn features(dependency: &Value) -> Vec<String> {
    let list = dependency.get("features").and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|feature| feature.as_str().map(str::to_owned)).collect()
}

/// Returns the features of the workspace dependency, or `None` if no workspace is found above the folder.
fn inherited(folder: &Path, name: &str) -> Option<Vec<String>> {
    let mut documents = folder.ancestors().filter_map(document);
    let root = documents.find(|document| document.contains_key("workspace"))?;
    root.get("workspace")?.get("dependencies")?.get(name).map(features)
}

/// Returns the features of the dependency that features of the crate enable.
fn forwarded(manifest: &Map<String, Value>, name: &str) -> Vec<String> {
    let table = manifest.get("features").and_then(Value::as_object);
    let lists = table.into_iter().flat_map(Map::values).filter_map(Value::as_array).flatten();
    let feature = |value: &str| {
        let (of, feature) = value.split_once('/')?;
        (of.trim_end_matches('?') == name).then(|| feature.to_owned())
    };
    lists.filter_map(|value| feature(value.as_str()?)).collect()
}

/// Returns a dependency on one line of TOML, with these features added.
fn with_features(dependency: &Value, needed: &[&str]) -> String {
    let mut features = features(dependency);
    for feature in needed {
        if !features.iter().any(|known| known == feature) {
            features.push((*feature).to_owned());
        }
    }
    let mut entries = match dependency {
        Value::Object(table) => table.clone(),
        version => Map::from_iter([("version".to_owned(), version.clone())]),
    };
    entries.insert("features".to_owned(), features.into());
    inline(&Value::Object(entries))
}

/// Returns a value of a manifest in TOML. The escapes of a string are the same in JSON.
fn inline(value: &Value) -> String {
    match value {
        Value::Object(table) => {
            let entries: Vec<String> = table.iter().map(|(key, value)| format!("{key} = {}", inline(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(list) => format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
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
