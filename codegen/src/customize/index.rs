//! The items of the model, by the names that a configuration uses.

use super::members;
use super::pattern::Pattern;
use crate::ir::{Api, TypeDef, TypeId};
use crate::names;

/// The types of the model with the names that a configuration uses: the keys of components, and the Rust names of all
/// types without settings of their own.
pub(super) struct Index<'a> {
    api: &'a Api,
    rust: Vec<String>,
}

impl<'a> Index<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        Self { api, rust: names::default_type_names(api) }
    }

    /// Returns the types that match a pattern, by the keys of components, or else by Rust names.
    pub(super) fn types(&self, pattern: &str) -> Vec<TypeId> {
        let pattern = Pattern::new(pattern);
        let is_key = |def: &TypeDef| def.component().is_some_and(|key| pattern.matches(key));
        let is_name = |id: &TypeId| self.rust.get(id.index()).is_some_and(|name| pattern.matches(name));
        let ids = |is_match: &dyn Fn(TypeId, &TypeDef) -> bool| -> Vec<TypeId> {
            self.api.types().filter(|(id, def)| is_match(*id, def)).map(|(id, _)| id).collect()
        };
        if matches!(pattern, Pattern::Wild(_)) {
            return ids(&|id, def| is_key(def) || is_name(&id));
        }
        let found = ids(&|_, def| is_key(def));
        if found.is_empty() { ids(&|id, _| is_name(&id)) } else { found }
    }

    /// Returns the fields and variants that match `Type.name`. Both parts may contain dots.
    pub(super) fn members(&self, text: &str) -> Vec<(TypeId, usize)> {
        for (dot, _) in text.rmatch_indices('.') {
            let (Some(ty), Some(member)) = (text.get(..dot), text.get(dot + 1..)) else { continue };
            let types = self.types(ty);
            let exact = self.members_of(&types, &Pattern::Exact(member));
            let found = if exact.is_empty() { self.members_of(&types, &Pattern::new(member)) } else { exact };
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    fn members_of(&self, types: &[TypeId], pattern: &Pattern<'_>) -> Vec<(TypeId, usize)> {
        let mut found = Vec::new();
        for id in types {
            let Some(def) = self.api.get(*id) else { continue };
            let all = members::names(&def.kind);
            let matching = all.iter().enumerate().filter(|(_, all)| all.iter().any(|name| pattern.matches(name)));
            found.extend(matching.map(|(index, _)| (*id, index)));
        }
        found
    }

    /// Returns the definition of a type.
    pub(super) fn definition(&self, id: TypeId) -> Option<&'a TypeDef> {
        self.api.get(id)
    }

    /// Returns the Rust name of a type.
    pub(super) fn rust_name(&self, id: TypeId) -> &str {
        self.rust.get(id.index()).map_or("", String::as_str)
    }

    /// Returns the names of all types.
    pub(super) fn type_names(&self) -> Vec<String> {
        let keys = self.api.types.iter().filter_map(TypeDef::component).map(str::to_owned);
        keys.chain(self.rust.iter().cloned()).collect()
    }

    /// Returns the names of all types, and of their fields and variants.
    pub(super) fn all_names(&self) -> Vec<String> {
        let mut all = self.type_names();
        for (def, rust) in self.api.types.iter().zip(&self.rust) {
            let ty = def.component().unwrap_or(rust);
            let members = members::names(&def.kind).into_iter().filter_map(|names| names.into_iter().next());
            all.extend(members.map(|member| format!("{ty}.{member}")));
        }
        all
    }
}

/// Returns the most similar name.
pub(super) fn similar(key: &str, mut known: Vec<String>) -> Option<String> {
    known.sort_unstable();
    known.dedup();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    crate::suggestion::closest(key, &known).map(str::to_owned)
}
