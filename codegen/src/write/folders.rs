//! The folders of a crate: the file of each module, and the index files.

use super::index::Index;
use crate::names::TypeHome;

/// The documentation of the module of operations.
pub(super) const OPERATIONS: &str = "The operations, by tag.";

/// The documentation of the module of types.
pub(super) const TYPES: &str = "The types, by schema.";

/// The folders `operations` and `types`, each with a folder of its own.
#[derive(Default)]
pub(super) struct Folders {
    operations: Index,
    untagged: Index,
    types: Index,
    owned: Index,
    /// The re-exports from the modules of operations and of types in other crates.
    others: [String; 2],
    /// True if types have former names.
    has_former_types: bool,
}

impl Folders {
    /// Allows the re-exports of former names of types, which are deprecated.
    pub(super) fn allow_former_types(&mut self) {
        self.has_former_types = true;
    }

    /// Adds a module of operations, and returns the path of its file.
    pub(super) fn operations(&mut self, module: &str, condition: String, is_untagged: bool) -> String {
        if is_untagged {
            format!("operations/untagged/{}.rs", self.untagged.export(module, condition, vec!["*"]))
        } else {
            format!("operations/{}.rs", self.operations.add(module, condition))
        }
    }

    /// Adds a module of types, and returns the path of its file.
    pub(super) fn types(&mut self, home: &TypeHome, condition: String, items: Vec<&str>) -> String {
        match home {
            TypeHome::Component(name) => format!("types/{}.rs", self.types.export(name.plain(), condition, items)),
            TypeHome::Shared => format!("types/{}.rs", self.types.export("shared", condition, items)),
            TypeHome::Operations(module) => {
                format!("types/operations/{}.rs", self.owned.export(module, condition, items))
            }
            TypeHome::OperationsShared(module) => {
                let module = format!("{module}_shared");
                format!("types/operations/{}.rs", self.owned.export(&module, condition, items))
            }
        }
    }

    /// Adds re-exports from the operations of another crate.
    pub(super) fn operations_of(&mut self, lines: &str) {
        self.others[0].push_str(lines);
    }

    /// Adds re-exports from the types of another crate.
    pub(super) fn types_of(&mut self, lines: &str) {
        self.others[1].push_str(lines);
    }

    /// Returns true if there is a module of operations.
    pub(super) fn has_operations(&self) -> bool {
        !(self.operations.is_empty() && self.untagged.is_empty() && self.others[0].is_empty())
    }

    /// Returns true if there is a module of types.
    pub(super) fn has_types(&self) -> bool {
        !(self.types.is_empty() && self.owned.is_empty() && self.others[1].is_empty())
    }

    /// Returns the path, the documentation and the content of each index file.
    pub(super) fn indices(mut self) -> impl Iterator<Item = (&'static str, &'static str, String)> {
        let mut files = Vec::new();
        if !self.untagged.is_empty() {
            let about = "The operations without a tag, by the head of the path. They are methods of `Client`.";
            files.push(("src/operations/untagged/mod.rs", about, self.untagged.text("untagged", "mod")));
            self.operations.add("untagged", String::new());
        }
        let [operations, types] = std::mem::take(&mut self.others);
        if !self.operations.is_empty() || !operations.is_empty() {
            let text = self.operations.text_with("operations", "pub mod", &operations);
            files.push(("src/operations/mod.rs", OPERATIONS, text));
        }
        if !self.owned.is_empty() {
            let about = "Types of inline schemas, by operation.";
            files.push(("src/types/operations/mod.rs", about, self.owned.text("operations", "mod")));
            self.types.add_folder("operations");
        }
        if !self.types.is_empty() || !types.is_empty() {
            files.push(("src/types/mod.rs", TYPES, self.types.text_with("types", "mod", &types)));
        }
        if self.has_former_types {
            for (_, _, text) in files.iter_mut().filter(|(path, ..)| path.starts_with("src/types/")) {
                *text = text.replacen("#![allow(unused_imports)]", "#![allow(deprecated, unused_imports)]", 1);
            }
        }
        files.into_iter()
    }
}
