//! The manifest of a whole crate. One that is there keeps whatever we do not manage: it is the user's.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, value};

use crate::analyze::Libraries;
use crate::emit::RUNTIME_VERSION;

/// What goes into the manifest.
#[derive(Debug, Clone, Default)]
pub struct Manifest {
    /// The name of the crate.
    pub name: String,
    /// The title of the API, for the description of the crate.
    pub title: String,
    /// The way to the runtime crate, for a crate made before the runtime is published.
    pub runtime_path: Option<String>,
    /// The optional crates that the code names.
    pub libraries: Libraries,
}

/// Why a manifest that is there cannot be completed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// It is not TOML.
    #[error("{}", .0.to_string().trim_end())]
    Syntax(#[from] toml_edit::TomlError),
    /// It is that of a workspace.
    #[error("it has no `[package]`, so it is not the manifest of a crate: choose a folder of its own for the client")]
    NoPackage,
    /// It is that of another crate.
    #[error("its crate is named `{found}`, not `{wanted}`: give the name that it has, or choose another folder")]
    Name {
        /// The name that was asked for.
        wanted: String,
        /// The name that is there.
        found: String,
    },
    /// `dependencies` is no table.
    #[error("its `dependencies` are not a table")]
    Dependencies,
}

impl Manifest {
    /// The manifest, made of the one that is there, if one is.
    ///
    /// # Errors
    ///
    /// Returns an error if the manifest that is there is not TOML, or not that of a crate with this name.
    pub fn render(&self, existing: Option<&str>) -> Result<String, ManifestError> {
        let mut document: DocumentMut = existing.unwrap_or_default().parse()?;
        if existing.is_none() {
            self.package(&mut document);
        }
        self.check(&document)?;
        let dependencies = document.entry("dependencies").or_insert_with(|| Item::Table(Table::new()));
        let Some(dependencies) = dependencies.as_table_like_mut() else { return Err(ManifestError::Dependencies) };
        if !dependencies.contains_key("serde") {
            dependencies.insert("serde", value(dependency("1", None, &["derive"], true)));
        }
        self.runtime(dependencies);
        if existing.is_none() {
            let mut feature_table = Table::new();
            feature_table.insert("default", value(Array::from_iter(["reqwest"])));
            feature_table
                .insert("reqwest", value(Array::from_iter(["wirewright-client/reqwest", "wirewright-client/rustls"])));
            document.insert("features", Item::Table(feature_table));
        }
        Ok(document.to_string())
    }

    /// Holds the name against the manifest: one that is there keeps its own.
    fn check(&self, document: &DocumentMut) -> Result<(), ManifestError> {
        let package = document.get("package").ok_or(ManifestError::NoPackage)?;
        match package.get("name").and_then(Item::as_str) {
            Some(name) if name == self.name => Ok(()),
            name => Err(ManifestError::Name { wanted: self.name.clone(), found: name.unwrap_or_default().to_owned() }),
        }
    }

    /// The dependency on the runtime crate: one that is there keeps what it says, and gets the features that it lacks.
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
        // `wirewright-client = "0.1"` has the default features.
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
        package.insert("version", value("0.1.0"));
        package.insert("edition", value("2024"));
        let title: String = self.title.trim().chars().filter(|c| !c.is_control()).collect();
        package.insert(
            "description",
            value(if title.is_empty() { "An API client".to_owned() } else { format!("A client of {title}") }),
        );
        document.insert("package", Item::Table(package));
    }
}

fn dependency(version: &str, path: Option<&str>, features: &[&str], default_features: bool) -> InlineTable {
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

/// A dependency, as the manifest has it, with these features as well: on one line.
pub(crate) fn with_features(item: &Item, features: &[&str]) -> String {
    let mut table = match item.as_str() {
        Some(version) => dependency(version, None, &[], true),
        None => item.as_table_like().into_iter().flat_map(TableLike::iter).fold(
            InlineTable::new(),
            |mut table, (key, item)| {
                if let Some(value) = item.as_value() {
                    table.insert(key, value.clone().decorated("", ""));
                }
                table
            },
        ),
    };
    add_features(&mut table, features);
    table.fmt();
    table.to_string()
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
