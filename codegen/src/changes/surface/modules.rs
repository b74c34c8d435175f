//! The modules of generated files, and the cargo features that compile them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Failure, docs};
use crate::write::OutputFile;

/// The module of a file.
#[derive(Debug, Clone, Default)]
pub(in crate::changes) struct Module {
    /// The public path of its items; empty for the root of the crate.
    pub(in crate::changes) path: String,
    /// The cargo features that compile it.
    pub(in crate::changes) gate: BTreeSet<String>,
}

/// The modules of all files.
pub(in crate::changes) struct Modules(BTreeMap<String, Module>);

impl Modules {
    /// Finds the modules of files by their names, and their features in the files that declare them. The features in
    /// files that `others` has, too, do not differ and are left out.
    pub(in crate::changes) fn of(files: &[OutputFile], others: &[OutputFile]) -> Result<Self, Failure> {
        let others: BTreeMap<&str, &str> = others.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
        let mut gates: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let differs = |file: &&OutputFile| others.get(file.path.as_str()) != Some(&file.text.as_str());
        for file in files.iter().filter(|file| file.path.ends_with("/mod.rs")).filter(differs) {
            let parsed = syn::parse_file(&file.text).map_err(|error| (file.path.clone(), error.to_string()))?;
            let folder = file.path.trim_end_matches("mod.rs");
            for item in parsed.items {
                if let syn::Item::Mod(module) = item {
                    gates.insert(format!("{folder}{}.rs", plain(&module.ident.to_string())), docs::gate(&module.attrs));
                }
            }
        }
        let is_rust = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "rs");
        let rust = files.iter().filter(|file| is_rust(&file.path));
        let modules = rust.filter_map(|file| {
            let gate = gates.get(&file.path).cloned().unwrap_or_default();
            Some((file.path.clone(), Module { path: module(&file.path)?, gate }))
        });
        Ok(Self(modules.collect()))
    }

    /// Returns the module of a file, if the file has items.
    pub(in crate::changes) fn of_file(&self, path: &str) -> Option<&Module> {
        self.0.get(path)
    }
}

/// Returns a name without `r#`.
pub(super) fn plain(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_owned()
}

/// Returns the public path of the items of a file. All types are re-exported by one module. Files that only declare
/// modules have no items.
fn module(path: &str) -> Option<String> {
    let (krate, inner) = match path.split_once("src/") {
        Some((krate, inner)) => (krate.trim_end_matches('/'), inner),
        // A single file.
        None => return Some(String::new()),
    };
    let inner = inner.trim_end_matches(".rs");
    if inner.ends_with("/mod") {
        return None;
    }
    let inner = match inner {
        "lib" => "",
        inner if inner.starts_with("types/") => "types",
        inner => inner,
    };
    let krate = krate.strip_prefix("crates/").unwrap_or_default().replace('-', "_");
    let parts = [krate, inner.replace('/', "::")];
    Some(parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("::"))
}
