//! The manifest of a whole crate. One that is there keeps whatever we do not manage: it is the user's.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::analyze::Libraries;

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

impl Manifest {
    /// The manifest, made of the one that is there, if one is.
    pub fn render(&self, existing: Option<&str>) -> Result<String, toml_edit::TomlError> {
        let mut document: DocumentMut = existing.unwrap_or_default().parse()?;
        if existing.is_none() {
            self.package(&mut document);
        }
        if !document.contains_key("dependencies") {
            document.insert("dependencies", Item::Table(Table::new()));
        }
        let Some(dependencies) = document.get_mut("dependencies").and_then(Item::as_table_like_mut) else {
            return Ok(document.to_string());
        };
        if !dependencies.contains_key("serde") {
            dependencies.insert("serde", value(dependency("1", None, &["derive"], true)));
        }
        let mut features: Vec<&str> = self.libraries.formats.iter().map(|library| library.name()).collect();
        if self.libraries.xml {
            features.push("xml");
        }
        match dependencies.get_mut("wirewright-client").and_then(Item::as_value_mut) {
            Some(Value::InlineTable(table)) => add_features(table, &features),
            _ => {
                let version = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
                let table = dependency(version, self.runtime_path.as_deref(), &features, false);
                dependencies.insert("wirewright-client", value(table));
            }
        }
        if existing.is_none() {
            let mut feature_table = Table::new();
            feature_table.insert("default", value(Array::from_iter(["reqwest"])));
            feature_table
                .insert("reqwest", value(Array::from_iter(["wirewright-client/reqwest", "wirewright-client/rustls"])));
            document.insert("features", Item::Table(feature_table));
        }
        Ok(document.to_string())
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

fn add_features(table: &mut InlineTable, features: &[&str]) {
    if features.is_empty() {
        return;
    }
    if !table.contains_key("features") {
        table.insert("features", Value::Array(Array::new()));
    }
    if let Some(list) = table.get_mut("features").and_then(Value::as_array_mut) {
        for feature in features {
            if !list.iter().any(|known| known.as_str() == Some(feature)) {
                list.push(*feature);
            }
        }
    }
}
