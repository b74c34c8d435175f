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
}

impl Folders {
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

    /// Returns the path, the documentation and the content of each index file.
    pub(super) fn indices(mut self) -> impl Iterator<Item = (&'static str, &'static str, String)> {
        let mut files = Vec::new();
        if !self.untagged.is_empty() {
            let about = "The operations without a tag, by the head of the path. They are methods of `Client`.";
            files.push(("src/operations/untagged/mod.rs", about, self.untagged.text("untagged", "mod")));
            self.operations.add("untagged", String::new());
        }
        if !self.operations.is_empty() {
            files.push(("src/operations/mod.rs", OPERATIONS, self.operations.text("operations", "pub mod")));
        }
        if !self.owned.is_empty() {
            let about = "Types of inline schemas, by operation.";
            files.push(("src/types/operations/mod.rs", about, self.owned.text("operations", "mod")));
            self.types.add_folder("operations");
        }
        if !self.types.is_empty() {
            files.push(("src/types/mod.rs", TYPES, self.types.text("types", "mod")));
        }
        files.into_iter()
    }
}
