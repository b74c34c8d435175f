//! The manifest of a whole crate. An existing manifest belongs to the user: only missing entries are added.

use toml_edit::{Array, DocumentMut, InlineTable, Item, RawString, Table, TableLike, value};

use super::existing::CRATES;
use super::mark;
use super::split::Member;
use crate::emit::{Models, RUNTIME_VERSION};
use crate::select::{Feature, Libraries};

/// Content of a manifest.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// The name of the crate.
    pub name: String,
    /// The title of the API, which becomes part of the crate's description.
    pub title: String,
    /// The path of the runtime crate, for a path dependency on it.
    pub runtime_path: Option<String>,
    /// The optional crates that the code uses.
    pub libraries: Libraries,
    /// The derives of models: only those of serde need serde itself.
    pub models: Models,
    /// The features of the groups of operations.
    pub features: Vec<Feature>,
    /// The other crates of a split client.
    pub members: Vec<Member>,
}

/// Errors that occur when an existing manifest is completed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// The manifest is not valid TOML.
    #[error("{}", .0.to_string().trim_end())]
    Syntax(#[from] toml_edit::TomlError),
    /// The manifest has no `[package]`, as that of a workspace.
    #[error("the manifest has no `[package]` and is not that of a crate: choose a separate folder for the client")]
    NoPackage,
    /// The manifest is that of another crate.
    #[error("the existing crate is named `{found}`, not `{wanted}`: use the existing name, or choose another folder")]
    Name {
        /// The requested name.
        wanted: String,
        /// The name in the manifest.
        found: String,
    },
    /// `dependencies` is not a table.
    #[error("`dependencies` is not a table")]
    Dependencies,
    /// `features` is not a table, or its `default` is not a list.
    #[error("`features` is not a table, or its entry `default` is not a list")]
    Features,
}

impl Manifest {
    /// Returns the text of the manifest. An existing manifest is completed.
    ///
    /// # Errors
    ///
    /// Returns an error if the existing manifest is not valid TOML, or not that of a crate with this name.
    pub fn render(&self, existing: Option<&str>) -> Result<String, ManifestError> {
        let mut document: DocumentMut = existing.unwrap_or_default().parse()?;
        if existing.is_none() {
            self.package(&mut document);
        }
        self.check(&document)?;
        let dependencies = document.entry("dependencies").or_insert_with(|| Item::Table(Table::new()));
        let Some(dependencies) = dependencies.as_table_like_mut() else { return Err(ManifestError::Dependencies) };
        if self.models == Models::Serde && !dependencies.contains_key("serde") {
            dependencies.insert("serde", value(dependency("1", None, &["derive"], true)));
        }
        self.runtime(dependencies);
        let removed = self.members(dependencies);
        if existing.is_none() {
            let mut features = Table::new();
            features.insert("default", value(Array::from_iter(["reqwest"])));
            features
                .insert("reqwest", value(Array::from_iter(["wirewright-client/reqwest", "wirewright-client/rustls"])));
            document.insert("features", Item::Table(features));
        }
        self.groups(&mut document)?;
        forget(&mut document, &removed);
        Ok(document.to_string())
    }

    /// Returns the manifest of another crate of a split client. It has the mark of generated files, and is never completed.
    pub fn of_member(&self, member: &Member) -> String {
        let mut document = DocumentMut::new();
        let manifest = Self { name: member.name.clone(), ..self.clone() };
        manifest.package(&mut document);
        let mut dependencies = Table::new();
        if self.models == Models::Serde {
            dependencies.insert("serde", value(dependency("1", None, &["derive"], true)));
        }
        self.runtime(&mut dependencies);
        for needed in &member.needs {
            let path = format!("../{needed}");
            dependencies.insert(needed, value(dependency(VERSION, Some(&path), &[], true)));
        }
        document.insert("dependencies", Item::Table(dependencies));
        format!("{}\n{document}", mark::manifest_line(&printable(&self.title)))
    }

    /// Adds the dependencies on the other crates of a split client, and removes those on former ones. Returns the names
    /// of the latter.
    fn members(&self, dependencies: &mut dyn TableLike) -> Vec<String> {
        let is_of_split = |item: &Item| {
            let path = item.as_table_like().and_then(|table| table.get("path")).and_then(Item::as_str);
            path.is_some_and(|path| path.starts_with(&format!("{CRATES}/")))
        };
        let prefix = format!("{}-", self.name);
        let known = dependencies.iter().filter(|(name, item)| name.starts_with(&prefix) && is_of_split(item));
        let is_member = |name: &String| self.members.iter().any(|member| member.name == *name);
        let removed: Vec<String> = known.map(|(name, _)| name.to_owned()).filter(|name| !is_member(name)).collect();
        for name in &removed {
            dependencies.remove(name);
        }
        for member in &self.members {
            if !dependencies.contains_key(&member.name) {
                let mut table = dependency(VERSION, Some(&member.folder()), &[], true);
                if member.feature.is_some() {
                    table.insert("optional", true.into());
                }
                dependencies.insert(&member.name, value(table));
            }
        }
        removed
    }

