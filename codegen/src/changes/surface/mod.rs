//! The surface of generated code: each item that a caller can use, with what it does on the wire.
//!
//! It is read from the files themselves. What is compared is therefore what the compiler sees, and a checked-in crate is
//! compared in the same way as a description.

mod assemble;
mod code;
mod constants;
mod docs;
mod enumeration;
mod function;
mod implementation;
mod items;
mod manifest;
mod modules;
mod parameters;
mod structure;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use code::replace_words;
pub(super) use modules::Modules;
pub(super) use structure::optional;

use super::kind::ItemKind;
use super::unchanged::{self, Different};
use crate::write::OutputFile;

/// The name of a file that cannot be read, and the cause.
pub(super) type Failure = (String, String);

/// An item of the surface.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The kind.
    pub(super) kind: ItemKind,
    /// The Rust path in the crate; a field is `types::Pet.age`.
    pub(super) path: String,
    /// The item that this one is a part of.
    pub(super) parent: Option<usize>,
    /// The type, as callers depend on it.
    pub(super) ty: String,
    /// The arguments of a function in their order, or the traits of an item.
    pub(super) order: Vec<String>,
    /// The facts of the item on the wire and in the implementation, by name.
    pub(super) facts: BTreeMap<&'static str, String>,
    /// The documentation, without what other facts say.
    pub(super) docs: String,
    /// The documented default.
    pub(super) default: Option<String>,
    /// True if the item is deprecated.
    pub(super) deprecated: bool,
    /// True if callers must provide the item: a required parameter.
    pub(super) required: bool,
    /// True if code of callers lists all parts of the item: a struct or an enum without `#[non_exhaustive]`.
    pub(super) exhaustive: bool,
    /// The cargo features that compile the item; none if it is always compiled.
    pub(super) gate: BTreeSet<String>,
    /// The index of the file.
    pub(super) file: usize,
}

impl Item {
    fn new(kind: ItemKind, path: String, file: usize) -> Self {
        Self {
            kind,
            path,
            parent: None,
            ty: String::new(),
            order: Vec::new(),
            facts: BTreeMap::new(),
            docs: String::new(),
            default: None,
            deprecated: false,
            required: false,
            exhaustive: false,
            gate: BTreeSet::new(),
            file,
        }
    }

    /// Returns the last segment of the path, with what separates it from the rest.
    pub(super) fn tail<'a>(&'a self, parent: Option<&Self>) -> &'a str {
        parent.and_then(|parent| self.path.strip_prefix(&parent.path)).unwrap_or(&self.path)
    }

    /// Returns the name without modules.
    pub(super) fn name(&self) -> &str {
        let end = self.path.find(['.', '(', ' ', '@']).unwrap_or(self.path.len());
        let start = self.path.get(..end).and_then(|head| head.rfind("::")).map_or(0, |start| start + 2);
        self.path.get(start..).unwrap_or(&self.path)
    }
}

/// All items of generated code.
#[derive(Debug, Default)]
pub(super) struct Surface {
    /// The items, in the order of the files.
    pub(super) items: Vec<Item>,
    /// The parts of each item.
    parts: BTreeMap<usize, Vec<usize>>,
    /// The targets of aliases of types, by name.
    pub(super) aliases: BTreeMap<String, String>,
    /// The items by path.
    by_path: BTreeMap<String, usize>,
    /// The names of the files.
    pub(super) files: Vec<String>,
}

impl Surface {
    /// Reads the surface of the files that are wanted.
    ///
    /// # Errors
    ///
    /// Returns the name of a file that is not valid Rust or TOML, and the cause.
    pub(super) fn read(files: &[OutputFile], modules: &Modules, different: &Different<'_>) -> Result<Self, Failure> {
        let mut surface = Self { files: files.iter().map(|file| file.path.clone()).collect(), ..Self::default() };
        let mut found = items::Found::default();
        for (index, file) in files.iter().enumerate() {
            let failed = |cause: String| (file.path.clone(), cause);
            if !different.has(&file.path) {
                let aliases = unchanged::aliases(&file.text);
                surface.aliases.extend(aliases.map(|(name, target)| (name.to_owned(), target.to_owned())));
            } else if file.path.ends_with("Cargo.toml") {
                surface.items.extend(manifest::items(file, index).map_err(failed)?);
            } else if let Some(module) = modules.of_file(&file.path) {
                found.file(&file.text, index, module).map_err(|error| failed(error.to_string()))?;
            }
        }
        assemble::assemble(found, &mut surface);
        surface.index();
        Ok(surface)
    }

    fn index(&mut self) {
        for (index, item) in self.items.iter().enumerate() {
            match item.parent {
                Some(parent) => self.parts.entry(parent).or_default().push(index),
                None => {
                    self.by_path.entry(item.path.clone()).or_insert(index);
                }
            }
            if item.kind == ItemKind::Type
                && let Some(target) = item.ty.strip_prefix("= ")
            {
                self.aliases.insert(item.name().to_owned(), target.to_owned());
            }
        }
    }

    /// Returns an item.
    pub(super) fn get(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// Returns the item, outside of others, with this path.
    pub(super) fn at(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Returns the parts of an item.
    pub(super) fn parts(&self, index: usize) -> &[usize] {
        self.parts.get(&index).map_or(&[], Vec::as_slice)
    }

    /// Returns the items that are no part of another one.
    pub(super) fn roots(&self) -> impl Iterator<Item = usize> {
        self.items.iter().enumerate().filter(|(_, item)| item.parent.is_none()).map(|(index, _)| index)
    }

    /// Returns the item that an alias stands for, or the item itself.
    pub(super) fn resolved(&self, index: usize) -> usize {
        const LONGEST: usize = 16;
        let mut current = index;
        for _ in 0..LONGEST {
            let target = self.get(current).and_then(|item| item.ty.strip_prefix("= "));
            match target.and_then(|target| self.at(&format!("types::{target}"))) {
                Some(next) => current = next,
                None => break,
            }
        }
        current
    }
}
