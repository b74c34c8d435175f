//! The files that need no comparison, because both versions have them.

use std::collections::{BTreeMap, BTreeSet};

use super::surface::{Modules, Surface};
use crate::write::OutputFile;

/// The paths of the files that differ. Others are read only if an item of a file that differs stands for one of theirs.
pub(super) struct Different<'f> {
    old: &'f [OutputFile],
    new: &'f [OutputFile],
    paths: BTreeSet<&'f str>,
}

impl<'f> Different<'f> {
    /// Finds the files that differ in their text, or in the cargo features that compile them.
    pub(super) fn of(old: &'f [OutputFile], new: &'f [OutputFile], modules: [&Modules; 2]) -> Self {
        let before: BTreeMap<&str, &str> = old.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
        let after: BTreeMap<&str, &str> = new.iter().map(|file| (file.path.as_str(), file.text.as_str())).collect();
        let [old_modules, new_modules] = modules;
        let all = before.keys().chain(after.keys()).copied();
        let differs = |path: &&str| {
            before.get(path) != after.get(path)
                || old_modules.of_file(path).map(|module| &module.gate)
                    != new_modules.of_file(path).map(|module| &module.gate)
        };
        Self { old, new, paths: all.filter(differs).collect() }
    }

    /// Returns true if a file is to be read.
    pub(super) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// Adds the files of the types that other types stand for since a change. Returns true if there are any.
    pub(super) fn add_targets(&mut self, old: &Surface, new: &Surface) -> bool {
        let mut missing = BTreeSet::new();
        for (own, other) in [(old, new), (new, old)] {
            for item in &own.items {
                let Some(target) = item.ty.strip_prefix("= ") else { continue };
                let counterpart = other.at(&item.path).and_then(|index| other.get(index));
                let is_local = own.at(&format!("types::{target}")).is_none();
                if is_local && counterpart.is_none_or(|counterpart| counterpart.ty != item.ty) {
                    missing.insert(target);
                }
            }
        }
        if missing.is_empty() {
            return false;
        }
        let count = self.paths.len();
        for file in self.old.iter().chain(self.new) {
            if !self.paths.contains(file.path.as_str()) && defined(&file.text).any(|name| missing.contains(name)) {
                self.paths.insert(&file.path);
            }
        }
        self.paths.len() > count
    }
}

/// Returns the names of the types that a file defines.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    const HEADS: [&str; 3] = ["pub struct ", "pub enum ", "pub type "];
    text.lines().filter_map(|line| {
        let line = line.trim_start();
        let rest = HEADS.iter().find_map(|head| line.strip_prefix(head))?;
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()
    })
}

/// Returns the aliases that a file defines, with their targets.
pub(super) fn aliases(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| {
        let (name, target) = line.trim_start().strip_prefix("pub type ")?.strip_suffix(';')?.split_once(" = ")?;
        (!name.contains('<')).then_some((name, target))
    })
}
