//! Index files: the modules of a folder, with their file names and the features that enable them.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::file_name::Modules;
use crate::names::escaped;

/// The modules of a folder.
#[derive(Default)]
pub(super) struct Index {
    files: Modules,
    names: HashSet<String>,
    modules: Vec<Module>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Module {
    name: String,
    file: String,
    /// An attribute with its line end, or nothing.
    condition: String,
    /// The names of the items that are re-exported. A glob for each module would make the time of rustc quadratic.
    exports: Vec<String>,
}

impl Index {
    /// Adds a module with the attribute that makes it conditional, and returns the name of its file.
    pub(super) fn add(&mut self, module: &str, condition: String) -> String {
        let mut name = raw(module);
        while !self.names.insert(name.clone()) {
            name.push('_');
        }
        let file = self.files.file(name.trim_start_matches("r#"));
        self.modules.push(Module { name, file: file.clone(), condition, exports: Vec::new() });
        file
    }

    /// Adds a module whose items are re-exported, and returns the name of its file.
    pub(super) fn export(&mut self, module: &str, condition: String, items: Vec<&str>) -> String {
        let file = self.add(module, condition);
        if let Some(module) = self.modules.last_mut() {
            module.exports = items.into_iter().map(str::to_owned).collect();
            module.exports.sort_unstable();
        }
        file
    }

    /// Adds a module that is the folder of another index, and re-exports all its items.
    pub(super) fn add_folder(&mut self, module: &str) {
        self.modules.push(Module {
            name: module.to_owned(),
            file: module.to_owned(),
            condition: String::new(),
            exports: vec!["*".to_owned()],
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.modules.is_empty()
    }

    /// Returns the declarations of the modules in the folder `above`, and the re-exports of their items.
    pub(super) fn text(&mut self, above: &str, keyword: &str) -> String {
        self.text_with(above, keyword, "")
    }

    /// Returns the same with the re-exports from other crates.
    pub(super) fn text_with(&mut self, above: &str, keyword: &str, others: &str) -> String {
        self.modules.sort_unstable();
        let mut text = String::new();
        let has_exports = !others.is_empty() || self.modules.iter().any(|module| !module.exports.is_empty());
        if has_exports {
            // A private module may use only some of the items.
            text.push_str("#![allow(unused_imports)]\n\n");
        }
        for Module { name, file, condition, .. } in &self.modules {
            text.push_str(condition);
            text.push_str(inception(name, above));
            if name.trim_start_matches("r#") != *file {
                let _ = writeln!(text, "#[path = \"{file}.rs\"]");
            }
            let _ = writeln!(text, "{keyword} {name};");
        }
        if has_exports && !self.modules.is_empty() {
            text.push('\n');
        }
        text.push_str(others);
        for Module { name, condition, exports, .. } in &self.modules {
            text.push_str(&export(condition, &format!("self::{name}"), exports));
        }
        text
    }
}

/// Returns the re-export of items from a module.
pub(super) fn export(condition: &str, path: &str, items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => format!("{condition}pub use {path}::{one};\n"),
        // One line for each item, so that a new item changes no other line.
        many => format!("{condition}pub use {path}::{{\n    {},\n}};\n", many.join(",\n    ")),
    }
}

/// Returns the attribute that compiles an item only if one of the features is enabled. Without features, the item is
/// always compiled.
pub(super) fn condition(features: &[String]) -> String {
    let list: Vec<String> = features.iter().map(|name| format!("feature = \"{name}\"")).collect();
    match list.as_slice() {
        [] => String::new(),
        [one] => format!("#[cfg({one})]\n"),
        many => format!("#[cfg(any({}))]\n", many.join(", ")),
    }
}

/// Returns the attribute for a module that has the same name as its parent.
pub(super) fn inception(module: &str, above: &str) -> &'static str {
    if module == above { "#[allow(clippy::module_inception)]\n" } else { "" }
}

/// Returns the name of a module as an identifier, which may be a raw one.
pub(super) fn raw(module: &str) -> String {
    escaped(module.to_owned())
}