    /// Returns what a feature enables.
    fn enabled(&self, feature: &Feature) -> Vec<String> {
        let own = self.members.iter().filter(|member| member.feature.as_ref() == Some(&feature.name));
        let crates = own.map(|member| format!("dep:{}", member.name));
        feature.parent.iter().cloned().chain(crates).collect()
    }

    /// Adds the features of groups. A feature that is added becomes a default feature. One that exists is kept as it is,
    /// and is not added to the default features again if the user removed it from them.
    fn groups(&self, document: &mut DocumentMut) -> Result<(), ManifestError> {
        if self.features.is_empty() {
            return Ok(());
        }
        let table = document.entry("features").or_insert_with(|| Item::Table(Table::new()));
        let table = table.as_table_like_mut().ok_or(ManifestError::Features)?;
        let new: Vec<&Feature> = self.features.iter().filter(|feature| !table.contains_key(&feature.name)).collect();
        if !new.is_empty() {
            let default = table.entry("default").or_insert_with(|| value(Array::new()));
            let default = default.as_array_mut().ok_or(ManifestError::Features)?;
            for feature in &new {
                default.push(&feature.name);
            }
            one_per_line(default);
        }
        for feature in new {
            table.insert(&feature.name, value(Array::from_iter(self.enabled(feature))));
        }
        Ok(())
    }

    /// Checks that the manifest is that of a crate with the requested name.
    fn check(&self, document: &DocumentMut) -> Result<(), ManifestError> {
        let package = document.get("package").ok_or(ManifestError::NoPackage)?;
        match package.get("name").and_then(Item::as_str) {
            Some(name) if name == self.name => Ok(()),
            name => Err(ManifestError::Name { wanted: self.name.clone(), found: name.unwrap_or_default().to_owned() }),
        }
    }

    /// Adds the dependency on the runtime crate. An existing dependency is kept, and missing features are added to it.
    fn runtime(&self, dependencies: &mut dyn TableLike) {
        const RUNTIME: &str = "wirewright-client";
        let features = self.libraries.features();
        let path = self.runtime_path.as_deref();
        if let Some(table) = dependencies.get_mut(RUNTIME).and_then(Item::as_table_like_mut) {
            if let Some(path) = path.filter(|path| table.get("path").and_then(Item::as_str) != Some(path)) {
                table.insert("path", value(path));
            }
            add_features(table, &features);
            return;
        }
        // The form `wirewright-client = "0.1"` enables the default features.
        let version = dependencies.get(RUNTIME).and_then(Item::as_str).map(str::to_owned);
        if version.is_some() && features.is_empty() && path.is_none() {
            return;
        }
        let known = version.is_some();
        let version = version.unwrap_or_else(|| RUNTIME_VERSION.to_owned());
        dependencies.insert(RUNTIME, value(dependency(&version, path, &features, known)));
    }

    fn package(&self, document: &mut DocumentMut) {
        let mut package = Table::new();
        package.insert("name", value(&self.name));
        package.insert("version", value(VERSION));
        package.insert("edition", value("2024"));
        let title = printable(&self.title);
        package.insert(
            "description",
            value(if title.is_empty() { "An API client".to_owned() } else { format!("A client of {title}") }),
        );
        document.insert("package", Item::Table(package));
    }
}

/// The version of new crates.
const VERSION: &str = "0.1.0";

/// Returns a title on one line.
fn printable(title: &str) -> String {
    title.trim().chars().filter(|c| !c.is_control()).collect()
}

/// Removes crates from what features enable.
fn forget(document: &mut DocumentMut, removed: &[String]) {
    let Some(features) = document.get_mut("features").and_then(Item::as_table_like_mut) else { return };
    for (_, item) in features.iter_mut() {
        if let Some(list) = item.as_array_mut() {
            let is_removed = |name: &str| removed.iter().any(|removed| name.strip_prefix("dep:") == Some(removed));
            list.retain(|entry| !entry.as_str().is_some_and(is_removed));
        }
    }
}

/// Writes a list with one entry per line, so that an added entry is a changed line of its own. Comments are kept.
fn one_per_line(list: &mut Array) {
    for entry in list.iter_mut() {
        let decor = entry.decor_mut();
        let prefix = decor.prefix().and_then(RawString::as_str).unwrap_or_default();
        if !prefix.contains('\n') {
            decor.set_prefix("\n    ");
        }
    }
    list.set_trailing("\n");
    list.set_trailing_comma(true);
}

/// Returns the value of a dependency.
pub(crate) fn dependency(version: &str, path: Option<&str>, features: &[&str], default_features: bool) -> InlineTable {
    let mut table = InlineTable::new();
    table.insert("version", version.into());
    if let Some(path) = path {
        table.insert("path", path.into());
    }
    if !default_features {
        table.insert("default-features", false.into());
    }
    add_features(&mut table, features);
    table
}

fn add_features(table: &mut dyn TableLike, features: &[&str]) {
    if features.is_empty() {
        return;
    }
    if !table.contains_key("features") {
        table.insert("features", value(Array::new()));
    }
    if let Some(list) = table.get_mut("features").and_then(Item::as_array_mut) {
        for feature in features {
            if !list.iter().any(|known| known.as_str() == Some(feature)) {
                list.push(*feature);
            }
        }
    }
}
