//! Index files: the modules of a folder, with their file names and the features that enable them.

use std::fmt::Write as _;

use super::file_name::Modules;
use crate::names::escaped;

/// The modules of a folder.
#[derive(Default)]
pub(super) struct Index {
    files: Modules,
    modules: Vec<Module>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Module {
    name: String,
    file: String,
    /// An attribute with its line end, or nothing.
    condition: String,
    /// True if the module is empty without features, so that its re-export may be unused.
    may_be_empty: bool,
}

impl Index {
    /// Adds a module with the attribute that makes it conditional, and returns the name of its file.
    pub(super) fn add(&mut self, module: &str, condition: String) -> String {
        let mut name = raw(module);
        while self.modules.iter().any(|known| known.name == name) {
            name.push('_');
        }
        let file = self.files.file(name.trim_start_matches("r#"));
        self.modules.push(Module { name, file: file.clone(), condition, may_be_empty: false });
        file
    }

    /// Adds a module that is the folder of another index.
    pub(super) fn add_folder(&mut self, module: &str, inner: &Self) {
        self.modules.push(Module {
            name: module.to_owned(),
            file: module.to_owned(),
            condition: String::new(),
            may_be_empty: inner.modules.iter().all(|module| !module.condition.is_empty()),
        });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.modules.is_empty()
    }

    /// Returns the declarations of the modules in the folder `above`, and with `export` the re-exports of their items.
    pub(super) fn text(&mut self, above: &str, keyword: &str, export: bool) -> String {
        self.modules.sort_unstable();
        let mut text = String::new();
        for Module { name, file, condition, .. } in &self.modules {
            text.push_str(condition);
            text.push_str(inception(name, above));
            if name.trim_start_matches("r#") != *file {
                let _ = writeln!(text, "#[path = \"{file}.rs\"]");
            }
            let _ = writeln!(text, "{keyword} {name};");
        }
        if export {
            text.push('\n');
            for Module { name, condition, may_be_empty, .. } in &self.modules {
                let allow = if *may_be_empty { "#[allow(unused_imports)]\n" } else { "" };
                let _ = writeln!(text, "{condition}{allow}pub use self::{name}::*;");
            }
        }
        text
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
